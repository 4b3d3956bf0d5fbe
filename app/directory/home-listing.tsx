import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

const words = texts.directory.owner;

/** On the owner's home: whether the business is in the directory, and the way to its listing. */
export function HomeListing({ base, listed }: { base: string; listed: boolean }) {
  return (
    <section aria-labelledby="in-directory" className="card">
      <h3 id="in-directory">{listed ? words.homeListed : words.homeMissing}</h3>
      <p>{listed ? words.homeListedText : words.homeMissingText}</p>
      <p>
        <Link to={`${base}/listing`}>{listed ? words.homeListedLink : words.homeMissingLink}</Link>
      </p>
    </section>
  );
}
