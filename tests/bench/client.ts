import { Agent, type OutgoingHttpHeaders, request } from "node:http";

export interface Call {
  method: "GET" | "POST";
  path: string;
  headers: OutgoingHttpHeaders;
  body?: string;
}

export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** answers that were not what was wanted */
  faults: number;
  /** the first of them */
  fault: string | null;
}

interface LoadOptions {
  origin: string;
  connections: number;
  warmMs: number;
  measureMs: number;
  /** the next request to make */
  next: () => Call;
  good: (status: number) => boolean;
}

/** Keeps `connections` requests under way, one after the other on each, and measures those after the warm-up. */
export async function load({ origin, connections, warmMs, measureMs, next, good }: LoadOptions): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begin = performance.now() + warmMs;
  const end = begin + measureMs;
  const took: number[] = [];
  let faults = 0;
  let fault: string | null = null;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (;;) {
        const started = performance.now();
        if (started >= end) return;
        const call = next();
        const { status, body } = await send(agent, origin, call);
        const now = performance.now();
        if (!good(status)) {
          faults += 1;
          fault ??= `${call.method} ${call.path} answered ${status}: ${body.slice(0, 300)}`;
        }
        if (started >= begin && now < end) took.push(now - started);
      }
    }),
  );
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { perSecond: (took.length * 1000) / measureMs, p50: at(0.5), p95: at(0.95), p99: at(0.99), faults, fault };
}

export function send(agent: Agent | undefined, origin: string, call: Call): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${origin}${call.path}`,
      { agent, method: call.method, headers: { ...call.headers, ...lengthOf(call.body) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(call.body);
  });
}

function lengthOf(body: string | undefined): OutgoingHttpHeaders {
  return body === undefined
    ? {}
    : { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body) };
}
