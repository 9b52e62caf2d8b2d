import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { MAIL_KINDS, type Mail } from '#lib/mail/model.ts'
import { NOTICE_KINDS } from '#lib/notices/model.ts'
import { people } from './accounts.ts'
import { comments } from './comments.ts'
import { lists } from './lists.ts'

export const mailKind = pgEnum('mail_kind', MAIL_KINDS)
export const noticeKind = pgEnum('notice_kind', NOTICE_KINDS)

const instant = () => timestamp({ withTimezone: true })

/** Mail on its way. A row is taken out when its letter has been handed over; of one that was given up only its kind stays. */
export const mails = pgTable(
  'mails',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: mailKind().notNull(),
    /** Gone with the account. */
    personId: integer().references(() => people.id, { onDelete: 'cascade' }),
    mail: jsonb().$type<Mail>().notNull(),
    createdAt: instant().notNull(),
    nextAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    /** Why it did not go, in a word of the mail program: `EAUTH 535`. Never an address. */
    problem: text(),
    /** Kept a week, without the letter, so that the operator can be told. */
    givenUpAt: instant(),
  },
  (t) => [index('mails_due').on(t.nextAt).where(sql`given_up_at is null`)],
)

/** What somebody is told in the page, and by mail if they wished so. */
export const notices = pgTable(
  'notices',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: noticeKind().notNull(),
    commentId: integer().references(() => comments.id, { onDelete: 'cascade' }),
    /** The list that somebody is asked to share. */
    listId: text().references(() => lists.id, { onDelete: 'cascade' }),
    /** A moderator's words, or a sanction's. */
    text: text(),
    at: instant().notNull(),
    readAt: instant(),
    /** Handed to the mail, or found needless there; null while it may still be. */
    mailedAt: instant(),
  },
  (t) => [
    index('notices_person').on(t.personId, t.at, t.id),
    index('notices_unmailed').on(t.at).where(sql`mailed_at is null and kind = 'reply'`),
  ],
)

/** Who wishes a letter on Sundays with what they saved in the week. */
export const weekLetters = pgTable(
  'week_letters',
  {
    personId: integer()
      .primaryKey()
      .references(() => people.id, { onDelete: 'cascade' }),
    wishedAt: instant().notNull(),
    /** The Sunday morning that they were last told up to; before the first letter, the one before they wished for it. */
    toldUntil: instant().notNull(),
  },
  (t) => [index('week_letters_due').on(t.toldUntil)],
)
