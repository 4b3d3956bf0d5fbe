import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { toString as drawQr } from "qrcode";
import { QrCode } from "~/journey/partners/qr-code.tsx";
import { findLink, linkAddress } from "~/journey/partners/queries.server.ts";
import { tradeSheet } from "~/journey/partners/sheet.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";

const words = texts.partners.sheet;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data ? words.title(data.sheet.trade) : words.scan) },
  { name: "robots", content: "noindex" },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await findLink(db(), params.code);
  const sheet = link ? await tradeSheet(params.trade) : null;
  if (!link || !sheet) notFound();
  const address = linkAddress(link.code);
  return {
    sheet,
    address,
    partner: link.partner,
    code: link.code,
    qr: await drawQr(address, { type: "svg", margin: 1 }),
  };
}

export default function Sheet() {
  const { sheet, address, partner, code, qr } = useLoaderData<typeof loader>();
  return (
    <Page>
      <div className="partner-sheet">
        <PageTitle>{words.title(sheet.trade)}</PageTitle>
        <div className="partner-sheet-top">
          <div>
            <p className="lead">{words.lead}</p>
            <p>
              <strong>{words.scan}:</strong>{" "}
              <span className="partner-address">{address.replace(/^https?:\/\//, "")}</span>
            </p>
            <p className="muted">{words.from(partner)}</p>
          </div>
          <QrCode svg={qr} label={texts.partners.page.qr(partner)} />
        </div>
        {sheet.must.length > 0 ? (
          <>
            <h2>{words.must}</h2>
            <ul>
              {sheet.must.map(({ key, title, what, cost, deadline }) => (
                <li key={key}>
                  <strong>{title}.</strong> {what}{" "}
                  <span className="muted">{[deadline, words.costs(cost)].filter(Boolean).join("; ")}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {sheet.may.length > 0 ? (
          <p>
            <strong>{words.may}:</strong> {sheet.may.join("; ")}
          </p>
        ) : null}
        <h2>{words.first}</h2>
        <ol>
          {sheet.first.map(({ key, title, what }) => (
            <li key={key}>
              <strong>{title}.</strong> {what}
            </li>
          ))}
        </ol>
        <p className="small muted">{words.note}</p>
      </div>
      <div className="actions no-print">
        <PrintButton>{words.print}</PrintButton>
        <Link to={`/start?via=${code}`}>{words.back}</Link>
      </div>
    </Page>
  );
}
