import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Tag, type Tone } from "./tag.tsx";

interface Task {
  title: ReactNode;
  href?: string;
  hint?: ReactNode;
  /** plain words for what is done; a tag for what is not */
  status: { text: string } | { tag: string; tone?: Tone };
}

/** Things to do, each with how far it is. */
export function TaskList({ tasks, id = "task-list" }: { tasks: readonly Task[]; id?: string }) {
  return (
    <ul className="task-list">
      {tasks.map((task, index) => {
        const own = `${id}-${index + 1}`;
        return (
          <li key={own}>
            <div className="task-name">
              {task.href ? (
                <Link to={task.href} aria-describedby={`${task.hint ? `${own}-hint ` : ""}${own}-status`}>
                  {task.title}
                </Link>
              ) : (
                <div>{task.title}</div>
              )}
              {task.hint ? (
                <div id={`${own}-hint`} className="hint">
                  {task.hint}
                </div>
              ) : null}
            </div>
            <div id={`${own}-status`}>
              {"tag" in task.status ? <Tag tone={task.status.tone ?? "info"}>{task.status.tag}</Tag> : task.status.text}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
