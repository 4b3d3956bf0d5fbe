import type { ReactNode } from "react";

/** The page's one heading, with what it is about above it. */
export function PageTitle({ children, caption }: { children: ReactNode; caption?: ReactNode }) {
  return (
    <>
      {caption ? <span className="caption">{caption}</span> : null}
      <h1>{children}</h1>
    </>
  );
}
