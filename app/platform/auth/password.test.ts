import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passwordFault } from "./password.ts";

const about = ["rosa.jones@example.org", "Rosa Jones", "Think Local"];

describe("judging a new password", () => {
  it.each([
    ["elevenchars", "short"],
    ["x".repeat(201), "long"],
    ["123456789012", "common"],
    ["1q2w3e4r5t6y", "common"],
    ["Unbelievable", "common"],
    ["password2024", "common"],
    ["P@ssw0rd2024!", "common"],
    ["!!Football1999", "common"],
    ["qwertyuiop[]", "common"],
    ["abcdefghijkl", "common"],
    ["lkjihgfedcba", "common"],
    ["monkeymonkey", "common"],
    ["abcabcabcabc", "common"],
    ["aaaaaaaaaaaaaaaa", "common"],
    ["rosa.jones@example.org", "personal"],
    ["RosaJones2024", "personal"],
    ["thinklocal123", "personal"],
  ])("%s is too %s", (password, fault) => {
    expect(passwordFault(password, about)).toBe(fault);
  });

  it.each([
    "correct horse battery",
    "marmalade tuba Thursday",
    "vX9#qLm2Tz!w",
    "rosa likes purple trombones",
    "日本語のパスワードはとても良い",
  ])("%s will do", (password) => {
    expect(passwordFault(password, about)).toBeNull();
  });

  it("answers for every text, however odd", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (text, own) => {
          expect([null, "short", "long", "common", "personal"]).toContain(passwordFault(text, own));
        },
      ),
    );
  });
});
