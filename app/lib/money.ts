/** An amount of whole pence as people write it: "£1,250", or "£1,250.50" when there are pence. */
export function formatPence(pence: number): string {
  const whole = pence % 100 === 0;
  const pounds = (Math.abs(pence) / 100).toLocaleString("en-GB", {
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return `${pence < 0 ? "−" : ""}£${pounds}`;
}

/** Whole pounds: "£12,000". */
export function formatPounds(pounds: number): string {
  return formatPence(pounds * 100);
}

/** Tenths of a penny, as multipliers are set: "49.9p", "48p". */
export function formatTenths(tenths: number): string {
  return `${(tenths / 10).toLocaleString("en-GB", { maximumFractionDigits: 1 })}p`;
}
