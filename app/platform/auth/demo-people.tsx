import { Form } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { DemoPerson } from "./demo.server.ts";

const words = texts.account.signIn;

/** The people of the demonstration, one press each. Nothing at all when this is not a demonstration. */
export function DemoPeople({ people, next }: { people: DemoPerson[]; next: string }) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people" className="demo-people-title">
        {words.demoTitle}
      </h2>
      <p>{words.demoText}</p>
      <Form method="post" action="/demo/become">
        <input type="hidden" name="next" value={next} />
        <ul className="demo-people">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="submit"
                className="button button-secondary button-small"
                name="personId"
                value={person.id}
                aria-label={words.demoBecome(person.name)}
              >
                {person.name}
              </button>{" "}
              <span>{person.label}</span>
            </li>
          ))}
        </ul>
      </Form>
    </section>
  );
}
