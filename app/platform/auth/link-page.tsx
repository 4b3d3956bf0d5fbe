import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import type { FoundLink } from "./links.server.ts";

const words = texts.account.link;

/** What a link that no longer works leads to: why, and the way to a new one. Never a blank page. */
export function DeadLink({ state, newLink }: { state: Exclude<FoundLink["state"], "good">; newLink?: string }) {
  return (
    <Page>
      <PageTitle>{words[`${state}Title`]}</PageTitle>
      <p>{words[`${state}Text`]}</p>
      {newLink ? <ButtonLink to={newLink}>{words.newLink}</ButtonLink> : null}
      <p>
        <Link to="/sign-in">{texts.account.signIn.title}</Link>
      </p>
    </Page>
  );
}

/** The title of a page that a link leads to. */
export function linkTitle(state: FoundLink["state"], title: string): string {
  return texts.common.title(state === "good" ? title : words[`${state}Title`]);
}
