import type { ReactNode } from "react";
import { Tag } from "./tag.tsx";

/** Says on every page what kind of installation this is. */
export function PhaseBanner({ tag, children }: { tag: string; children: ReactNode }) {
  return (
    <div className="phase">
      <p className="wrap">
        <Tag tone="notice">{tag}</Tag> <span>{children}</span>
      </p>
    </div>
  );
}
