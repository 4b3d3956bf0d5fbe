import { Actions, ButtonLink } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

/** The page of a link from a message that does nothing any more: why, and the way on. */
export function LinkNotGood({ title, text, signIn }: { title: string; text: string; signIn: string }) {
  return (
    <Page>
      <PageTitle>{title}</PageTitle>
      <p>{text}</p>
      <Actions>
        <ButtonLink to="/sign-in?next=/business">{signIn}</ButtonLink>
      </Actions>
    </Page>
  );
}
