import { Form, Link, useLocation, useParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import { Banner } from "./banner.tsx";
import { type Face, type LayoutData, type PageLink, useLayoutData } from "./layout-data.ts";
import { Menu } from "./menu.tsx";
import { PhaseBanner } from "./phase-banner.tsx";
import { SkipLink } from "./skip-link.tsx";

/** The frame of every page: who this is, where you are, the way out, help. */
export function PageFrame({ face, children }: { face: Face; children: ReactNode }) {
  const data = useLayoutData();
  const { businessId } = useParams();
  const business = data?.businesses.find((one) => one.id === businessId);
  const flashKey = useLocation().key;
  return (
    <>
      <SkipLink />
      <header>
        <Header data={data} face={face} councilName={business?.councilName ?? null} />
        {data?.demonstration ? (
          <PhaseBanner tag={texts.ui.layout.demonstration}>{texts.ui.layout.demonstrationText}</PhaseBanner>
        ) : null}
        {face === "staff" && data?.desk ? <DeskBar desk={data.desk} /> : null}
        {face === "business" && business && data ? (
          <BusinessBar business={business} businesses={data.businesses} />
        ) : null}
      </header>
      <main className="main" id="main" tabIndex={-1}>
        {data?.flash ? (
          <div className="wrap flash">
            <Banner key={flashKey} tone={data.flash.tone} titleId="flash-title">
              {data.flash.message}
            </Banner>
          </div>
        ) : null}
        {children}
      </main>
      <Footer councils={data?.councils ?? []} />
    </>
  );
}

function Header({ data, face, councilName }: { data: LayoutData | undefined; face: Face; councilName: string | null }) {
  const words = texts.ui.layout;
  const council = (face === "staff" ? data?.desk?.councilName : councilName) ?? words.councils(data?.councils ?? []);
  const look = data?.looks[council];
  return (
    <div className="header">
      {look?.theme ? <link rel="stylesheet" href={look.theme} /> : null}
      <div className="wrap">
        <Link to="/" className="brand">
          {look?.logo ? <img className="brand-logo" src={look.logo} alt="" /> : <Mark />}
          <span>
            <strong>{texts.common.productName}</strong> <span>{council}</span>
          </span>
        </Link>
        <Menu label={words.account} summary={words.menu} className="header-menu">
          {data?.person ? (
            <PersonLinks data={data} name={data.person.name} />
          ) : (
            <>
              <MenuLink to="/news">{words.news}</MenuLink>
              <MenuLink to="/services">{words.services}</MenuLink>
            </>
          )}
          <MenuLink to="/directory">{words.directory}</MenuLink>
          <MenuLink to="/help">{words.help}</MenuLink>
          {data?.person ? (
            <li>
              <Form method="post" action="/sign-out">
                <button type="submit">{words.signOut}</button>
              </Form>
            </li>
          ) : (
            <MenuLink to="/sign-in">{words.signIn}</MenuLink>
          )}
        </Menu>
      </div>
    </div>
  );
}

function PersonLinks({ data, name }: { data: LayoutData; name: string }) {
  const words = texts.ui.layout;
  const [only, ...more] = data.businesses;
  return (
    <>
      {only && more.length === 0 ? <MenuLink to={`/business/${only.id}`}>{words.yourBusiness}</MenuLink> : null}
      {more.length > 0 || (!only && !data.desk) ? <MenuLink to="/business">{words.yourBusinesses}</MenuLink> : null}
      {data.desk ? <MenuLink to="/staff">{words.desk}</MenuLink> : null}
      <MenuLink to="/account">
        <span className="visually-hidden">{words.accountOf} </span>
        {name}
      </MenuLink>
    </>
  );
}

function MenuLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to}>{children}</Link>
    </li>
  );
}

/** A roof and a place mark in one. */
function Mark() {
  return (
    <svg viewBox="0 0 38 38" width="38" height="38" aria-hidden="true" focusable="false">
      <path d="M19 1 3 11v13c0 6 8 10 16 13 8-3 16-7 16-13V11z" fill="#ffb81c" />
      <path d="M10 17h18v3c0 2-2 3.5-4.500 3.500S19 22 19 20c0 2-2 3.500-4.500 3.500S10 22 10 20z" fill="#0f4c35" />
      <path d="M11.500 11h15l1.500 5H10zM12 25h14v5H12z" fill="#0f4c35" />
    </svg>
  );
}

