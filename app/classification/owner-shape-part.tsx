import { texts } from "~/texts/texts.ts";
import type { OwnerShape } from "./owner-shape.ts";

const words = texts.models.owner;

/** What we think of the business's shape and why, for its owner. */
export function OwnerShapePart({ shape }: { shape: OwnerShape }) {
  const { segment, complexity, reasons, makes, question } = shape;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{sentenceOf(segment, complexity)}</p>
      {reasons.length > 0 || makes.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {makes.length > 0 ? <li>{words.makes(listed(makes))}</li> : null}
        </ul>
      ) : null}
      {question ? <p>{words.question(question)}</p> : null}
      {segment || complexity ? <p>{words.wrong}</p> : null}
    </section>
  );
}

function sentenceOf(segment: string | null, complexity: string | null): string {
  if (segment) return words.sentence(complexity ? [segment, complexity] : [segment]);
  return complexity ? words.complexityOnly(complexity) : words.unknown;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${last}` : last;
}
