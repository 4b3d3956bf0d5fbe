import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

const words = texts.services.list;

/** What a list says of a service. */
export interface ListedService {
  slug: string;
  title: string;
  summary: string;
}

/** Services one under the other, each with what it is. */
export function ServiceList({ services }: { services: readonly ListedService[] }) {
  return (
    <ul className="ruled-list">
      {services.map((service) => (
        <li key={service.slug}>
          <Link to={`/services/${service.slug}`} className="font-bold">
            {service.title}
          </Link>
          <span className="block small muted">{service.summary}</span>
        </li>
      ))}
    </ul>
  );
}

/** Services by letter, with links to the letters first. */
export function LetterList({ groups }: { groups: readonly { letter: string; services: readonly ListedService[] }[] }) {
  return (
    <>
      <nav aria-label={words.letters} className="no-print">
        <ul className="plain-list flex flex-wrap gap-1">
          {groups.map(({ letter }) => (
            <li key={letter} className="mb-0!">
              <a
                href={`#letter-${letter}`}
                aria-label={words.jumpTo(letter)}
                className="inline-grid place-items-center min-w-11 min-h-11 border border-sand-300 rounded-box bg-paper font-bold no-underline hover:border-primary"
              >
                {letter}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ letter, services }) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h3 id={`letter-${letter}`} tabIndex={-1}>
            {letter}
          </h3>
          <ServiceList services={services} />
        </section>
      ))}
    </>
  );
}
