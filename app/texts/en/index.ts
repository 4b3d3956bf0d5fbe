import { account } from "./account.ts";
import { common } from "./common.ts";
import { register } from "./register.ts";
import { site } from "./site.ts";
import { ui } from "./ui.ts";

/** Every text of the portal in English. A second language is a second object of the same type. */
export const en = {
  account,
  common,
  register,
  site,
  ui,
};
