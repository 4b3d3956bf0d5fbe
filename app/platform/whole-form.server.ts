import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { formError, type ParsedForm, parseForm, withMoreFaults } from "./forms.server.ts";

type Errors = Record<string, string[] | null>;
type ObjectSchema<Shape extends z.ZodRawShape> = z.ZodObject<Shape>;

/**
 * Reads a form whose answers may also be wrong against each other or against what is known, so that all of it is said at
 * once: also where some fields are wrong in themselves. Those count as left empty then.
 * @param faultsOf  what is wrong with the answers, by field; errors come in the order of the schema's fields
 */
export async function parseWhole<Shape extends z.ZodRawShape>(
  request: Request,
  schema: ObjectSchema<Shape>,
  faultsOf: (value: z.output<ObjectSchema<Shape>>) => Record<string, string[]>,
): Promise<ParsedForm<z.output<ObjectSchema<Shape>>>> {
  const form = await parseForm(request, schema);
  const value = form.ok ? form.value : readLoosely(form.formData, schema);
  const found = value ? faultsOf(value) : {};
  if (form.ok && Object.keys(found).length === 0) return form;
  const response = form.ok ? formError(form, { fieldErrors: found }) : withMoreFaults(form, found);
  response.data.lastResult.error = inOrder(response.data.lastResult.error ?? {}, schema);
  return { ok: false, response, formData: form.formData, files: form.files };
}

/**
 * The answers of a form, with every field that is wrong read as one that was left empty: null where it must not be.
 * @returns null where nothing can be read
 */
export function readLoosely<Shape extends z.ZodRawShape>(
  typed: FormData,
  schema: ObjectSchema<Shape>,
): z.output<ObjectSchema<Shape>> | null {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, field] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const empty = field.safeParse(undefined);
    shape[name] = field.catch(empty.success ? empty.data : null);
  }
  try {
    const read = parseWithZod(typed, { schema: z.object(shape) });
    return read.status === "success" ? (read.value as z.output<ObjectSchema<Shape>>) : null;
  } catch {
    return null;
  }
}

function inOrder(errors: Errors, { shape }: z.ZodObject): Errors {
  const names = Object.keys(shape);
  const at = ([name]: [string, unknown]) => names.indexOf(name.split(/[.[]/)[0] ?? name);
  return Object.fromEntries(Object.entries(errors).sort((a, b) => at(a) - at(b)));
}
