import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.site.privacy;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export default function Privacy() {
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      {words.intro.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {words.sections.map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          {section.text.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
    </Page>
  );
}
