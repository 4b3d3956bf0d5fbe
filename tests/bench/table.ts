import type { Measured } from "./client.ts";

/** What was measured of one thing: by the portal, and by bare servers that send the same statements. */
export interface Row {
  title: string;
  ours: Measured;
  bare: { name: string; measured: Measured }[];
}

/** Prints a line for each, with the ratio to each bare server, and the first fault where there were any. */
export function print(rows: Row[]): void {
  for (const { title, ours, bare } of rows) {
    const show = (name: string, { perSecond, p50, p95, p99 }: Measured) =>
      `${name.padEnd(28)} ${perSecond.toFixed(1).padStart(8)}/s  p50 ${p50.toFixed(1).padStart(7)} ms  p95 ${p95.toFixed(1).padStart(7)} ms  p99 ${p99.toFixed(1).padStart(7)} ms`;
    console.log(show(title, ours));
    for (const { name, measured } of bare)
      console.log(`${show(`  ${name}`, measured)}  ratio ${(ours.perSecond / measured.perSecond).toFixed(2)}`);
    for (const { faults, fault } of [ours, ...bare.map((one) => one.measured)])
      if (faults > 0) console.log(`  ${faults} faults, the first: ${fault}`);
  }
}
