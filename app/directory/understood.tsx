import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { ResultPage } from "./result-page.server.ts";

const words = texts.directory.search;

/** How a search was understood: what was put right, what could not be, and what was left out of its address. */
export function Understood({ page, leftOut }: { page: ResultPage; leftOut: readonly string[] }) {
  return (
    <>
      {leftOut.length > 0 ? <p>{texts.ui.leftOut(leftOut)}</p> : null}
      {page.corrected ? (
        <p>
          {words.corrected(page.corrected.to)} <Link to={page.corrected.asTyped}>{words.asTyped(page.typed.q)}</Link>
        </p>
      ) : null}
      {page.shortened ? <p>{page.shortened}</p> : null}
      {page.setAside ? (
        <p>
          {page.setAside.text} <Link to={page.setAside.href}>{page.setAside.link}</Link>
        </p>
      ) : null}
      {page.unknownPlace ? <p>{page.unknownPlace}</p> : null}
      {page.tooLittle ? <p>{page.tooLittle}</p> : null}
      {page.understood.length > 0 ? (
        <p className="muted small">
          {words.understood}: {[...page.understood, words.understoodWords(page.words)].join("; ")}
        </p>
      ) : null}
    </>
  );
}
