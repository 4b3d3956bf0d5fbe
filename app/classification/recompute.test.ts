import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findSnapshot } from "~/businesses/queries.server.ts";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { pgPool } from "~/platform/db.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { buildBusiness } from "../../tests/support/builders/businesses.ts";
import { insertBusinesses } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadModelSettings } from "./commands/load-settings.server.ts";
import { askForRecompute, resumeRun, stopRun } from "./commands/model-runs.server.ts";
import { workOnRun } from "./commands/run-models.server.ts";
import {
  approveDraft,
  type DraftDone,
  draftFormerVersion,
  dropDraft,
  returnDraft,
  saveDraft,
  sendDraft,
} from "./commands/settings-drafts.server.ts";
import { reclassify } from "./commands.server.ts";
import { MODEL_SETTINGS, type ModelSettings } from "./model-settings.ts";
import { ALL_COUNCILS, changes, moves } from "./run-counts.ts";
import { listExamples } from "./run-examples.server.ts";
import type { RegimesOfMany } from "./run-terms.ts";
import { forgetModelSettings, settingsInForce } from "./settings.server.ts";
import { findDraft, findPreview, findRun } from "./settings-queries.server.ts";

const database = useDatabase();
const BUSINESSES = 1_300;

const noRegimes: RegimesOfMany = async (snapshots) => snapshots.map(() => () => ({ required: [], undecided: [] }));
/** Does something once the second batch is being worked out. */
const during = (work: () => Promise<unknown>): RegimesOfMany => {
  let batch = 0;
  return async (snapshots, asOf) => {
    batch += 1;
    if (batch === 2) await work();
    return noRegimes(snapshots, asOf);
  };
};

let asha: string;
let bill: string;

beforeAll(async () => {
  const council = (code: string, tier: string, parentCode: string | null) => ({
    ...{ code, slug: code.toLowerCase(), name: code, shortName: code, tier, parentCode },
  });
  const codes = [council("E10000028", "county", null)];
  for (const code of ["E07000194", "E07000199", "E07000193"]) codes.push(council(code, "district", "E10000028"));
  await database.db.council.createMany({ data: codes, skipDuplicates: true });
  await database.db.source.createMany({ data: [{ key: "owner", name: "The business", kind: "owner" }, { key: "demo", name: "Made up", kind: "demo" }], skipDuplicates: true }); // biome-ignore format: rows
  await loadModelSettings(database.db);
  const all = Array.from({ length: BUSINESSES }, (_, n) =>
    buildBusiness({ employees: n % 60, employeesBand: null, tradingStatus: "trading", tradingStartedOn: "2010-03-01" }),
  );
  await database.db.$transaction((tx) => insertBusinesses(tx, all), { timeout: 60_000 });
  asha = (await insertPerson(database.db)).id;
  bill = (await insertPerson(database.db)).id;
  expect(await recompute()).toMatchObject({ status: "done", done: BUSINESSES });
}, 120_000);

beforeEach(() => forgetModelSettings());

async function recompute(regimes = noRegimes) {
  const runId = await askForRecompute(asha);
  await workOnRun(runId, regimes);
  return findRun(runId);
}

function good(done: DraftDone) {
  if (!done.ok) throw new Error(done.because);
  return done.draft;
}

/** Settings of the lifecycle in force with something changed, saved as a draft whose preview is done. */
async function draftOf(change: Partial<ModelSettings["lifecycle"]>, personId = asha) {
  const { lifecycle } = await settingsInForce(statements());
  const draft = good(await saveDraft(personId, "lifecycle", { ...lifecycle, ...change }, null));
  const preview = await findPreview(statements(), draft.id, draft.revision);
  if (!preview) throw new Error("There is no preview");
  expect(await workOnRun(preview.id, noRegimes)).toBe("done");
  return { draft, preview: await findRun(preview.id) };
}

/** Takes a draft through both people. @returns the run that it started, not to wait for other processes here */
async function approve(draftId: string, revision = 1): Promise<string> {
  good(await sendDraft(asha, draftId, revision, "Nine is many for a shop"));
  const done = await approveDraft(bill, draftId, revision);
  if (!done.ok || !done.runId) throw new Error("It was not approved");
  await database.db.modelRun.update({ where: { id: done.runId }, data: { notBefore: new Date() } });
  return done.runId;
}

/** Another change of where micro ends, so that some hundred businesses change stage. */
let micro = 9;
const otherMicro = () => {
  micro = micro === 9 ? 5 : 9;
  return { microUpTo: micro };
};

