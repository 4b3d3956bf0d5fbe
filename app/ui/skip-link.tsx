import { texts } from "~/texts/texts.ts";

/** The first thing a keyboard reaches. */
export function SkipLink({ href = "#main" }: { href?: string }) {
  return (
    <a href={href} className="skip-link">
      {texts.ui.skipLink}
    </a>
  );
}
