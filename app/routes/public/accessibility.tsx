import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.site.accessibility;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export default function Accessibility() {
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      {words.intro.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <h2>{words.canTitle}</h2>
      <ul>
        {words.can.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2>{words.checksTitle}</h2>
      {words.checks.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <h2>{words.knownTitle}</h2>
      <ul>
        {words.known.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2>{words.tellTitle}</h2>
      {words.tell.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Page>
  );
}
