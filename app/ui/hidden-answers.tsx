/** Everything that was typed on the page before, carried along out of sight. The button says what to do with it. */
export function HiddenAnswers({ answers }: { answers: unknown }) {
  return flat("", answers)
    .filter(([name]) => name !== "intent" && name !== "submissionKey")
    .map(([name, value], index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: several may have the same name and value
      <input key={index} type="hidden" name={name} value={value} readOnly />
    ));
}

function flat(name: string, value: unknown): [string, string][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flat(name, item));
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) => flat(name ? `${name}.${key}` : key, inner));
  }
  return [[name, String(value)]];
}
