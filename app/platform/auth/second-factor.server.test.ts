import { describe, expect, it } from "vitest";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { useClock } from "../../../tests/support/clock.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { forgeSession } from "../../../tests/support/session.ts";
import { checkCode, newRecoveryCodes, pendingSecret, turnOff, turnOn } from "./second-factor.server.ts";
import { findSession } from "./session.server.ts";
import { totpCode, totpStep, totpUri } from "./totp.server.ts";

const database = useDatabase();
const clock = useClock("2026-03-02T09:00:10Z");

async function signedIn() {
  const { id } = await insertPerson(database.db);
  const cookie = await forgeSession(database.db, id, {
    secondFactor: false,
    createdAt: new Date("2026-03-02T09:00:00Z"),
  });
  const session = () => findSession(new Request("http://localhost/", { headers: { Cookie: cookie } }));
  return { id, session, sessionId: (await session())?.id ?? "" };
}

async function withSecondFactor() {
  const { id, sessionId, session } = await signedIn();
  const secret = await pendingSecret(id);
  const done = await turnOn(id, sessionId, totpCode(secret));
  return { id, secret, session, codes: done.answer === "right" ? done.codes : [] };
}

describe("setting up the second factor", () => {
  it("offers the same secret until a code proves that the app has it", async () => {
    const { id, sessionId, session } = await signedIn();
    const secret = await pendingSecret(id);
    expect(await pendingSecret(id)).toBe(secret);
    expect(await turnOn(id, sessionId, "000000")).toEqual({ answer: "wrong" });
    const done = await turnOn(id, sessionId, totpCode(secret));
    expect(done).toMatchObject({ answer: "right", codes: { length: 10 } });
    expect((await session())?.secondFactorAt).toBeInstanceOf(Date);
  });

  it("keeps the secret encrypted and the recovery codes as hashes", async () => {
    const { id, secret, codes } = await withSecondFactor();
    const person = await database.db.person.findUniqueOrThrow({ where: { id }, include: { recoveryCodes: true } });
    expect(person.totpSecret).not.toContain(secret);
    for (const row of person.recoveryCodes) expect(codes.join()).not.toContain(row.codeHash);
    expect(person.recoveryCodes).toHaveLength(10);
  });

  it("gives apps an address they know", () => {
    expect(totpUri("JBSWY3DPEHPK3PXP", "a@example.org")).toBe(
      "otpauth://totp/Think%20Local:a%40example.org?issuer=Think%20Local&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30",
    );
  });
});

describe("giving a code", () => {
  it("takes a code once, and none that is older than one already taken", async () => {
    const { id, secret } = await withSecondFactor();
    expect(await checkCode(id, totpCode(secret)), "used to set it up").toBe("wrong");
    clock.moveTo("2026-03-02T09:00:40Z");
    const code = totpCode(secret);
    expect(await checkCode(id, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe("right");
    expect(await checkCode(id, code)).toBe("wrong");
  });

  it("allows a clock one step off, not two", () => {
    const secret = "JBSWY3DPEHPK3PXP";
    const code = totpCode(secret);
    const step = totpStep(secret, code);
    clock.moveTo("2026-03-02T09:00:40Z");
    expect(totpStep(secret, code)).toBe(step);
    clock.moveTo("2026-03-02T09:01:10Z");
    expect(totpStep(secret, code)).toBeNull();
  });

  it("of two at once takes one", async () => {
    const { id, secret } = await withSecondFactor();
    clock.moveTo("2026-03-02T09:01:10Z");
    const code = totpCode(secret);
    expect((await Promise.all([checkCode(id, code), checkCode(id, code)])).sort()).toEqual(["right", "wrong"]);
  });

  it("takes each recovery code once, however it is typed", async () => {
    const { id, codes } = await withSecondFactor();
    const [first = "", second = ""] = codes;
    expect(await checkCode(id, first.toLowerCase().replace("-", " "))).toBe("right");
    expect(await checkCode(id, first)).toBe("wrong");
    const fresh = await newRecoveryCodes(id);
    expect(await checkCode(id, second), "replaced").toBe("wrong");
    expect(await checkCode(id, fresh[0] ?? "")).toBe("right");
  });

  it("stops guessing after five wrong codes, even when the sixth is right", async () => {
    const { id, secret } = await withSecondFactor();
    clock.moveTo("2026-03-02T09:01:40Z");
    for (let turn = 0; turn < 5; turn += 1) expect(await checkCode(id, "no code")).toBe("wrong");
    expect(await checkCode(id, totpCode(secret))).toBe("wait");
  });

  it("opens nothing for somebody who turned it off, or never had it", async () => {
    const { id, secret, codes } = await withSecondFactor();
    await turnOff(id);
    clock.moveTo("2026-03-02T09:02:10Z");
    expect(await checkCode(id, totpCode(secret))).toBe("wrong");
    expect(await checkCode(id, codes[0] ?? "")).toBe("wrong");
  });
});
