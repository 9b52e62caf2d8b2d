import { z } from 'zod'
import type { Acting } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { pathBack } from '#lib/reading/back.ts'
import { HANDLE } from './model.ts'
import { cleanName } from './names.ts'
import { lengthFault } from './passwords.ts'

/** Nobody types more than this into one line; what is longer is no mistake of a person. */
const LINE = 1_000

/** A handle to be taken: capitals are made small. */
export const handleField = (words: Messages) =>
  z
    .string(words.accounts.handle.missing)
    .max(LINE, words.accounts.handle.wrong)
    .transform((typed) => typed.trim().toLowerCase())
    .refine((handle) => handle !== '', { message: words.accounts.handle.missing, abort: true })
    .refine((handle) => HANDLE.test(handle), words.accounts.handle.wrong)

/** A new password: its length only; whether it is too common is asked where handle and paper are known. */
export const newPasswordField = (words: Messages) =>
  z.string(words.accounts.password.missing).superRefine((typed, context) => {
    const fault = typed.length > 4 * LINE ? 'long' : lengthFault(typed)
    if (typed === '') context.addIssue({ code: 'custom', message: words.accounts.password.missing })
    else if (fault) context.addIssue({ code: 'custom', message: words.accounts.password[fault] })
  })

/** A password that is there already. */
export const passwordField = (words: Messages) =>
  z
    .string(words.accounts.password.missing)
    .min(1, words.accounts.password.missing)
    .max(4 * LINE, words.accounts.password.long)

/** Small letters; an empty field is none. */
export const mailField = (words: Messages) =>
  z
    .string(words.accounts.mail.missing)
    .max(LINE, words.accounts.mail.wrong)
    .transform((typed) => typed.trim().toLowerCase())
    .refine(
      (mail) => mail === '' || (mail.length <= 254 && z.email().safeParse(mail).success),
      words.accounts.mail.wrong,
    )

/** A name as it is stored; null where none was given. */
export const nameField = (words: Messages) =>
  z
    .string()
    .max(LINE, words.accounts.name.long)
    .transform((typed, context) => {
      const cleaned = cleanName(typed)
      if (cleaned !== 'long') return cleaned.name
      context.addIssue({ code: 'custom', message: words.accounts.name.long })
      return z.NEVER
    })

/** A token as links carry it, also when a whole link was pasted; anything else becomes one that nobody has. */
export const tokenField = () =>
  z
    .string()
    .max(LINE)
    .transform((typed) => /(?:^|[?&](?:token|invitation)=)([\w-]{43})(?:$|[&#\s])/.exec(typed.trim())?.[1] ?? '')

/** Where to go on: a path of ours, checked by `onward` before it is used. */
export const toField = () => z.string().max(2_000).optional()

/** Never elsewhere, and never back to a page that is for those who are not signed in. */
export function onward({ config }: Pick<Acting, 'config'>, to: string | undefined): string {
  const path = pathBack(to, new URL(config.publicUrl).host)
  return /^\/sign-(?:in|up)(?:[/?#]|$)/.test(path) ? '/' : path
}
