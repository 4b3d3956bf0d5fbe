import { useLoaderData } from "@remix-run/react";
import { servedCouncils } from "~/places/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.site.help;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader() {
  const councils = await servedCouncils();
  return { councils: councils.map(({ code, name, website }) => ({ code, name, website })) };
}

export default function Help() {
  const { councils } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      {words.questions.map(({ question, answer }) => (
        <Details key={question} summary={question}>
          {answer.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Details>
      ))}
      <h2>{words.contactTitle}</h2>
      <p>{words.contactText}</p>
      <ul>
        {councils.map((council) => (
          <li key={council.code}>{council.website ? <a href={council.website}>{council.name}</a> : council.name}</li>
        ))}
      </ul>
    </Page>
  );
}
