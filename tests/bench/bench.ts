import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { migrate, readMigrations } from "~/platform/migrate.server.ts";
import { freePort } from "../../scripts/ground/free-port.mjs";
import { startPostgres } from "../../scripts/ground/postgres.mjs";
import { cloneDatabase, testServerUrl } from "../support/database.ts";
import { startServer } from "../support/server.ts";
import { signIn, type Visitor } from "../support/visitors.ts";
import { load, type Measured, send } from "./client.ts";
import { fillDirectory } from "./directory-fill.ts";
import { directorySearches } from "./directory-scenarios.ts";
import { grow } from "./fill.ts";
import { fillQueue } from "./fill-queue.ts";
import { measureNeeds } from "./needs.ts";
import { RECOMPUTE_TABLES, recompute, sayRecomputed } from "./recompute.ts";
import { measureSaves, WARM_MS } from "./saves.ts";
import { pages, type Scenario } from "./scenarios.ts";
import { print, type Row } from "./table.ts";

export interface BenchOptions {
  businesses: number;
  connections: number;
  /** how long each thing is measured */
  seconds: number;
  /** keys of the scenarios to measure; null for all */
  only: string[] | null;
  /** fills the growth queue with so many; 0 leaves it as it is */
  queue: number;
  /** makes the database anew */
  fresh: boolean;
  /** how many processes serve, the portal's and the bare server's */
  processes: number;
  /** writes a CPU profile of the portal to .cache/bench */
  profile: boolean;
  /** measures working out all businesses anew, and saves beside it, in place of pages */
  recompute: boolean;
  /** measures searching the directory of so many listed firms, in place of pages of the register */
  directory: boolean;
  /** measures finding what fits a need among so many listed firms, in place of pages */
  needs: boolean;
}

const FOLDER = ".cache/bench";
/** connections to PostgreSQL, over all processes */
const POOL = 12;
const OWNERS = 2_000;
const OFFICERS = 20;

/** Measures the pages against a bare server that does the same statements, and saves by themselves; prints a table. */
export async function bench(options: BenchOptions): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const server = await startPostgres({ folder: ".data/bench-postgres", durable: true });
  process.env.TEST_DATABASE_URL = server.urlOf("postgres");
  try {
    const url = await benchDatabase(options);
    // one that was made some time ago
    await migrate(url, readMigrations("prisma/migrations"));
    await withClient(url, async (client) => {
      if (options.recompute) return measureRecompute(url, client, options);
      if (options.needs) return measureNeeds(url, client);
      if (options.directory) {
        await client.query("CHECKPOINT");
        return measureAll(url, await directorySearches(client), [], options, client);
      }
      const visitors = await signIn(client, OWNERS, OFFICERS);
      const scenarios = pages(visitors.owners, visitors.officers, await recordIds(client));
      if (options.queue > 0) console.log(`${await fillQueue(client, options.queue)} wait in the growth queue`);
      await client.query("CHECKPOINT");
      const wanted = (key: string) => options.only === null || options.only.includes(key);
      const measured = scenarios.filter((scenario) => wanted(scenario.key));
      await measureAll(url, measured, wanted("save") ? visitors.owners : [], options, client);
    });
  } finally {
    await server.stop();
  }
}

