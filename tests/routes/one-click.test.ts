import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { signedAddress } from "~/network/alerts/links.server.ts";
import { setConfig } from "~/platform/config.server.ts";
import { connect, db, disconnect } from "~/platform/db.server.ts";
import { PORTAL_SECRET, type RunningPortal, startServer } from "../support/server.ts";

let portal: RunningPortal;
beforeAll(async () => {
  portal = await startServer({ content: "empty" });
  connect(portal.databaseUrl, { max: 2 });
  setConfig({ security: { secretKey: PORTAL_SECRET } });
}, 120_000);
afterAll(async () => {
  await disconnect();
  await portal?.stop();
});

async function alert(): Promise<{ id: string; path: string }> {
  const id = newId();
  const at = new Date();
  await db().alert.create({
    data: { id, email: `${id}@example.org`, kind: "search", target: "/needs", label: "Needs", frequency: "daily", confirmedAt: at },
  }); // biome-ignore format: one row
  return { id, path: new URL(signedAddress("alert-stop", id)).pathname };
}

const stopped = async (id: string) => (await db().alert.findUniqueOrThrow({ where: { id } })).stoppedBy;
const ONE_CLICK = "List-Unsubscribe=One-Click";

it.each([
  ["nothing but the form", {}],
  ["another site's page", { Origin: "https://mail.example", "Sec-Fetch-Site": "cross-site" }],
  ["a sandboxed page", { Origin: "null" }],
])("a mail program stops an alert with one press, sent with %s", async (_what, headers) => {
  const { id, path } = await alert();
  const answer = await fetch(portal.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { ...headers, "Content-Type": "application/x-www-form-urlencoded" },
    body: ONE_CLICK,
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await stopped(id)).toBe("mail_program");
});

it("takes the press as a form with parts too", async () => {
  const { id, path } = await alert();
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  expect((await fetch(portal.url + path, { method: "POST", body })).status).toBe(200);
  expect(await stopped(id)).toBe("mail_program");
});

it("opening the link stops nothing; a wrong one is told so", async () => {
  const { id, path } = await alert();
  const page = await fetch(portal.url + path);
  expect([page.status, (await page.text()).includes("Stop these emails")]).toEqual([200, true]);
  // the address goes to no other site; with none at all a browser without scripts would not say where the form is from
  expect(page.headers.get("Referrer-Policy")).toBe("same-origin");
  expect(await stopped(id)).toBeNull();
  for (const wrong of [`${path}x`, "/alerts/stop/v1.abc", "/alerts/stop/%00"]) {
    expect((await fetch(portal.url + wrong)).status, wrong).toBe(400);
    // what cannot be such a link is a form from nowhere
    const pressed = await fetch(portal.url + wrong, { method: "POST", body: new URLSearchParams(ONE_CLICK) });
    expect(pressed.status, wrong).toBe(wrong.includes("%") ? 403 : 400);
  }
  expect(await stopped(id)).toBeNull();
});

it("the page that confirms shows whoever has its link nothing that was typed", async () => {
  const search = new URLSearchParams({ kind: "need", q: "Ring Ann on 07700 900123", near: "Rose Cottage" });
  const id = newId();
  const row = { id, email: `${id}@example.org`, kind: "search", target: `/needs?${search}`, frequency: "daily" };
  await db().alert.create({ data: { ...row, label: "Needs: “Ring Ann on 07700 900123”, Rose Cottage" } });
  const read = async () => {
    const page = await fetch(portal.url + new URL(signedAddress("alert-confirm", id)).pathname);
    expect(page.headers.get("Cache-Control")).toContain("no-store");
    return page.text();
  };
  const [asking] = [await read(), await db().alert.update({ where: { id }, data: { stoppedAt: new Date() } })];
  for (const page of [asking, await read()]) expect(page).not.toMatch(/Ann|07700|900123|Rose|Cottage/);
  expect(asking).toContain("Needs: with words that were typed");
  expect(asking).not.toContain(row.email);
});

it("other forms are still refused from elsewhere", async () => {
  const answer = await fetch(`${portal.url}/alerts/new?search=/needs`, {
    method: "POST",
    headers: { Origin: "https://mail.example", "Sec-Fetch-Site": "cross-site" },
    body: new URLSearchParams({ email: "a@example.org", frequency: "daily" }),
  });
  expect(answer.status).toBe(403);
});
