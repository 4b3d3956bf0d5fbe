import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { EAST_STAFFORDSHIRE, LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";

interface DemoPerson {
  key: string;
  name: string;
  /** what the sign-in page says of them; null for people who are only there to be seen */
  label: string | null;
  councilCode?: string;
  roles?: string[];
  teams?: string[];
}

/** The people of the demonstration, in the order the sign-in page lists them. */
export const DEMO_PEOPLE = [
  { key: "priya", name: "Priya Nair", label: "Owner of one firm: a design studio at home; say what changed and see who is told" },
  { key: "gareth", name: "Gareth Whitehouse", label: "Owner of three firms: a brewery, its pub and a mobile bar" },
  { key: "kofi", name: "Kofi Mensah", label: "Starter: an idea, and no business yet" },
  { key: "helen", name: "Helen Bradbury", label: "Economic development officer: every business with its stage, and the changes as they come", councilCode: LICHFIELD, roles: ["ed_officer"], teams: ["ED"] },
  { key: "imran", name: "Imran Malik", label: "Licensing officer: a queue with due days, and what brought each item", councilCode: LICHFIELD, roles: ["service_officer"], teams: ["LIC"] },
  { key: "rosie", name: "Rosie Tunnicliffe", label: "Food officer: food businesses to register and inspect", councilCode: LICHFIELD, roles: ["service_officer"], teams: ["EH", "HS"] },
  { key: "colin", name: "Colin Yates", label: "Business rates officer: what changed at which premises", councilCode: LICHFIELD, roles: ["service_officer"], teams: ["BR"] },
  { key: "megan", name: "Megan Foster", label: "Data steward: claims, disputes, letters and the registers loaded", councilCode: LICHFIELD, roles: ["steward"], teams: ["STEWARD", "GZ"] },
  { key: "bethan", name: "Bethan Ellis", label: "Editor of the services: texts, rules, and trying them on a business", councilCode: LICHFIELD, roles: ["editor"], teams: [] },
  { key: "usha", name: "Usha Chaudhry", label: "Administrator: staff, roles and teams, and the settings of the models", councilCode: LICHFIELD, roles: ["administrator"], teams: [] },
  { key: "jasdev", name: "Jasdev Gill", label: "Second administrator: approves the settings that the first one changes", councilCode: LICHFIELD, roles: ["administrator"], teams: [] },
  { key: "neil", name: "Neil Sherratt", label: "Auditor: reads everything and changes nothing", councilCode: LICHFIELD, roles: ["auditor"], teams: [] },
  { key: "karen", name: "Karen Goodwin", label: "Officer of Tamworth, the neighbour: sees none of Lichfield's businesses", councilCode: TAMWORTH, roles: ["ed_officer", "service_officer"], teams: ["ED", "EH"] },
  { key: "stephen", name: "Stephen Lovatt", label: "Trading standards officer of the county: sees all its districts", councilCode: STAFFORDSHIRE, roles: ["service_officer"], teams: ["TS"] },
  { key: "amira", name: "Amira Siddiqui", label: "Owner of a bakery: say what you need, and see who fits and why" },
  { key: "tom", name: "Tom Hadley", label: "Owner of a heating firm: answer what others need" },
  { key: "wayne", name: "Wayne Allsop", label: null, councilCode: EAST_STAFFORDSHIRE, roles: ["ed_officer"], teams: ["ED"] },
  { key: "fiona", name: "Fiona Greatrex", label: null, councilCode: LICHFIELD, roles: ["service_officer"], teams: ["PL", "BCo", "WA"] },
  { key: "bob", name: "Robert Jones", label: null },
  { key: "sarah", name: "Sarah Fernyhough", label: null },
  { key: "tariq", name: "Tariq Hussain", label: null },
  { key: "nicola", name: "Nicola Parkes", label: null },
  { key: "ewan", name: "Ewan Rushton", label: null },
] as const satisfies readonly DemoPerson[]; // biome-ignore format: a line a person

export type DemoKey = (typeof DEMO_PEOPLE)[number]["key"];
export type DemoPeople = Record<DemoKey, { id: string; name: string; email: string }>;

/** Inserts them with their roles and teams. Addresses cannot exist; nobody has a password: the demonstration's door lets them in. */
export async function insertDemoPeople(tx: Tx, joined: Date): Promise<DemoPeople> {
  const people = DEMO_PEOPLE.map((wanted: DemoPerson, index) => ({
    wanted,
    row: {
      id: newId(),
      name: wanted.name,
      email: `${wanted.name.toLowerCase().replaceAll(" ", ".")}@example.org`,
      phone: wanted.roles ? null : `07700 900${100 + index}`,
      emailVerifiedAt: joined,
      createdAt: joined,
      demoLabel: wanted.label,
      demoOrder: wanted.label ? index + 1 : null,
    },
  }));
  await tx.person.createMany({ data: people.map(({ row }) => row) });
  await tx.staffRole.createMany({
    data: people.flatMap(({ wanted, row }) =>
      (wanted.roles ?? []).map((role) => ({
        id: newId(),
        personId: row.id,
        role,
        councilCode: wanted.councilCode ?? LICHFIELD,
        grantedAt: joined,
      })),
    ),
  });
  const teams = await tx.team.findMany({ select: { id: true, councilCode: true, code: true } });
  await tx.teamMember.createMany({
    data: people.flatMap(({ wanted, row }) =>
      teams
        .filter((team) => team.councilCode === wanted.councilCode && wanted.teams?.includes(team.code))
        .map((team) => ({ teamId: team.id, personId: row.id, isLead: true })),
    ),
  });
  return Object.fromEntries(
    people.map(({ wanted, row }) => [wanted.key, { id: row.id, name: row.name, email: row.email }]),
  ) as DemoPeople;
}
