import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { PageRequestProvider } from "~/ui/request-context.ts";

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
