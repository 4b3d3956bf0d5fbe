import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

const words = texts.directory.owner;

/** On the owner's home: whether the business is in the directory, and the way to its listing. */
export function HomeListing({ base, listed }: { base: string; listed: boolean }) {
  return (
    <section aria-labelledby="in-directory">
      <h2 id="in-directory">{listed ? words.homeListed : words.homeMissing}</h2>
      <p>
        <Link to={`${base}/listing`}>{listed ? words.homeListedLink : words.homeMissingLink}</Link>
      </p>
    </section>
  );
}
