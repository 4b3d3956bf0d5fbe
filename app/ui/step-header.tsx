import { texts } from "~/texts/texts.ts";

/** "Step 3 of 7", in words and as a bar. */
export function StepHeader({ now, all }: { now: number; all: number }) {
  return (
    <>
      <p className="step">{texts.ui.step(now, all)}</p>
      <div className="step-bar" aria-hidden="true">
        {Array.from({ length: all }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are their numbers
          <span key={index} className={index < now ? "step-done" : "step-to-do"} />
        ))}
      </div>
    </>
  );
}
