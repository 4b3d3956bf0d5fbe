import type { ReactNode } from "react";

/** The good news at the end of a task. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="panel">
      <h1>{title}</h1>
      {children ? <div>{children}</div> : null}
    </div>
  );
}