/** Working out all businesses: as they are, with other settings, and again with saves beside it. */
async function measureRecompute(url: string, client: pg.Client, options: BenchOptions): Promise<void> {
  await client.query("CHECKPOINT");
  sayRecomputed("nothing changed", await recompute(url, client, null));
  sayRecomputed("micro ends at 3, not 9", await recompute(url, client, { microUpTo: 3 }));
  const visitors = await signIn(client, OWNERS, OFFICERS);
  const portal = await startServer({
    database: { url, drop: async () => undefined },
    environment: {
      ...{ LOG_LEVEL: "warn", DEMO: "no", JOBS: "off" },
      ...{ DATABASE_POOL: String(Math.ceil(POOL / options.processes)), WEB_PROCESSES: String(options.processes) },
    },
  });
  try {
    const saves = () => measureSaves(portal, visitors.owners, options, client);
    print([{ title: "save, nothing beside it", ours: await saves(), bare: [] }]);
    const beside = recompute(url, client, { microUpTo: 9 });
    print([{ title: "save during the work", ours: await saves(), bare: [] }]);
    sayRecomputed("micro ends at 9 again, with saves at first", await beside);
  } finally {
    await portal.stop();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database of that size: made once and kept, as filling it takes minutes. */
async function benchDatabase({ businesses, fresh, recompute: slim, directory, needs }: BenchOptions): Promise<string> {
  const listed = directory || needs;
  const name = listed
    ? `bench_${needs ? "needs" : "directory"}_${businesses}`
    : slim
      ? `bench_models_${businesses}`
      : `bench_${businesses}`;
  return withClient(testServerUrl(), async (admin) => {
    if (fresh) await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return testServerUrl(name);
    console.log(`Making a database of ${businesses.toLocaleString("en-GB")} businesses`);
    const clone = await cloneDatabase(listed ? "reference" : "demonstration");
    await withClient(clone.url, (client) =>
      listed
        ? fillDirectory(client, businesses, (line) => console.log(line))
        : grow(client, businesses, (line) => console.log(line), slim ? RECOMPUTE_TABLES : null),
    );
    await admin.query(`ALTER DATABASE "${new URL(clone.url).pathname.slice(1)}" RENAME TO "${name}"`);
    return testServerUrl(name);
  });
}

async function recordIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT business_id AS id FROM business_council WHERE council_code = 'E07000194' ORDER BY md5(business_id::text) LIMIT 3000`,
  );
  return rows.map((row) => row.id);
}

async function measureAll(
  url: string,
  scenarios: Scenario[],
  savers: readonly Visitor[],
  options: BenchOptions,
  client: pg.Client,
): Promise<void> {
  const database = { url, drop: async () => undefined };
  const settings = { LOG_LEVEL: "warn", DEMO: "no", DATABASE_POOL: String(Math.ceil(POOL / options.processes)) };
  const recorded = await record(database, scenarios, settings);
  const processes = String(options.processes);
  const single = await startBaseline(url, recorded, { ...settings, DATABASE_POOL: String(POOL), PROCESSES: "1" });
  const same = await startBaseline(url, recorded, { ...settings, PROCESSES: processes });
  const nodeOptions = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${resolve(FOLDER)}`] : [];
  const portal = await startServer({
    database,
    environment: { ...settings, JOBS: "off", WEB_PROCESSES: processes },
    nodeOptions,
  });
  const rows: Row[] = [];
  try {
    for (const scenario of scenarios) {
      const ours = await measure(portal.url, scenario, options);
      const bare = [
        { name: "bare, one process", measured: await measureBare(single.url, scenario, options) },
        { name: `bare, ${processes} processes`, measured: await measureBare(same.url, scenario, options) },
      ];
      rows.push({ title: scenario.title, ours, bare });
      print(rows.slice(-1));
    }
    if (savers.length > 0) {
      rows.push({ title: "save with event", ours: await measureSaves(portal, savers, options, client), bare: [] });
      print(rows.slice(-1));
    }
  } finally {
    for (const baseline of [single, same]) baseline.process.kill("SIGTERM");
    await portal.stop();
  }
  console.log(
    `\n${options.businesses.toLocaleString("en-GB")} businesses, ${options.connections} connections, ${processes} processes that serve`,
  );
  print(rows);
  writeFileSync(join(FOLDER, "result.json"), JSON.stringify(rows, null, 2));
}

/** Asks the portal for each page once it is warm and keeps the statements it sends to PostgreSQL. */
async function record(
  database: { url: string; drop: () => Promise<void> },
  scenarios: Scenario[],
  environment: Record<string, string>,
): Promise<string> {
  const file = resolve(FOLDER, "statements.jsonl");
  rmSync(file, { force: true });
  const portal = await startServer({
    database,
    environment: { ...environment, JOBS: "off", BENCH_RECORD: file },
    nodeOptions: ["--import", resolve("tests/bench/record.mjs")],
  });
  const all: Record<string, unknown[][]> = {};
  try {
    for (const scenario of scenarios) {
      const variants: unknown[][] = [];
      for (let turn = 0; turn < scenario.variants; turn++) {
        await send(undefined, portal.url, scenario.call(turn));
        const before = lines(file).length;
        const { status, body } = await send(undefined, portal.url, scenario.call(turn));
        if (status !== 200) throw new Error(`${scenario.title} answered ${status}: ${body.slice(0, 300)}`);
        variants.push(replayable(lines(file).slice(before), scenario.about(turn)));
      }
      all[scenario.key] = variants;
      console.log(`${scenario.title}: ${variants.map((statements) => statements.length).join(", ")} statements`);
    }
  } finally {
    await portal.stop();
  }
  const target = resolve(FOLDER, "scenarios.json");
  writeFileSync(target, JSON.stringify(all));
  return target;
}

function lines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

function replayable(statements: string[], about: { business: string; session: string }): unknown[] {
  return statements.map((line) =>
    JSON.parse(line, (_key, value) => {
      if (about.business && value === about.business) return "{business}";
      return value === about.session ? "{session}" : value;
    }),
  );
}

async function startBaseline(
  url: string,
  scenarios: string,
  settings: Record<string, string>,
): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ["tests/bench/baseline.mjs"], {
    stdio: "inherit",
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", PORT: String(port) },
      ...{ DATABASE_URL: url, BENCH_SCENARIOS: scenarios },
      ...settings,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  while ((await fetch(origin).catch(() => null)) === null) await new Promise((resolve) => setTimeout(resolve, 50));
  return { url: origin, process: child };
}

function measure(origin: string, scenario: Scenario, { connections, seconds }: BenchOptions): Promise<Measured> {
  let turn = 0;
  return load({
    ...{ origin, connections, warmMs: WARM_MS, measureMs: seconds * 1000 },
    next: () => scenario.call(turn++),
    good: (status) => status === 200,
  });
}

function measureBare(origin: string, scenario: Scenario, { connections, seconds }: BenchOptions): Promise<Measured> {
  let turn = 0;
  return load({
    ...{ origin, connections, warmMs: WARM_MS, measureMs: seconds * 1000 },
    next: () => ({
      method: "GET",
      path: `/${scenario.key}?${new URLSearchParams(scenario.about(turn++))}`,
      headers: {},
    }),
    good: (status) => status === 200,
  });
}
