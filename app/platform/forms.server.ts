import { createHash } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { createCookie, data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { texts } from "~/texts/texts.ts";
import { log } from "./log/log.server.ts";

/** What an action answers when a form needs another look: the errors by field name ("" for the whole form) and everything that was typed. */
export interface FormReply {
  lastResult: {
    error?: Record<string, string[] | null>;
    initialValue?: Record<string, unknown> | null;
  };
}

type FormResponse = ReturnType<typeof data<FormReply>>;

export interface GoodForm<Value> {
  ok: true;
  value: Value;
  /** the same for the same page sent twice with the same answers; null when the page carried no key */
  submissionKey: string | null;
  formData: FormData;
  /** the files that were asked for and chosen, by the name of their field */
  files: ReadonlyMap<string, File>;
}

/** A form with faults; what came with it too, for what is looked at apart from its fields. */
export interface FaultyForm {
  ok: false;
  response: FormResponse;
  formData: FormData;
  files: ReadonlyMap<string, File>;
}

export type ParsedForm<Value> = GoodForm<Value> | FaultyForm;

interface ParseOptions {
  /** fields never sent back to the page (passwords are left out always) */
  hide?: string[];
  /** names of fields that hold one file each */
  files?: string[];
}

/**
 * Reads and checks a posted form. Never throws on what was posted: a body that is not a form, files where words
 * were wanted, reserved names and broken paths all come back as a 422 with a message.
 */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  options: ParseOptions = {},
): Promise<ParsedForm<z.output<Schema>>> {
  const formData = await readBody(request);
  const unreadable = reply({ error: { "": [texts.ui.form.unreadable] } });
  if (!formData) return { ok: false, response: unreadable, formData: new FormData(), files: new Map() };
  const typed = wordsOnly(formData);
  const came = { formData: typed, files: filesOf(formData, options.files ?? []) };
  const hideFields = [...typed.keys()].filter((name) => /password/i.test(name)).concat(options.hide ?? []);
  try {
    const submission = parseWithZod(typed, { schema, error: (issue) => plainMessage(issue) });
    noteUnknown(typed, schema);
    if (submission.status === "success") {
      return {
        ok: true,
        value: submission.value,
        submissionKey: submissionKey(request, typed),
        ...came,
      };
    }
    return { ok: false, response: reply(submission.reply({ hideFields })), ...came };
  } catch {
    return { ok: false, response: unreadable, ...came };
  }
}

/** The same 422 for what only the command could know: a name already taken, somebody else's change. */
export function formError(
  form: { formData: FormData },
  errors: { fieldErrors?: Record<string, string[]>; formErrors?: string[] },
  options: ParseOptions = {},
): FormResponse {
  const initialValue: Record<string, unknown> = {};
  for (const name of new Set(form.formData.keys())) {
    if (/password/i.test(name) || options.hide?.includes(name)) continue;
    place(initialValue, name, form.formData.getAll(name).map(String));
  }
  const error: Record<string, string[]> = { ...errors.fieldErrors };
  if (errors.formErrors?.length) error[""] = errors.formErrors;
  return reply({ initialValue, error });
}

/** The same for a command that gave one reason, at a field or (null) for the whole form. */
export function formRefused(
  form: { formData: FormData },
  { field, message }: { field: string | null; message: string },
): FormResponse {
  return formError(form, field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] });
}

/**
 * The word of the button that sent a form of a page with several, "" where there is none. It is read from a copy, so that
 * the form can still be parsed.
 */
export async function sentIntent(request: Request, name = "intent"): Promise<string> {
  const word = (await readBody(request.clone()))?.get(name);
  return typeof word === "string" ? word : "";
}

/** The same reply with what else is wrong: nothing more is said of a field that has a fault already. */
export function withMoreFaults({ response }: FaultyForm, more: Record<string, string[]>): FormResponse {
  const { error, initialValue } = response.data.lastResult;
  return reply({ error: { ...more, ...error }, initialValue });
}

function reply({ error, initialValue }: FormReply["lastResult"]): FormResponse {
  return data({ lastResult: { error: error ?? {}, initialValue: initialValue ?? {} } }, { status: 422 });
}

async function readBody(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    return null;
  }
}

const MAX_FIELDS = 500;
const GOOD_NAME = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d{1,3}\])*$/;
const RESERVED = /(^|[.[])(__proto__|prototype|constructor|__intent__|__state__)($|[.\]])/;

/**
 * What nobody types and what would mislead whoever reads it: control characters (the database takes no NUL), and those
 * that turn the writing direction of all that follows. Marks that right-to-left languages need stay.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** The fields that hold words: no files, no reserved or broken names, no unseen characters, one kind of line end. */
