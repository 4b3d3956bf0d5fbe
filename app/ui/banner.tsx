import { type ReactNode, useEffect, useRef } from "react";
import { texts } from "~/texts/texts.ts";

interface BannerProps {
  children: ReactNode;
  tone?: "notice" | "success" | "attention";
  title?: string;
  /** a page with two banners gives each its own */
  titleId?: string;
}

/** Something that is not part of the page's own matter: done, or important to know. A success takes the focus. */
export function Banner({ children, tone = "notice", title, titleId = "notification-title" }: BannerProps) {
  const box = useRef<HTMLDivElement>(null);
  const success = tone === "success";
  useEffect(() => {
    if (success) box.current?.focus();
  }, [success]);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that it may have take a name
    <div
      ref={box}
      className={tone === "notice" ? "notification" : `notification notification-${tone}`}
      role={success ? "alert" : "region"}
      aria-labelledby={titleId}
      tabIndex={success ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: what was done is read first where no script gives it the focus, too
      autoFocus={success}
    >
      <div className="notification-header">
        <h2 id={titleId}>{title ?? (success ? texts.ui.success : texts.ui.important)}</h2>
      </div>
      <div className="notification-content">
        {typeof children === "string" ? <p className="notification-heading">{children}</p> : children}
      </div>
    </div>
  );
}
