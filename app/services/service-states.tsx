import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";

const words = texts.services.staff;

interface ServiceState {
  status: string;
  /** rules held back */
  held: number;
  /** its web address is at fault */
  link: boolean;
  hidden: boolean;
  stale: boolean;
  /** the council's own version */
  own: boolean;
}

/** How a service stands, for its editor. */
export function ServiceStates({ service: row }: { service: ServiceState }) {
  return (
    <span className="flex flex-wrap gap-1">
      {row.status === "draft" ? <Tag tone="problem">{words.draft}</Tag> : null}
      {row.status === "withdrawn" ? <Tag>{words.withdrawn}</Tag> : null}
      {row.status === "live" ? <span className="muted">{words.live}</span> : null}
      {row.held > 0 ? <Tag tone="problem">{words.ruleFaults(row.held)}</Tag> : null}
      {row.link ? <Tag tone="problem">{words.link}</Tag> : null}
      {row.hidden ? <Tag tone="problem">{words.hidden}</Tag> : null}
      {row.stale && !row.hidden ? <Tag tone="notice">{words.stale}</Tag> : null}
      {row.own ? <Tag tone="info">{words.own}</Tag> : null}
    </span>
  );
}
