import { z } from "zod";
import { texts } from "~/texts/texts.ts";
import { PASSWORD_MAX } from "./password-length.ts";
import { ROLES } from "./policy.ts";
import { emailField, nameField } from "./schema.ts";

const words = texts.account.staff;

const teamIds = z.array(z.uuid(words.teamUnknown)).max(100, words.teamUnknown).default([]);

export const InviteForm = z.object({
  email: emailField,
  roles: z.array(z.enum(ROLES, words.roleMissing), words.rolesMissing).min(1, words.rolesMissing).max(ROLES.length),
  teamIds,
});
export const RoleForm = z.object({ role: z.enum(ROLES, words.roleMissing) });
export const TeamsForm = z.object({ teamIds });
export const RoleAndTeamsForm = RoleForm.extend(TeamsForm.shape);
export const FirstAdministratorForm = z.object({
  name: nameField,
  email: emailField,
  password: z.string({ error: texts.account.field.passwordMissing }).max(PASSWORD_MAX, texts.account.password.long),
  councilCode: z.string({ error: texts.account.firstAdministrator.councilMissing }).max(20),
});
