import { and, desc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { articles, comments, people } from '#drizzle/schema/index.ts'
import { paragraphsOf } from '#lib/comments/paragraphs.ts'
import type { ThreadOf } from '#lib/comments/thread-articles.ts'
import type { Db } from '#lib/db/model.ts'
import type { EntryView } from './entries.ts'
import { ENTRIES_A_FEED, type OutEntry } from './model.ts'
import { tagUri } from './tag-uri.ts'
import { xmlText } from './xml.ts'

const parent = alias(comments, 'parent')

/** The newest comments of a conversation that all may see. */
export async function commentEntries(db: Db, thread: ThreadOf, view: EntryView): Promise<OutEntry[]> {
  const rows = await db
    .select({
      id: comments.id,
      body: comments.body,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
      name: people.name,
      handle: people.handle,
      slug: articles.slug,
      articleId: articles.id,
      headline: articles.headline,
      firstSeenAt: articles.firstSeenAt,
      parentId: parent.id,
      parentAt: parent.createdAt,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .leftJoin(people, eq(people.id, comments.personId))
    .leftJoin(parent, and(eq(parent.id, comments.parentId), eq(parent.state, 'shown')))
    .where(and(inArray(comments.articleId, thread.articleIds), eq(comments.state, 'shown')))
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(ENTRIES_A_FEED)
  const { publicUrl, words } = view
  const say = words.syndication
  return rows.map((row) => {
    const page = `${publicUrl}/article/${row.slug}-${row.articleId}`
    const author = row.name ?? row.handle
    const at = (id: number) => `${page}?comment=${id}#comment-${id}`
    return {
      id: tagUri(publicUrl, row.createdAt, `comment/${row.id}`),
      link: at(row.id),
      title: author === null ? say.commentOn(row.headline) : say.commentBy(author, row.headline),
      contentHtml: htmlOf(row.body),
      summary: '',
      footHtml: '',
      original: null,
      source: null,
      author: author ?? say.somebodyGone,
      published: row.createdAt,
      updated: row.editedAt ?? row.createdAt,
      categories: [],
      language: null,
      licence: null,
      picture: null,
      thread: null,
      answers:
        row.parentId !== null && row.parentAt !== null
          ? { id: tagUri(publicUrl, row.parentAt, `comment/${row.parentId}`), link: at(row.parentId) }
          : { id: tagUri(publicUrl, row.firstSeenAt, `article/${row.articleId}`), link: page },
    }
  })
}

/** Plain text as the page shows it: paragraphs, lines, and whole addresses as links. */
function htmlOf(body: string): string {
  const pieces = (line: { text: string; href?: string }[]) =>
    line
      .map(({ text, href }) =>
        href ? `<a href="${xmlText(href)}" rel="nofollow ugc">${xmlText(text)}</a>` : xmlText(text),
      )
      .join('')
  return paragraphsOf(body)
    .map((lines) => `<p>${lines.map(pieces).join('<br>')}</p>`)
    .join('\n')
}
