import { expect, test } from "vitest";
import { pack, unpack } from "./packed.ts";

test("packed data comes back as it was, here and after a journey", () => {
  const value = { name: "Smith & Daughter </script>", sites: [{ staff: 3, closedOn: null }] };
  const packed = pack(value);
  expect(unpack(packed)).toBe(value);
  const sent = JSON.parse(JSON.stringify(packed)) as typeof packed;
  expect(unpack(sent)).toEqual(value);
  expect(unpack(sent)).toBe(unpack(sent));
});
