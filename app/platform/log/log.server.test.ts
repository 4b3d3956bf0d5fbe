import { expect, test } from "vitest";
import { describeError, loggablePath, withoutPersonalData } from "./log.server.ts";

test.each([
  [
    "/business/01900000-0000-7000-8000-000000000001/details?email=a@b.uk",
    "/business/01900000-0000-7000-8000-000000000001/details",
  ],
  ["/sign-in/link/ZmFrZS10b2tlbi1mb3ItYS10ZXN0MTIz", "/sign-in/link/:token"],
  ["/confirm/4f1d2c3b4a5968778695a4b3c2d1e0ff", "/confirm/:token"],
  ["/services/apply-for-a-premises-licence", "/services/apply-for-a-premises-licence"],
  ["/find/jo%40example.org", "/find/:token"],
  ["/business/x/changes/TL-7K3M-29XB", "/business/x/changes/TL-7K3M-29XB"],
])("%s is logged as %s", (url, logged) => {
  expect(loggablePath(url)).toBe(logged);
});

test("an error is logged without the row that caused it", () => {
  const error = Object.assign(new Error("duplicate key (email)=(jo@example.org) exists"), {
    code: "23505",
    detail: "Key (email)=(jo@example.org) already exists.",
  });
  expect(JSON.stringify(describeError(error))).not.toContain("jo@example.org");
  expect(describeError(error)).toMatchObject({ code: "23505" });
});

test("addresses are masked wherever they stand", () => {
  expect(withoutPersonalData("no mailbox for <jo.bloggs@example.org>")).toBe("no mailbox for <[address]>");
});
