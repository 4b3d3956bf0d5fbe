import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";

/** The keys of all steps, to be copied into "comes after". */
export function KeysGuide({ keys }: { keys: readonly { key: string; title: string }[] }) {
  return (
    <Details summary={texts.journeyStaff.task.keysGuide}>
      <ul>
        {keys.map((one) => (
          <li key={one.key}>
            <code>{one.key}</code> {one.title}
          </li>
        ))}
      </ul>
    </Details>
  );
}
