import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TRADES } from "../trades-table.ts";
import { QrCode } from "./qr-code.tsx";

const words = texts.partners.page;

interface ShownLink {
  id: string;
  label: string;
  address: string;
  qr: string;
  /** null = fewer than five */
  opened: number | null;
  plans: number | null;
  registered: number | null;
}

/** A partner's links, each with its code and what came of it. */
export function PartnerLinks({ links }: { links: readonly ShownLink[] }) {
  if (links.length === 0) return <p>{words.noLinks}</p>;
  const count = (value: number | null) => value?.toLocaleString("en-GB") ?? words.few;
  return (
    <ul className="partner-links">
      {links.map((link) => (
        <li key={link.id}>
          <QrCode svg={link.qr} label={words.qr(link.label)} />
          <div>
            <h3>{link.label}</h3>
            <p className="partner-address">{link.address}</p>
            <dl>
              {(["opened", "plans", "registered"] as const).map((what) => (
                <div key={what}>
                  <dt>{words[what]}</dt>
                  <dd>{count(link[what])}</dd>
                </div>
              ))}
            </dl>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A sheet to print for each trade. */
export function Sheets({ code }: { code: string }) {
  return (
    <>
      <h2>{words.sheets}</h2>
      <p>{words.sheetsLead}</p>
      <Details summary={words.trade}>
        <ul>
          {TRADES.map(({ key, label }) => (
            <li key={key}>
              <Link to={`/go/${code}/sheets/${key}`}>{label}</Link>
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}

export function GonePartner() {
  return (
    <Page>
      <PageTitle>{words.gone}</PageTitle>
      <p>{words.goneText}</p>
      <p>
        <Link to="/partners">{texts.partners.join.title}</Link>
      </p>
    </Page>
  );
}