describe("a draft", () => {
  test("changes what its preview says, exactly, and nothing before a second person approves it", async () => {
    const { draft, preview } = await draftOf(otherMicro());
    expect(preview).toMatchObject({ status: "done", done: BUSINESSES, stored: 0 });
    const counts = preview?.counts ?? {};
    expect(moves(counts, ALL_COUNCILS, "stage")).toEqual([
      { from: "established_micro", to: "established_small", businesses: expect.any(Number) },
    ]);
    expect(changes(counts, ALL_COUNCILS, "stage")).toBeGreaterThan(50);
    const scope = { councilCode: LICHFIELD, ownBusinessIds: [] };
    const examples = await listExamples(scope, preview?.id ?? "", "stage", "established_micro", "established_small");
    expect(examples).toHaveLength(Math.min(10, changes(counts, LICHFIELD, "stage")));
    expect((await settingsInForce(statements())).lifecycle).toEqual(MODEL_SETTINGS.lifecycle);
    const micros = () => database.db.business.count({ where: { stage: "established_micro" } });
    const before = await micros();

    const runId = await approve(draft.id);
    expect((await settingsInForce(statements())).lifecycle).toMatchObject({ version: 2, microUpTo: 5 });
    expect(await workOnRun(runId, noRegimes)).toBe("done");
    const run = await findRun(runId);
    expect(run?.counts).toEqual(counts);
    expect(before - (await micros())).toBe(changes(counts, ALL_COUNCILS, "stage"));
    const changed = await database.db.result.findFirst({ where: { model: "lifecycle", settingsVersion: 2 } });
    expect(changed?.outcome).toBe("established_small");
    expect(await recompute()).toMatchObject({ stored: 0, counts: {} });
  }, 60_000);

  test("is not approved by who wrote any of it, nor before its effect is known, nor when somebody changed it since", async () => {
    const { lifecycle } = await settingsInForce(statements());
    const draft = good(await saveDraft(asha, "lifecycle", { ...lifecycle, ...otherMicro() }, null));
    expect(await sendDraft(asha, draft.id, 1, "Why not")).toEqual({ ok: false, because: "no_preview" });
    expect(await saveDraft(bill, "lifecycle", { ...lifecycle, smallUpTo: 60 }, null)).toEqual({ ok: false, because: "changed" }); // biome-ignore format: one line
    const second = good(await saveDraft(bill, "lifecycle", { ...lifecycle, microUpTo: micro, smallUpTo: 60 }, 1));
    expect(second.editorIds).toEqual([asha, bill]);
    const preview = await findPreview(statements(), draft.id, 2);
    await workOnRun(preview?.id ?? "", noRegimes);
    good(await sendDraft(asha, draft.id, 2, "Both of us think so"));
    expect(await approveDraft(asha, draft.id, 2)).toEqual({ ok: false, because: "own" });
    expect(await approveDraft(bill, draft.id, 2)).toEqual({ ok: false, because: "own" });
    const carol = (await insertPerson(database.db)).id;
    expect(await approveDraft(carol, draft.id, 1)).toEqual({ ok: false, because: "changed" });
    good(await returnDraft(carol, draft.id, 2, "Sixty is too many"));
    expect(await findDraft(statements(), draft.id)).toMatchObject({ status: "returned", decisionReason: "Sixty is too many" }); // biome-ignore format: one line
    good(await dropDraft(asha, draft.id, 2));
    expect(await approveDraft(carol, draft.id, 2)).toEqual({ ok: false, because: "gone" });
    otherMicro();
  });

  test("is not approved by who asked for that, though another wrote it", async () => {
    const { lifecycle } = await settingsInForce(statements());
    const draft = good(await saveDraft(asha, "lifecycle", { ...lifecycle, ...otherMicro() }, null));
    const preview = await findPreview(statements(), draft.id, 1);
    await workOnRun(preview?.id ?? "", noRegimes);
    good(await sendDraft(bill, draft.id, 1, "I ask in her place"));
    expect(await approveDraft(bill, draft.id, 1)).toEqual({ ok: false, because: "own" });
    good(await dropDraft(asha, draft.id, 1));
    otherMicro();
  });

  test("of a former version takes the same way and becomes a new one", async () => {
    const done = await draftFormerVersion(asha, "lifecycle", 1);
    const draft = good(done);
    expect(await draftFormerVersion(bill, "lifecycle", 1)).toEqual({ ok: false, because: "another_open" });
    const preview = await findPreview(statements(), draft.id, 1);
    await workOnRun(preview?.id ?? "", noRegimes);
    await workOnRun(await approve(draft.id), noRegimes);
    micro = 9;
    const { lifecycle } = await settingsInForce(statements());
    expect(lifecycle).toEqual({ ...MODEL_SETTINGS.lifecycle, version: 3 });
    const version = await database.db.settingsVersion.findFirst({ where: { topic: "lifecycle", version: 3 } });
    expect(version).toMatchObject({ putBackOf: 1, createdById: asha, approvedById: bill });
    expect(await draftFormerVersion(asha, "lifecycle", 1)).toEqual({ ok: false, because: "no_change" });
  });
});

