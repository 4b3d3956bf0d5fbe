import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { texts } from "~/texts/texts.ts";
import { PageRequestProvider } from "~/ui/request-context.ts";

// the server says it before a title for whoever has no scripts; here the error summary does
const prefix = `${texts.ui.errorSummary.prefix} `;
if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageRequestProvider value={{ nonce: "", reference: document.documentElement.dataset.request ?? "" }}>
        <RemixBrowser />
      </PageRequestProvider>
    </StrictMode>,
  );
});
