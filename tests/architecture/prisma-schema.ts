import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Column {
  table: string;
  column: string;
  /** PostgreSQL's short name: "text", "int4", "_text", "timestamptz" … */
  type: string;
  nullable: boolean;
  hasDefault: boolean;
}

const TYPES: Record<string, string> = {
  String: "text",
  Int: "int4",
  BigInt: "int8",
  Boolean: "bool",
  Float: "float8",
  Json: "jsonb",
  DateTime: "timestamp",
  Bytes: "bytea",
};

const NATIVE: Record<string, string> = {
  Uuid: "uuid",
  Date: "date",
  Timestamptz: "timestamptz",
  SmallInt: "int2",
  Real: "float4",
  DoublePrecision: "float8",
  Char: "bpchar",
  VarChar: "varchar",
};

/** The columns that the files of prisma/schema describe, as PostgreSQL would name them. */
export function schemaColumns(folder = "prisma/schema"): Column[] {
  const text = readdirSync(folder)
    .filter((file) => file.endsWith(".prisma"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
    name,
    body,
  }));
  const names = new Set(models.map((model) => model.name));
  return models.flatMap(({ name, body }) => {
    const lines = body.split("\n").map((line) => line.trim());
    const table = lines.map((line) => /^@@map\("(\w+)"\)/.exec(line)?.[1]).find(Boolean) ?? name;
    return lines.flatMap((line) => {
      const field = /^(\w+)\s+(\w+)(\[\]|\?)?(.*)$/.exec(line);
      const [, fieldName = "", type = "", modifier, attributes = ""] = field ?? [];
      if (!field || names.has(type)) return [];
      const unsupported = /^\("(\w+)"\)/.exec(attributes)?.[1];
      const native = /@db\.(\w+)/.exec(attributes)?.[1];
      const plain = unsupported ?? (native ? NATIVE[native] : TYPES[type]);
      if (!plain) throw new Error(`${name}.${fieldName} has a type this test does not know: ${type} ${native ?? ""}`);
      return {
        table,
        column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? fieldName,
        type: modifier === "[]" ? `_${plain}` : plain,
        // Prisma writes lists without NOT NULL
        nullable: modifier === "?" || modifier === "[]",
        hasDefault: attributes.includes("@default("),
      };
    });
  });
}
