import { Form, Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { useLayoutData } from "~/ui/layout-data.ts";
import { SearchBox } from "~/ui/search-box.tsx";

const words = texts.site.home;

export function meta() {
  return [{ title: texts.common.productName }, { name: "description", content: words.description }];
}

export default function Home() {
  const councils = texts.ui.layout.councils(useLayoutData()?.councils ?? []);
  return (
    <>
      <div className="hero">
        <div className="wrap">
          <h1>{words.title}</h1>
          <p className="lede">{words.lede(councils)}</p>
          <FindForm />
        </div>
      </div>
      <div className="wrap">
        <ul className="cards home-cards">
          {words.ways.map((way) => (
            <li key={way.href} className="card card-link">
              <h2>{way.title}</h2>
              <p>{way.text}</p>
              <p>
                <Link to={way.href} className="card-target">
                  {way.link}
                </Link>
              </p>
            </li>
          ))}
        </ul>
        <section aria-labelledby="how">
          <h2 id="how">{words.howTitle}</h2>
          <ol className="numbered numbered-row">
            {words.how.map(([title, text]) => (
              <li key={title}>
                <strong>{title}</strong> <span>{text}</span>
              </li>
            ))}
          </ol>
        </section>
        <div className="home-more">
          <section>
            <h2>{texts.directory.search.title}</h2>
            <FirmForm />
          </section>
          <section>
            <h2>{words.servicesTitle}</h2>
            <p>{words.servicesText}</p>
            <p>
              <Link to="/services">{words.servicesLink}</Link>
            </p>
            <p>
              <Link to="/who-helps">{texts.offers.link}</Link>
            </p>
          </section>
          <section>
            <h2>{texts.needs.list.title}</h2>
            <p>{texts.needs.list.lead}</p>
            <p>
              <Link to="/needs">{texts.needs.home.all}</Link>
            </p>
          </section>
          <section>
            <h2>{texts.news.title}</h2>
            <p>{texts.news.lead}</p>
            <p>
              <Link to="/news">{texts.news.read}</Link>
            </p>
          </section>
        </div>
      </div>
    </>
  );
}

function FirmForm() {
  const firm = texts.directory.search;
  return (
    <Form method="get" action="/directory" role="search">
      <SearchBox id="firm-q" name="q" label={firm.label} hint={firm.hint} maxLength={200} plain>
        <button type="submit" className="button button-secondary">
          {firm.button}
          <span className="visually-hidden"> {firm.title}</span>
        </button>
      </SearchBox>
    </Form>
  );
}

function FindForm() {
  return (
    <Form method="get" action="/find" className="find-form">
      <SearchBox id="find-q" name="name" label={words.find} hint={words.findHint} autoComplete="organization">
        <button type="submit" className="button">
          {words.findButton}
          <span className="visually-hidden"> {words.findLabel}</span>
        </button>
      </SearchBox>
    </Form>
  );
}