function BusinessBar({
  business,
  businesses,
}: {
  business: { id: string; name: string };
  businesses: LayoutData["businesses"];
}) {
  const words = texts.ui.layout.business;
  const base = `/business/${business.id}`;
  const links = [
    [base, words.home],
    [`${base}/details`, words.details],
    [`${base}/tell-us`, words.tellUs],
    [`${base}/changes`, words.changes],
    [`${base}/services`, words.services],
    [`${base}/people`, words.people],
  ] as const;
  const { key } = useLocation();
  return (
    <div className="subheader">
      <div className="wrap">
        {businesses.length > 1 ? (
          <details className="switcher" key={key}>
            <summary>
              <strong>{business.name}</strong>
              <span className="visually-hidden">. {words.switch}</span>
            </summary>
            <ul aria-label={words.switch}>
              {businesses.map((one) => (
                <li key={one.id}>
                  <Link to={`/business/${one.id}`} aria-current={one.id === business.id ? "true" : undefined}>
                    {one.name}
                  </Link>
                </li>
              ))}
              <li>
                <Link to="/business">{words.all}</Link>
              </li>
            </ul>
          </details>
        ) : (
          <span className="subheader-name">{business.name}</span>
        )}
        <PageLinks label={words.label} links={links.map(([href, text]) => ({ href, text }))} first={base} />
      </div>
    </div>
  );
}

function DeskBar({ desk }: { desk: NonNullable<LayoutData["desk"]> }) {
  return (
    <div className="subheader">
      <div className="wrap">
        <PageLinks label={texts.ui.layout.desk} links={desk.links} first="/staff" />
      </div>
    </div>
  );
}

/** The pages of a business or of the desk; the one that is open is named where the row is folded away. */
function PageLinks({ label, links, first }: { label: string; links: PageLink[]; first: string }) {
  const { pathname } = useLocation();
  const isOpen = ({ href, also }: PageLink) =>
    pathname === href || pathname === also || (href !== first && pathname.startsWith(`${href}/`));
  const item = (link: PageLink) => (
    <li key={link.href}>
      <Link to={link.href} aria-current={isOpen(link) ? "page" : undefined} prefetch="none">
        {link.text}
      </Link>
    </li>
  );
  const rare = links.length > ROOM ? links.filter((link) => link.rare) : [];
  const open = links.find(isOpen);
  return (
    <Menu label={label} summary={open?.text ?? texts.ui.layout.pages} className="page-menu">
      {links.filter((link) => !rare.includes(link)).map(item)}
      {rare.length > 0 ? (
        <li className="menu-more">
          <details>
            <summary>
              {open && rare.includes(open) ? texts.ui.layout.moreOpen(open.text) : texts.ui.layout.more}
            </summary>
            <ul>{rare.map(item)}</ul>
          </details>
        </li>
      ) : null}
    </Menu>
  );
}

/** Pages that a row takes on a screen of an office. */
const ROOM = 10;

function Footer({ councils }: { councils: readonly string[] }) {
  const words = texts.ui.layout;
  return (
    <footer className="footer">
      <div className="wrap">
        <ul>
          <li>
            <Link to="/help">{words.help}</Link>
          </li>
          <li>
            <Link to="/services">{words.services}</Link>
          </li>
          <li>
            <Link to="/directory">{words.directory}</Link>
          </li>
          <li>
            <Link to="/needs">{words.needs}</Link>
          </li>
          <li>
            <Link to="/news">{words.newsAndEvents}</Link>
          </li>
          <li>
            <Link to="/groups">{words.groups}</Link>
          </li>
          <li>
            <Link to="/community-rules">{words.rules}</Link>
          </li>
          <li>
            <Link to="/feeds">{texts.feeds.link}</Link>
          </li>
          <li>
            <Link to="/accessibility">{words.accessibility}</Link>
          </li>
          <li>
            <Link to="/privacy">{words.privacy}</Link>
          </li>
        </ul>
        <p className="muted">{words.footer(words.councils(councils))}</p>
      </div>
    </footer>
  );
}

/** The page's matter, in the measure of its face. */
export function Page({ children, wide, before }: { children: ReactNode; wide?: boolean; before?: ReactNode }) {
  return (
    <div className="wrap">
      {before}
      <div className={wide ? "content content-wide" : "content"}>{children}</div>
    </div>
  );
}
