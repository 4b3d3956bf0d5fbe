import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { build } from "vite";

/** The tables that the models read: a database of a million businesses needs no others. */
export const RECOMPUTE_TABLES = ["business", "business_council", "site", "statement", "result", "signal"];

interface Recomputed {
  businesses: number;
  seconds: number;
  stored: number;
  peakMb: number;
}

/** The most memory a process has had so far, in MB; 0 when it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kB] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kB ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Works out every business of the database in a process of its own, as the job runner does.
 * @param change  settings of the lifecycle that are others than before, kept as a version of their own; null for none
 */
export async function recompute(url: string, client: pg.Client, change: object | null): Promise<Recomputed> {
  if (change)
    await client.query(
      `INSERT INTO settings_version (id, topic, version, data, active_from)
       SELECT $1, topic, version + 1, data || $2::jsonb, now() FROM settings_version
       WHERE topic = 'lifecycle' ORDER BY version DESC LIMIT 1`,
      [randomUUID(), JSON.stringify(change)],
    );
  const id = randomUUID();
  await client.query("INSERT INTO model_run (id, kind) VALUES ($1, 'recompute')", [id]);
  const program = await builtWorker();
  const started = performance.now();
  const child = spawn(process.execPath, [program, id], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: url },
  });
  const peakMb = await untilEnd(child);
  const seconds = (performance.now() - started) / 1000;
  const { rows } = await client.query<{ status: string; done: number; stored: number }>(
    "SELECT status, done, stored FROM model_run WHERE id = $1",
    [id],
  );
  const [run] = rows;
  if (run?.status !== "done") throw new Error(`The run is ${run?.status ?? "gone"}`);
  return { businesses: run.done, seconds, stored: run.stored, peakMb };
}

/** `work-on-run.ts` built as the portal's own job runner is. @returns its path */
async function builtWorker(): Promise<string> {
  const folder = resolve(".cache/bench/worker");
  await build({
    configFile: false,
    logLevel: "warn",
    resolve: { alias: { "~": resolve("app") } },
    build: {
      ssr: "tests/bench/work-on-run.ts",
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      target: "es2022",
    },
  });
  return join(folder, "work-on-run.js");
}

async function untilEnd(child: ChildProcess): Promise<number> {
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    peak = Math.max(peak, peakOf(child.pid));
    await wait(100);
  }
  return peak;
}

export function sayRecomputed(title: string, { businesses, seconds, stored, peakMb }: Recomputed): void {
  const rate = Math.round(businesses / seconds).toLocaleString("en-GB");
  console.log(
    `${title}: ${businesses.toLocaleString("en-GB")} businesses in ${seconds.toFixed(1)} s, ${rate} a second, ` +
      `${stored.toLocaleString("en-GB")} new results, at most ${peakMb.toFixed(0)} MB`,
  );
}
