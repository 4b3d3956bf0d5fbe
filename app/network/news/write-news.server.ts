import { britishInstant } from "~/lib/british-time.ts";
import { db } from "~/platform/db.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { type FileFault, MOST_BYTES, type ReadFile, sortByName } from "../files/file-terms.ts";
import { type FileChanges, keepFiles } from "../files/keep-files.server.ts";
import { faultAtSight, readFile } from "../files/read-file.server.ts";
import { suggestSignals } from "../people/suggest-signals.server.ts";
import type { PostState } from "../post-terms.ts";
import { checkNew, createPost } from "../posts/commands/create-post.server.ts";
import { checkEdit, editPost } from "../posts/commands/edit-post.server.ts";
import type { PostWriter } from "../posts/commands/read-writer.server.ts";
import { wordFaults } from "../posts/rules.ts";
import type { PostInput } from "../posts/terms.ts";
import type { NewsInput } from "./schema.ts";

const words = texts.news;

export type Written =
  | { kind: "written"; reference: string; state: PostState }
  | { kind: "missing" }
  | { kind: "refused"; errors: { fieldErrors: Record<string, string[]>; formErrors: string[] } };

const refused = (fieldErrors: Record<string, string[]>, formErrors: string[] = []): Written => ({
  kind: "refused",
  errors: { fieldErrors, formErrors },
});

const writtenAs = ({ reference, state }: { reference: string; state: PostState }): Written => ({
  kind: "written",
  reference,
  state,
});

/** Posts news with its picture and PDF, and looks for what it may say about the business. */
export async function postNews(
  writer: PostWriter,
  news: NewsInput,
  files: ReadonlyMap<string, File>,
  submissionKey: string | null,
): Promise<Written> {
  const known = await checkNew(writer, inputOf(news), submissionKey);
  if (known) return known.kind === "refused" ? faultsWith(known.faults, files, news.alt) : writtenAs(known.post);
  const changes = await readFiles(news, files, false);
  if ("kind" in changes) return changes;
  const result = await createPost(writer, inputOf(news), {
    submissionKey,
    also: (tx, post) => keepWith(tx, post.id, news, changes),
  });
  if (result.kind === "posted" || result.kind === "repeated") return writtenAs(result.post);
  return result.kind === "refused" ? faultsOf(result.faults) : { kind: "missing" };
}

/** Changes a post of the writer's business, its picture and PDF. */
export async function changeNews(
  writer: PostWriter,
  postId: string,
  news: NewsInput,
  files: ReadonlyMap<string, File>,
  version: number | null,
): Promise<Written> {
  const refusal = await checkEdit(writer, postId, inputOf(news), version);
  if (refusal) return refusal.kind === "refused" ? faultsWith(refusal.faults, files, news.alt) : refusal;
  const pictures = await db().postFile.count({ where: { postId, mediaType: { startsWith: "image/" } } });
  const changes = await readFiles(news, files, pictures > 0);
  if ("kind" in changes) return changes;
  const result = await editPost(writer, postId, inputOf(news), {
    version,
    also: (tx) => keepWith(tx, postId, news, changes),
  });
  if (result.kind === "saved") return writtenAs(result.post);
  return result.kind === "refused" ? faultsOf(result.faults) : { kind: "missing" };
}

async function keepWith(tx: Statements, postId: string, news: NewsInput, changes: FileChanges): Promise<void> {
  await keepFiles(tx, postId, changes);
  await suggestSignals(tx, postId, `${news.title}. ${news.body}`);
}

function inputOf(news: NewsInput): PostInput {
  const event = news.kind === "event" && news.on && news.from;
  const lastDay = news.untilOn ?? news.on;
  const until = event && lastDay && (news.until ?? (news.untilOn ? "23:59" : null));
  return {
    kind: news.kind,
    title: news.title,
    body: news.body,
    audience: news.audience,
    startsAt: event && news.on && news.from ? britishInstant(news.on, news.from) : null,
    endsAt: until && lastDay ? britishInstant(lastDay, until) : null,
    placeText: news.kind === "event" ? news.placeText : null,
    link: news.link,
  };
}

/** What else is wrong with news whose form has faults: in its words and its files, as far as that is seen without opening them. */
export async function moreFaults(typed: FormData, files: ReadonlyMap<string, File>): Promise<Record<string, string[]>> {
  const text = (name: string) => String(typed.get(name) ?? "").trim();
  const [title, body, placeText] = [text("title"), text("body"), text("placeText")];
  const audience = text("audience") === "council" ? "council" : "public";
  const wrong = faultsOf(wordFaults({ title, body, placeText, audience }).filter(({ field }) => field && text(field)));
  return { ...(wrong.kind === "refused" ? wrong.errors.fieldErrors : {}), ...(await atSight(files, text("alt"))) };
}

async function atSight(files: ReadonlyMap<string, File>, alt: string | null): Promise<Record<string, string[]>> {
  const errors: Record<string, string[]> = {};
  if (files.has("picture") && !alt) errors.alt = [words.form.altMissing];
  for (const [field, wanted] of [["picture", "pictureWanted"], ["document", "documentWanted"]] as const) {
    const file = files.get(field);
    const misplaced = file && (sortByName(file.name) === "pdf") === (field === "picture");
    const fault = file && ((await faultAtSight(file)) ?? (misplaced ? wanted : null));
    if (fault) errors[field] = [words.files[fault]];
  } // biome-ignore format: two fields
  return errors;
}

/** Faults of what was written; those of files beside them, unless the whole of it is refused whatever it says. */
async function faultsWith(
  faults: readonly { field: string | null; message: string }[],
  files: ReadonlyMap<string, File>,
  alt: string | null,
): Promise<Written> {
  const said = faultsOf(faults);
  if (said.kind !== "refused" || said.errors.formErrors.length > 0) return said;
  return refused({ ...(await atSight(files, alt)), ...said.errors.fieldErrors });
}

function faultsOf(faults: readonly { field: string | null; message: string }[]): Written {
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const { field, message } of faults) {
    if (field) fieldErrors[field] = [...(fieldErrors[field] ?? []), message];
    else formErrors.push(message);
  }
  return refused(fieldErrors, formErrors);
}

/** Opens what was sent; every fault is said at its field. */
async function readFiles(
  news: NewsInput,
  files: ReadonlyMap<string, File>,
  hasPicture: boolean,
): Promise<FileChanges | Written> {
  const errors: Record<string, string[]> = {};
  const sent = files.get("picture");
  const keeps = hasPicture && !news.removePicture;
  // said before the picture is opened
  if ((sent || keeps) && !news.alt)
    return refused({ ...(await atSight(files, news.alt)), alt: [words.form.altMissing] });
  const [document, picture] = [await open(files.get("document")), await open(sent)];
  const say = (field: string, fault: FileFault | "pictureWanted" | "documentWanted") => {
    errors[field] = [words.files[fault]];
  };
  if (picture && !picture.ok) say("picture", picture.fault);
  else if (picture?.file.mediaType === "application/pdf") say("picture", "pictureWanted");
  if (document && !document.ok) say("document", document.fault);
  else if (document && document.file.mediaType !== "application/pdf") say("document", "documentWanted");
  if (Object.keys(errors).length > 0) return refused(errors);
  return {
    picture: picture?.ok ? picture.file : null,
    alt: news.alt,
    document: document?.ok ? document.file : null,
    removePicture: news.removePicture,
    removeDocument: news.removeDocument,
  };
}

async function open(file: File | undefined): Promise<ReadFile | null> {
  if (!file) return null;
  if (file.size > MOST_BYTES) return { ok: false, fault: "too_big" };
  return readFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
