import { labelAddress } from '#lib/labels/model.ts'

/** What can be followed. A topic and an author are labels. */
export const SUBJECT_KINDS = ['section', 'source', 'topic', 'author'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** One thing that can be followed, as its page's address names it. */
export type Subject = { kind: SubjectKind; slug: string }

/** What somebody follows. `id` is the row's. */
export type Followed = Subject & { id: number; name: string }

/** More than anybody means, and few enough for one page. */
export const MOST_FOLLOWED = 500

/** The page of what can be followed. */
export function subjectAddress({ kind, slug }: Subject): string {
  return kind === 'section' || kind === 'source' ? `/${kind}/${slug}` : labelAddress(kind, slug)
}
