import { Form } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { DemoGroup, DemoPerson } from "./demo.server.ts";

const words = texts.account.signIn;

/** The people of the demonstration, one press each. Nothing at all when this is not a demonstration. */
export function DemoPeople({ groups, next }: { groups: DemoGroup[]; next: string }) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="demo-people" className="demo-people">
      <h2 id="demo-people">{words.demoTitle}</h2>
      <p>{words.demoText}</p>
      <Form method="post" action="/demo/become">
        <input type="hidden" name="next" value={next} />
        {groups.map((group) => (
          <section key={group.kind} aria-labelledby={`demo-${group.kind}`}>
            <h3 id={`demo-${group.kind}`}>{group.council ?? words.demoGroups[group.kind]}</h3>
            <ul>
              {group.people.map((person) => (
                <Become key={person.id} person={person} />
              ))}
            </ul>
          </section>
        ))}
      </Form>
    </section>
  );
}

function Become({ person }: { person: DemoPerson }) {
  const [role, shows] = person.label.split(": ");
  return (
    <li>
      <button
        type="submit"
        className="button button-secondary button-small"
        name="personId"
        value={person.id}
        aria-label={words.demoBecome(person.name)}
      >
        {person.name}
      </button>
      <p>
        <strong>{role}</strong> {shows ? <span>{shows}</span> : null}
      </p>
    </li>
  );
}
