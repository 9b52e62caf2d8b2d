import { and, eq, isNull } from 'drizzle-orm'
import { articles, copies, saves } from '#drizzle/schema/index.ts'
import type { ArticlePage } from '#lib/articles/model.ts'
import { readTargets, showBlock } from '#lib/articles/read-targets.ts'
import { readingMinutes } from '#lib/articles/reading-time.ts'
import { pagePicture, shownPictures } from '#lib/articles/shown-picture.ts'
import type { Db } from '#lib/db/model.ts'
import { SAMPLE_ORIGIN, shownAddress } from '#lib/sample/model.ts'
import { changedSince } from './copies.ts'
import { minutesLeft } from './mark-model.ts'

/** What somebody saved, as it was when they did. */
export type CopyPage = {
  saveId: number
  /** In the shape that the article page's parts take. Its date is null where the page it was read from told none. */
  article: ArticlePage
  dated: boolean
  savedAt: string
  /** Minutes that are still to be read, where it was begun and is not at its end; else null. */
  minutesLeft: number | null
  /** Where it can be read now, if the paper still has it. */
  href: string | null
  /** `elsewhere`: never an article of the paper. */
  is: 'gone' | 'changed' | 'same' | 'elsewhere'
}

/** @returns null where this person has saved nothing under this number, or its text could not be had */
export async function readCopy(db: Db, personId: number, saveId: number): Promise<CopyPage | null> {
  const [row] = await db
    .select({
      copy: copies,
      articleId: saves.articleId,
      there: articles.id,
      slug: articles.slug,
      savedAt: saves.savedAt,
      ownLink: saves.link,
      changed: changedSince,
      progress: saves.progress,
    })
    .from(saves)
    .innerJoin(copies, eq(copies.id, saves.copyId))
    .leftJoin(articles, and(eq(articles.id, saves.articleId), isNull(articles.removedAt)))
    .where(and(eq(saves.id, saveId), eq(saves.personId, personId), isNull(saves.removedAt)))
  if (!row) return null
  const { copy, there, slug, savedAt, ownLink } = row
  const sample = copy.link?.startsWith(SAMPLE_ORIGIN) ?? false
  const id = row.articleId ?? 0
  const [known, targets] = await Promise.all([shownPictures(db, copy.body), readTargets(db, copy.body, { id, sample })])
  const link = copy.link ?? ownLink
  const { headline, standfirst, kicker, byline, language, words, cut, licence, body, picture, publishedAt } = copy
  const article: ArticlePage = {
    ...{ id, slug: slug ?? '', headline, standfirst, kicker, byline, language, words, cut, licence, sample },
    section: null,
    source: { slug: '', title: copy.sourceTitle },
    publishedAt: (publishedAt ?? copy.takenAt).toISOString(),
    minutes: readingMinutes(words, language),
    picture: pagePicture(picture, true),
    link: link && (sample ? shownAddress(link) : link),
    body: body.map((block) => showBlock(block, targets, known, sample)),
    excerpt: '',
    reuse: 'full',
    whole: true,
    slotsAllowed: false,
    storyId: null,
    handling: { from: 'page', readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
    versions: 1,
    changedAt: null,
    alsoAt: [],
    readLineSet: false,
  }
  return {
    saveId,
    article,
    dated: publishedAt !== null,
    savedAt: savedAt.toISOString(),
    minutesLeft: row.progress > 0 && row.progress < 1 ? minutesLeft(article.minutes, row.progress) : null,
    href: there === null ? null : `/article/${slug}-${there}`,
    is:
      row.articleId === null
        ? ownLink === null
          ? 'gone'
          : 'elsewhere'
        : there === null
          ? 'gone'
          : row.changed
            ? 'changed'
            : 'same',
  }
}
