import { texts } from "~/texts/texts.ts";

/** A field that people never see, on every form that needs no account. `looksAutomatic` reads it. */
export function Honeypot() {
  return (
    <div className="visually-hidden" aria-hidden="true">
      <label>
        {texts.account.honeypot}
        <input type="text" name="fax" tabIndex={-1} autoComplete="off" defaultValue="" />
      </label>
    </div>
  );
}
