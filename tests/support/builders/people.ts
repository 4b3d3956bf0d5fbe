import { TEAM_KINDS } from "~/casework/teams.ts";
import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { FIRST_NAMES, SURNAMES } from "./names.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "./places.ts";
import { defaultRandom, type Random } from "./random.ts";

export interface BuiltPerson {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  emailVerifiedAt: Date | null;
  demoLabel: string | null;
  demoOrder: number | null;
}

let serial = 0;

/** A person with an address that cannot exist and a number set aside for drama. */
export function buildPerson(overrides: Partial<BuiltPerson> = {}, random: Random = defaultRandom): BuiltPerson {
  const name = overrides.name ?? `${random.pick(FIRST_NAMES)} ${random.pick(SURNAMES)}`;
  serial += 1;
  return {
    id: newId(),
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${serial}@example.org`,
    phone: mobileNumber(random),
    emailVerifiedAt: new Date("2026-01-05T09:00:00Z"),
    demoLabel: null,
    demoOrder: null,
    ...overrides,
  };
}

/** One of Ofcom's mobile numbers for drama. */
export function mobileNumber(random: Random = defaultRandom): string {
  return `07700 900${String(random.int(0, 999)).padStart(3, "0")}`;
}

/** One of Ofcom's numbers for drama that belong to no town. */
export function landline(random: Random = defaultRandom): string {
  return `01632 960${String(random.int(0, 999)).padStart(3, "0")}`;
}

export async function insertPerson(tx: Tx, overrides: Partial<BuiltPerson> = {}): Promise<BuiltPerson> {
  const person = buildPerson(overrides);
  await tx.person.create({ data: person });
  return person;
}

export interface BuiltStaff {
  person: BuiltPerson;
  /** ed_officer | service_officer | partner_officer | steward | editor | administrator | auditor */
  roles: string[];
  councilCode: string;
  /** codes of the teams they are in: EH, LIC, ED … */
  teams: string[];
  isLead: boolean;
}

/** A member of a council's staff; without overrides a food officer of Lichfield. */
export function buildStaff(
  overrides: Partial<Omit<BuiltStaff, "person">> & { person?: Partial<BuiltPerson> } = {},
): BuiltStaff {
  return {
    roles: ["service_officer"],
    councilCode: LICHFIELD,
    teams: ["EH"],
    isLead: false,
    ...overrides,
    person: buildPerson(overrides.person),
  };
}

/** Inserts the person, their roles and their places in teams; a team that is missing is made. */
export async function insertStaff(tx: Tx, overrides: Parameters<typeof buildStaff>[0] = {}): Promise<BuiltStaff> {
  const staff = buildStaff(overrides);
  const { person, councilCode } = staff;
  await tx.person.create({ data: person });
  for (const role of staff.roles)
    await tx.staffRole.create({ data: { id: newId(), personId: person.id, role, councilCode } });
  for (const code of staff.teams) {
    const team = await insertTeam(tx, councilCode, code);
    await tx.teamMember.create({ data: { teamId: team.id, personId: person.id, isLead: staff.isLead } });
  }
  return staff;
}

/** Every team of two districts and their county. @returns their ids, by council and code: "E07000194 EH" */
export async function insertEveryTeam(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const wanted = [LICHFIELD, TAMWORTH, STAFFORDSHIRE].flatMap((councilCode) =>
    Object.entries(TEAM_KINDS).flatMap(([code, kind]) =>
      (kind.tier === "county") === (councilCode === STAFFORDSHIRE)
        ? [{ id: newId(), councilCode, code, name: kind.name }]
        : [],
    ),
  );
  await tx.team.createMany({ data: wanted, skipDuplicates: true });
  return new Map((await tx.team.findMany()).map((team) => [`${team.councilCode} ${team.code}`, team.id]));
}

/** The council's team of this code, made when it is missing. */
export async function insertTeam(tx: Tx, councilCode: string, code: string): Promise<{ id: string; code: string }> {
  return tx.team.upsert({
    where: { councilCode_code: { councilCode, code } },
    create: { id: newId(), councilCode, code, name: code },
    update: {},
    select: { id: true, code: true },
  });
}
