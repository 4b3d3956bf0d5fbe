import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

const BACK = "m6.6 0-6.7 6.7 6.7 6.4 1.4-1.4-4.2-4h12.9v-2h-13l4.3-4.3-1.4-1.4z";
const ON = "m8.1 0-1.4 1.4 4.3 4.3h-13v2h12.9l-4.2 4 1.4 1.4 6.7-6.4-6.7-6.7z";

/** Pages by key: only back and on, never a count. `null` where there is no such page. */
export function Pagination({ previous, next }: { previous: string | null; next: string | null }) {
  if (!previous && !next) return null;
  return (
    <nav className="pagination" aria-label={texts.ui.pagination}>
      {previous ? (
        <div className="pagination-previous">
          <Link to={previous} rel="prev">
            <Arrow path={BACK} />
            <span>
              {texts.ui.previous}
              <span className="visually-hidden"> {texts.ui.page}</span>
            </span>
          </Link>
        </div>
      ) : null}
      {next ? (
        <div className="pagination-next">
          <Link to={next} rel="next">
            <span>
              {texts.ui.next}
              <span className="visually-hidden"> {texts.ui.page}</span>
            </span>
            <Arrow path={ON} />
          </Link>
        </div>
      ) : null}
    </nav>
  );
}

function Arrow({ path }: { path: string }) {
  return (
    <svg height="13" width="15" viewBox="0 0 15 13" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