describe("work over all businesses", () => {
  test("is stopped at a batch, and goes on from there to the same end", async () => {
    const { draft, preview } = await draftOf(otherMicro());
    const runId = await approve(draft.id);
    expect(
      await workOnRun(
        runId,
        during(() => stopRun(asha, runId)),
      ),
    ).toBe("stopped");
    const half = await findRun(runId);
    expect(half).toMatchObject({ status: "stopped" });
    expect(half?.done).toBeLessThan(BUSINESSES);
    expect(await workOnRun(runId, noRegimes)).toBe("gone");
    expect(await resumeRun(asha, runId)).toBe(true);
    expect(await workOnRun(runId, noRegimes)).toBe("done");
    expect(await findRun(runId)).toMatchObject({ status: "done", done: BUSINESSES, counts: preview?.counts });
    expect(await recompute()).toMatchObject({ stored: 0, counts: {} });
  }, 60_000);

  test("whose connections are cut in the middle is taken up by the next one, to the same end", async () => {
    const { draft, preview } = await draftOf(otherMicro());
    const runId = await approve(draft.id);
    const cut = () => pgPool().query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND query NOT LIKE 'LISTEN%'",
    ); // biome-ignore format: one statement
    await expect(workOnRun(runId, during(cut))).rejects.toThrow();
    const half = await findRun(runId);
    expect(half?.status).toBe("running");
    expect(half?.done).toBeLessThan(BUSINESSES);
    expect(await workOnRun(runId, noRegimes)).toBe("done");
    expect(await findRun(runId)).toMatchObject({ done: BUSINESSES, counts: preview?.counts });
    expect(await recompute()).toMatchObject({ stored: 0, counts: {} });
  }, 60_000);

  test("never overwrites a save that comes while it is under way", async () => {
    const { draft } = await draftOf(otherMicro());
    const ids = await database.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM business WHERE employees BETWEEN 6 AND 9 ORDER BY id`;
    const late = ids.at(-1)?.id ?? "";
    const runId = await approve(draft.id);
    // all that a save does: the row, and the results that follow from it
    const save = async () => {
      const businesses = await database.db.$queryRaw<{ id: string }[]>`
        SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) n, employees FROM business) b
        WHERE n BETWEEN 501 AND 1000 AND employees BETWEEN 6 AND 9 LIMIT 3`;
      for (const { id } of [...businesses, { id: late }])
        await database.db.$transaction(async (tx) => {
          await tx.$executeRaw`UPDATE business SET employees = 55, version = version + 1 WHERE id = ${id}::uuid`;
          const snapshot = await findSnapshot(tx, id, { lock: true });
          if (snapshot) await reclassify(tx, snapshot, { eventId: null, asOf: today(), regimes: () => ({ required: [], undecided: [] }) }); // biome-ignore format: one call
        });
      saved.push(...businesses.map((one) => one.id), late);
    };
    const saved: string[] = [];
    expect(await workOnRun(runId, during(save))).toBe("done");
    expect(saved.length).toBeGreaterThan(2);
    const rows = await database.db.business.findMany({ where: { id: { in: saved } } });
    for (const row of rows) expect(row).toMatchObject({ employees: 55, version: 2 });
    expect(rows.every((row) => row.stage !== "established_micro" && row.stage !== "established_small")).toBe(true);
    expect(await recompute()).toMatchObject({ stored: 0, counts: {} });
  }, 60_000);

  test("waits for nobody: a row that is being written is looked at again at the end", async () => {
    const { draft } = await draftOf(otherMicro());
    const runId = await approve(draft.id);
    const other = await pgPool().connect();
    const [row] = await database.db.$queryRaw<{ id: string }[]>`
      SELECT id FROM business WHERE employees BETWEEN 6 AND 9 ORDER BY id LIMIT 1`;
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM business WHERE id = $1 FOR UPDATE", [row?.id]);
    const working = workOnRun(runId, noRegimes);
    await expect.poll(async () => (await findRun(runId))?.done, { timeout: 20_000 }).toBe(BUSINESSES);
    expect((await findRun(runId))?.status).toBe("running");
    await other.query("COMMIT");
    other.release();
    expect(await working).toBe("done");
    expect(await recompute()).toMatchObject({ stored: 0, counts: {} });
  }, 60_000);

  test("is done by one process at a time, and a run that does not exist by none", async () => {
    const runId = await askForRecompute(asha);
    const both = await Promise.all([workOnRun(runId, noRegimes), workOnRun(runId, noRegimes)]);
    expect(both.sort()).toEqual(["busy", "done"]);
    expect(await workOnRun(newId(), noRegimes)).toBe("gone");
  });
});
