import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.claim.staff.letters.page;

interface LetterProps {
  letter: { name: string; reference: string; lines: string[]; code: string };
  day: string;
  councilName: string;
  url: string;
}

/** One letter on one sheet: where it goes, the code, and what to do with it. */
export function PrintedLetter({ letter, day, councilName, url }: LetterProps) {
  return (
    <article className="letter">
      <p>
        <strong>{councilName}</strong>
      </p>
      <address>
        {letter.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address never move
          <span key={at}>
            {line}
            <br />
          </span>
        ))}
      </address>
      <p>{formatDay(day)}</p>
      <p>
        {words.reference}: {letter.reference}
      </p>
      <h2>{words.subject(letter.name)}</h2>
      <p>{words.salutation}</p>
      <p>{words.text(letter.name)}</p>
      <p className="letter-code">
        <span>{words.code}</span>
        <strong>{letter.code}</strong>
      </p>
      <p>{words.use(url)}</p>
      <p>{words.lasts}</p>
      <p>{words.ignore}</p>
    </article>
  );
}
