import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ABILITIES, ROLES } from "~/platform/auth/policy.ts";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { ACCESS, type Access } from "./access-table.ts";
import { addressOf, listRoutes } from "./support/route-list.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "./support/server.ts";
import { makeWorld, type World } from "./support/world.ts";

const routes = await listRoutes();
let portal: RunningPortal;
let world: World;

beforeAll(async () => {
  portal = await startServer({ environment: { DEMO: "yes", DATABASE_POOL: "10" } });
  connect(portal.databaseUrl, { max: 5 });
  setConfig({ security: { secretKey: PORTAL_SECRET } });
  world = await makeWorld(db());
}, 120_000);

afterAll(async () => {
  if (process.env.SHOW_LOG) console.log(portal?.log());
  await disconnect();
  await portal?.stop();
});

async function ask(path: string, cookie: string | null, method: "GET" | "POST" = "GET"): Promise<string> {
  const response = await fetch(portal.url + path, {
    method,
    redirect: "manual",
    signal: AbortSignal.timeout(15_000),
    headers: {
      ...(cookie ? { Cookie: cookie } : {}),
      ...(method === "POST" ? { Origin: portal.url, "Content-Type": "application/x-www-form-urlencoded" } : {}),
    },
    body: method === "POST" ? "" : undefined,
  });
  await response.body?.cancel();
  const location = response.headers.get("Location") ?? "";
  if (location.startsWith("/sign-in?") || location === "/sign-in") return "sign in";
  return String(response.status);
}

/** The roles that have an ability, and those that have not. */
function rolesBy(ability: keyof typeof ABILITIES) {
  const holders: readonly string[] = ABILITIES[ability];
  return {
    may: ROLES.filter((role) => holders.includes(role)),
    mayNot: ROLES.filter((role) => !holders.includes(role)),
  };
}

const NEEDS = { view: ["viewer", "editor", "admin"], edit: ["editor", "admin"], admin: ["admin"] } as const;
const MEMBERS = ["viewer", "editor", "admin"] as const;

interface Case {
  who: string;
  cookie: () => Promise<string> | null;
  expected: string[];
  /** of the business in Tamworth, or with that business's address and Lichfield's thing in it */
  params?: () => Record<string, string>;
}

const ALLOWED = ["200", "204", "302", "303", "400", "422"];
/** Things that belong to one council; the rest (services) may be shared. */
const COUNCILS_OWN = [
  "businessId",
  "itemId",
  "teamId",
  "claimId",
  "personId",
  "linkId",
  "taskId",
  "contactId",
  "referralId",
  "postId",
  "threadMessageId",
];

/** Everybody who must be refused, and how: nobody learns what is there. */
function refused(access: Access, path: string): Case[] {
  const stranger: Case = { who: "a stranger", cookie: () => null, expected: ["sign in"] };
  if (access === "anyone" || access === "token") return [];
  if (access === "closed") return [{ ...stranger, expected: ["404"] }];
  if (access === "person") return [stranger];
  const starter: Case = { who: "somebody without a business", cookie: () => world.starter(), expected: ["404"] };
  const other: Case = { who: "another business's owner", cookie: () => world.otherOwner(), expected: ["404"] };
  if ("business" in access) {
    const short = MEMBERS.filter((role) => !(NEEDS[access.business] as readonly string[]).includes(role));
    return [
      stranger,
      starter,
      other,
      { who: "an officer of its council", cookie: () => world.staff("steward"), expected: ["404"] },
      ...short.map((role) => ({ who: `its ${role}`, cookie: () => world.member(role), expected: ["403"] })),
      ...(/:(siteId|reference|memberId|postReference|actionId|threadMessageId)/.test(path)
        ? [
            {
              who: "another owner, through their own business",
              cookie: () => world.otherOwner(),
              expected: ["404"],
              params: () => ({ ...world.params, businessId: world.otherParams.businessId ?? "" }),
            },
          ]
        : []),
    ];
  }
  const { may, mayNot } = rolesBy(access.staff);
  const holder = may[0] ?? "steward";
  const isOwn = COUNCILS_OWN.some((name) => path.includes(`:${name}`));
  return [
    stranger,
    starter,
    other,
    ...mayNot.map((role) => ({ who: `a ${role}`, cookie: () => world.staff(role), expected: ["403"] })),
    ...(isOwn
      ? [
          {
            who: `a ${holder} of the neighbouring council`,
            cookie: () => world.staff(holder, "tamworth"),
            expected: ["404"],
          },
        ]
      : []),
  ];
}

/** Everybody who must be let in. */
function allowed(access: Access): Case[] {
  const stranger: Case = { who: "a stranger", cookie: () => null, expected: ALLOWED };
  const starter: Case = { who: "somebody without a business", cookie: () => world.starter(), expected: ALLOWED };
  if (access === "closed") return [];
  if (access === "anyone" || access === "token") return [stranger, starter];
  if (access === "person") return [starter];
  if ("business" in access) {
    return NEEDS[access.business].map((role) => ({
      who: `its ${role}`,
      cookie: () => world.member(role),
      expected: ALLOWED,
    }));
  }
  const { may } = rolesBy(access.staff);
  return may.map((role) => ({ who: `a ${role}`, cookie: () => world.staff(role), expected: ALLOWED }));
}

async function answers(cases: Case[], path: string, method: "GET" | "POST"): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of cases) {
    const answer = await ask(addressOf(path, one.params?.() ?? world.params), await one.cookie(), method);
    if (!one.expected.includes(answer)) wrong.push(`${one.who}: ${answer}, not ${one.expected.join(" or ")}`);
  }
  return wrong;
}

it("has an expectation for every route, and no expectation without one", () => {
  expect(routes.map(({ path }) => path).filter((path) => !ACCESS[path])).toEqual([]);
  expect(Object.keys(ACCESS).filter((path) => !routes.some((route) => route.path === path))).toEqual([]);
});

describe.each(routes.filter(({ path }) => ACCESS[path]))("$path", ({ path, loads, acts }) => {
  const { open = "closed", send = open } = ACCESS[path] ?? {};
  const opens = path.includes(":messageId") || path === "/demo/become" || path === "/staff/feed/stream";

  it.runIf(loads)("is refused to everybody else", async () => {
    expect(await answers(refused(open, path), path, "GET")).toEqual([]);
  });

  it.runIf(acts)("takes no form from anybody else", async () => {
    expect(await answers(refused(send, path), path, "POST")).toEqual([]);
  });

  it.runIf(!opens)("opens for those it is for", async () => {
    expect(await answers(allowed(open), path, "GET")).toEqual([]);
  });

  it.runIf(acts && !opens)("answers a form of those it is for", async () => {
    const mayLeadToSignIn = send === "anyone" || send === "token" || path === "/account/sessions";
    const isShut = (answer: string) =>
      (answer === "sign in" && !mayLeadToSignIn) || answer === "403" || Number(answer) >= 500;
    const wrong: string[] = [];
    for (const one of allowed(send)) {
      const answer = await ask(addressOf(path, world.params), await one.cookie(), "POST");
      if (isShut(answer)) wrong.push(`${one.who}: ${answer}`);
    }
    expect(wrong).toEqual([]);
  });
});
