import { fieldLabel } from "~/circumstances/describe.ts";
import { GROWTH_SETTINGS } from "~/classification/growth-settings.ts";
import { isUnusualStep } from "~/classification/track-record.ts";
import { texts } from "~/texts/texts.ts";
import type { ReceiptChange } from "../receipt.ts";

const words = texts.triage.owner;

interface OwnerUnusualProps {
  changes: readonly ReceiptChange[];
  before?: boolean;
  /** of a correction: the head count before what is set right */
  since?: number | undefined;
}

/** A head count that jumped: the owner is asked whether it is right, before saving and after. */
export function OwnerUnusual({ changes, before, since }: OwnerUnusualProps) {
  const step = changes
    .flatMap((change) => change.fields)
    .map((field) => ({ ...field, before: since ?? field.before }))
    .find(({ label, before: was, after: is }) => label === fieldLabel("employees") && isSurge(was, is));
  if (!step) return null;
  const [was, is] = [Number(step.before), Number(step.after)];
  return (
    <section className="card card-attention mb-8" aria-labelledby="unusual-title">
      <h2 id="unusual-title">{words.title}</h2>
      <p>{before ? words.before(was, is) : words.text(was, is)}</p>
    </section>
  );
}

function isSurge(was: unknown, is: unknown): boolean {
  return typeof was === "number" && typeof is === "number" && isUnusualStep(was, is, GROWTH_SETTINGS);
}
