import { Link } from "@remix-run/react";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import type { NewStart } from "./new-starts.server.ts";

const words = texts.staff.today;

/** New starts to call; nothing where there are none. */
export function NewStarts({ starts, asOf }: { starts: readonly NewStart[]; asOf: PlainDate }) {
  if (starts.length === 0) return null;
  return (
    <section aria-labelledby="new-starts">
      <h2 id="new-starts">{words.newStarts}</h2>
      <ul className="ruled-list">
        {starts.map((one) => (
          <li key={one.taskId}>
            <Link to={`/staff/businesses/${one.businessId}`}>{one.business}</Link>{" "}
            {one.dueOn < asOf ? <Tag tone="problem">{words.newStartLate}</Tag> : null}
            <span className="source">
              {one.note} {words.newStartBy(formatDay(one.dueOn))}{" "}
              <Link to={`/staff/tasks/${one.taskId}`}>
                {words.newStartTask}
                <span className="visually-hidden">: {one.business}</span>
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
