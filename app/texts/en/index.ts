import { account } from "./account.ts";
import { changes } from "./changes.ts";
import { claim } from "./claim.ts";
import { common } from "./common.ts";
import { mailbox } from "./mailbox.ts";
import { register } from "./register.ts";
import { services } from "./services.ts";
import { site } from "./site.ts";
import { ui } from "./ui.ts";

/** Every text of the portal in English. A second language is a second object of the same type. */
export const en = {
  account,
  changes,
  claim,
  common,
  mailbox,
  register,
  services,
  site,
  ui,
};
