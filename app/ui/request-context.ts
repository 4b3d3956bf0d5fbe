import { createContext, useContext } from "react";

interface PageRequest {
  /** for inline scripts, by the Content-Security-Policy; browsers hide it from scripts, so it is "" there */
  nonce: string;
  /** the request's reference number, as it is in the log; in the browser that of the page as it was sent */
  reference: string;
}

const Context = createContext<PageRequest>({ nonce: "", reference: "" });

export const PageRequestProvider = Context.Provider;

export function useNonce(): string {
  return useContext(Context).nonce;
}

/** The reference number of this page's request, for the error page. */
export function useRequestReference(): string {
  return useContext(Context).reference;
}
