import { describe, expect, it } from "vitest";
import { config, setConfig } from "../config.server.ts";
import { keyedHash, seal, unseal } from "./seal.server.ts";

describe("sealing a secret", () => {
  it("opens again, and is different each time", () => {
    const sealed = seal("totp", "JBSWY3DPEHPK3PXP");
    expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
    expect(unseal("totp", sealed)).toBe("JBSWY3DPEHPK3PXP");
    expect(seal("totp", "JBSWY3DPEHPK3PXP")).not.toBe(sealed);
  });

  it("opens for no other purpose, with no other key, and not when a letter was changed", () => {
    const sealed = seal("totp", "secret");
    expect(unseal("letter", sealed)).toBeNull();
    expect(unseal("totp", `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`)).toBeNull();
    expect(unseal("totp", "v1.AAAA")).toBeNull();
    expect(unseal("totp", "")).toBeNull();
    const putBack = setConfig({ ...config(), security: { secretKey: "another key altogether, 32 letters or more" } });
    expect(unseal("totp", sealed)).toBeNull();
    putBack();
    expect(unseal("totp", sealed)).toBe("secret");
  });

  it("hashes the same text apart for each purpose", () => {
    expect(keyedHash("a", "x")).toBe(keyedHash("a", "x"));
    expect(keyedHash("a", "x")).not.toBe(keyedHash("b", "x"));
  });
});
