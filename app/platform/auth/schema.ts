import { z } from "zod";
import { texts } from "~/texts/texts.ts";
import { PASSWORD_MAX } from "./password-length.ts";

const words = texts.account.field;

/** An e-mail address as it is kept: trimmed, lower case. */
export const emailField = z
  .string({ error: words.emailMissing })
  .trim()
  .toLowerCase()
  .max(254, words.emailTooLong)
  .pipe(z.email(words.emailShape));

export const nameField = z
  .string({ error: words.nameMissing })
  .trim()
  .min(1, words.nameMissing)
  .max(100, words.nameTooLong);

const phoneField = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{7,25}$/, words.phoneShape)
  .optional();

/** A password somebody has already: any text, judged only by whether it is right. */
const knownPassword = z.string({ error: words.passwordMissing }).max(1_000, texts.account.password.long);
const newPassword = z.string({ error: words.passwordMissing }).max(PASSWORD_MAX, texts.account.password.long);
const next = z.string().optional().catch(undefined);
const code = z.string({ error: words.codeMissing }).trim().max(40, words.codeMissing);

export const SignInForm = z.object({ email: emailField, password: knownPassword, next });
export const LinkForm = z.object({ email: emailField, next });
export const CreateAccountForm = z.object({
  name: nameField,
  email: emailField,
  password: newPassword.optional(),
  next,
});
export const FinishAccountForm = z.object({ name: nameField });
export const CodeForm = z.object({ code, next });
export const NameForm = z.object({ name: nameField, phone: phoneField });
export const ChangePasswordForm = z.object({ currentPassword: knownPassword.optional(), password: newPassword });
export const NewPasswordForm = z.object({ password: newPassword });
export const ChangeEmailForm = z.object({ email: emailField, password: knownPassword.optional() });