function wordsOnly(formData: FormData): FormData {
  const words = new FormData();
  let count = 0;
  for (const [name, value] of formData) {
    if (typeof value !== "string" || !GOOD_NAME.test(name) || RESERVED.test(name)) continue;
    count += 1;
    if (count > MAX_FIELDS) break;
    words.append(name, value.replaceAll("\r\n", "\n").replace(UNSEEN, ""));
  }
  return words;
}

function filesOf(formData: FormData, names: readonly string[]): Map<string, File> {
  const files = new Map<string, File>();
  for (const name of names) {
    const value = formData.get(name);
    if (value instanceof File && (value.size > 0 || value.name !== "")) files.set(name, value);
  }
  return files;
}

/** Puts what was typed under its name, "site.postcode" inside "site", as the page's fields look for it. */
function place(target: Record<string, unknown>, name: string, values: string[]): void {
  const path = name.split(/[.[\]]+/).filter(Boolean);
  let here = target;
  for (const part of path.slice(0, -1)) {
    const next = here[part];
    if (typeof next === "object" && next !== null) here = next as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = {};
      here[part] = made;
      here = made;
    }
  }
  const last = path.at(-1);
  if (last) here[last] = values.length > 1 ? values : values[0];
}

/** Fields that every form may carry beside its own. */
const SHARED_FIELDS = ["submissionKey", "intent", "version", "base", "choose", "fax", "next"];

/** Fields that the form does not have are left out of the value; the log names them, since no page of ours sends them. */
function noteUnknown(typed: FormData, schema: z.ZodType): void {
  if (!("shape" in schema) || typeof schema.shape !== "object" || schema.shape === null) return;
  const known = new Set([...Object.keys(schema.shape), ...SHARED_FIELDS]);
  const unknown = [...new Set(typed.keys())].filter((name) => !known.has(name.split(/[.[]/)[0] ?? name));
  if (unknown.length > 0) log().warn({ fields: unknown.slice(0, 10) }, "a form came with fields that it does not have");
}

function submissionKey(request: Request, formData: FormData): string | null {
  const key = formData.get("submissionKey");
  if (typeof key !== "string" || !/^[\w-]{8,64}$/.test(key)) return null;
  const hash = createHash("sha256").update(new URL(request.url).pathname);
  for (const [name, value] of formData) hash.update(`\0${name}=${String(value)}`);
  return `${key}.${hash.digest("base64url").slice(0, 16)}`;
}

/** Words for the checks that carry no message of their own. Schemas say better ones. */
function plainMessage(issue: z.core.$ZodRawIssue): string {
  const words = texts.ui.form;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? words.missing
        : issue.expected === "number" || issue.expected === "int"
          ? words.number
          : words.wrongKind;
    case "too_big":
      return issue.origin === "string" ? words.tooLong(Number(issue.maximum)) : words.tooBig(Number(issue.maximum));
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) <= 1
        ? words.missing
        : issue.origin === "string"
          ? words.tooShort(Number(issue.minimum))
          : words.tooSmall(Number(issue.minimum));
    case "invalid_value":
      return issue.input === undefined ? words.choose : words.chooseAgain;
    case "invalid_format":
      return issue.format === "email" ? words.email : issue.format === "url" ? words.url : words.wrongKind;
    default:
      return words.wrongKind;
  }
}

export interface Flash {
  message: string;
  tone: "success" | "notice";
}

const flashCookie = createCookie("flash", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 120 });

/** Sends the browser on, and shows the message at the top of the next page once. */
export async function redirectWithFlash(
  request: Request,
  url: string,
  message: string,
  options: { tone?: Flash["tone"]; headers?: HeadersInit } = {},
): Promise<Response> {
  const headers = new Headers(options.headers);
  const flash: Flash = { message: message.slice(0, 500), tone: options.tone ?? "success" };
  headers.append("Set-Cookie", await flashCookie.serialize(flash, { secure: isSecure(request) }));
  return redirect(url, { headers });
}

/** The message waiting for this page, and the header that takes it away. */
export async function takeFlash(request: Request): Promise<{ flash: Flash | null; clear: string | null }> {
  const value: unknown = await flashCookie.parse(request.headers.get("Cookie"));
  if (value === null || value === undefined) return { flash: null, clear: null };
  const clear = await flashCookie.serialize("", { maxAge: 0, secure: isSecure(request) });
  return { flash: isFlash(value) ? value : null, clear };
}

function isFlash(value: unknown): value is Flash {
  if (typeof value !== "object" || value === null) return false;
  const { message, tone } = value as Record<string, unknown>;
  return typeof message === "string" && (tone === "success" || tone === "notice");
}

function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === "https:";
}
