import type { ReactNode } from "react";

/** Words that stand apart from the rest. */
export function InsetText({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <div className="inset" id={id}>
      {children}
    </div>
  );
}
