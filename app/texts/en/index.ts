import { account } from "./account.ts";
import { alerts } from "./alerts.ts";
import { changes } from "./changes.ts";
import { claim } from "./claim.ts";
import { common } from "./common.ts";
import { contacts } from "./contacts.ts";
import { directory } from "./directory.ts";
import { feeds } from "./feeds.ts";
import { insight } from "./insight.ts";
import { journey } from "./journey.ts";
import { journeyStaff } from "./journey-staff.ts";
import { links } from "./links.ts";
import { loads } from "./loads.ts";
import { mailbox } from "./mailbox.ts";
import { modelSettings } from "./model-settings.ts";
import { models } from "./models.ts";
import { moderation } from "./moderation.ts";
import { needs } from "./needs.ts";
import { follow, news } from "./news.ts";
import { offers } from "./offers.ts";
import { partners } from "./partners.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import { profile } from "./profile.ts";
import { queue } from "./queue.ts";
import { rates } from "./rates.ts";
import { register } from "./register.ts";
import { services } from "./services.ts";
import { settings } from "./settings.ts";
import { site } from "./site.ts";
import { staff } from "./staff.ts";
import { stage } from "./stage.ts";
import { threads } from "./threads.ts";
import { triage } from "./triage.ts";
import { ui } from "./ui.ts";
import { visits } from "./visits.ts";

/** Every text of the portal in English. A second language is a second object of the same type. */
export const en = {
  account,
  alerts,
  changes,
  claim,
  common,
  contacts,
  directory,
  feeds,
  insight,
  journey,
  journeyStaff,
  links,
  loads,
  mailbox,
  modelSettings,
  models,
  follow,
  news,
  offers,
  moderation,
  profile,
  queue,
  needs,
  partners,
  people,
  posts,
  rates,
  register,
  services,
  settings,
  site,
  stage,
  staff,
  threads,
  triage,
  ui,
  visits,
};
