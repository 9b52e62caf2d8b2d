import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { Article } from '#components/articles/article.tsx'
import { ArticleTools } from '#components/articles/article-tools.tsx'
import { MoreArticles } from '#components/articles/more-articles.tsx'
import { MustRead } from '#components/articles/must-read.tsx'
import { Sponsored } from '#components/articles/sponsored.tsx'
import { Timetable } from '#components/articles/timetable.tsx'
import { Thread } from '#components/comments/thread.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { MuteMenu } from '#components/mutes/mute-menu.tsx'
import { MutedHere } from '#components/mutes/muted-here.tsx'
import { OwnAfter, OwnBefore } from '#components/saved/own-around.tsx'
import { SaveButton } from '#components/saved/save-button.tsx'
import { StructuredData } from '#components/ui/structured-data.tsx'
import { readArticleAddress } from '#lib/articles/address.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { mayBeIndexed } from '#lib/articles/indexing.ts'
import { articleData } from '#lib/articles/structured-data.ts'
import { COMMENT_SORTS } from '#lib/comments/model.ts'
import { readThread } from '#lib/comments/read-thread.ts'
import { aroundArticle, idsAround } from '#lib/front/around.ts'
import { heldOnPage, muteOf, withoutMuted } from '#lib/mutes/pages.ts'
import { reasonsFor } from '#lib/mutes/queries.ts'
import { cardOf, previewOf } from '#lib/pictures/sources.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { earlierText } from '#lib/saved/copies.ts'
import { withOwn } from '#lib/saved/mark-queries.ts'
import { feedLinks } from '../../feed-links.ts'
import { openMuted } from '../../muted.ts'
import { openPaper } from '../../paper.ts'
import '../../article-body.css'
import '../../comments.css'
import '../../marks.css'

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ address: string }>; searchParams: Promise<Query> }

const articleOf = cache(async (address: string) => {
  const id = readArticleAddress(address)
  if (id === null) notFound()
  const { db, reader } = await openPaper()
  return (await getArticle(db, id, reader !== null)) ?? notFound()
})

/** How the thread is asked for; what cannot be is as if it were not said. */
async function askedOf(searchParams: Promise<Query>) {
  const query = await searchParams
  const id = Number(query.comment)
  return {
    sort: COMMENT_SORTS.find((known) => known === query.sort) ?? 'oldest',
    after: typeof query.comments === 'string' ? query.comments : null,
    comment: Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : null,
    unfolded: query.muted === 'show',
  }
}

const queryOf = ({ sort, after, comment, unfolded }: Awaited<ReturnType<typeof askedOf>>): string => {
  const query = new URLSearchParams()
  if (sort !== 'oldest') query.set('sort', sort)
  if (after) query.set('comments', after)
  if (comment !== null) query.set('comment', String(comment))
  if (unfolded) query.set('muted', 'show')
  return query.size ? `?${query}` : ''
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [article, { paper, words }] = await Promise.all([articleOf((await params).address), openPaper()])
  const asked = queryOf(await askedOf(searchParams))
  const address = `/article/${article.slug}-${article.id}`
  const description = article.standfirst ?? article.excerpt
  const preview = article.picture
    ? { ...previewOf(article.picture), alt: article.picture.alt || article.headline }
    : cardOf(String(article.id), { paper: paper.name, headline: article.headline, source: article.source.title })
  return {
    title: article.headline,
    description,
    ...(article.byline && { authors: [{ name: article.byline }] }),
    alternates: {
      canonical: address,
      types: feedLinks(paper.name, {
        folder: `${address}/comments/`,
        title: words.syndication.comments(article.headline),
      }),
    },
    // A part of a thread is found by its article. Others' full texts are theirs to be found by (rules §5); an excerpt may be found here.
    robots: mayBeIndexed(article) && !asked ? { 'max-image-preview': 'large' } : { index: false },
    openGraph: {
      type: 'article',
      title: article.headline,
      description,
      url: address,
      siteName: paper.name,
      locale: (article.language ?? paper.language).replace('-', '_'),
      publishedTime: article.publishedAt,
      ...(article.changedAt && { modifiedTime: article.changedAt }),
      ...(article.byline && { authors: [article.byline] }),
      ...(article.section && { section: article.section.name }),
      ...(article.kicker && { tags: [article.kicker] }),
      images: [preview],
    },
    twitter: { card: 'summary_large_image', title: article.headline, description, images: [preview] },
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { address } = await params
  const article = await articleOf(address)
  const canonical = `${article.slug}-${article.id}`
  const asked = await askedOf(searchParams)
  if (decodeURIComponent(address) !== canonical) permanentRedirect(`/article/${canonical}${queryOf(asked)}`)

  const open = await openMuted(searchParams)
  const { db, clock, view, words, reader, kept, mutes, paper } = open
  // A sample story is read at the sample's instant, also after the paper has become its own.
  const at = article.sample ? SAMPLE_AT : clock
  const here = { ...view, now: at }
  const mine = { ...open, scope: { sample: article.sample, at, without: open.scope.without } }
  const text = await withoutMuted(mine, article)
  const { page: around, held } = await heldOnPage(mine, (scope) => aroundArticle(db, text.article, scope), idsAround)
  const { shown, labels, rails } = around
  const own = reader && shown.whole ? await withOwn(db, reader.id, shown, clock) : null
  const reasons = mutes && (await reasonsFor(db, mutes, [article.id]))
  const { sort, after, comment: focus, unfolded } = asked
  const thread =
    (await readThread(db, { articleId: article.id, sort, after, focus, unfolded, reader, now: clock })) ?? notFound()
  const earlier = reader ? await earlierText(db, reader.id, article.id) : null
  const other = earlier === null ? null : ({ href: `/saved/${earlier}`, is: 'earlier' } as const)
  const marks = own ? { own, other, back: `/article/${canonical}`, kept, view } : null
  const slots = article.slotsAllowed ? rails.slots : []
  // Beside a short text the rail would stand alone: Latest goes under the text.
  const brief = article.minutes <= 1 || !article.whole
  const mutable = [
    { kind: 'source' as const, ...article.source, name: article.source.title },
    ...labels.topics.map((label) => ({ kind: 'topic' as const, ...label })),
    ...labels.authors.map((label) => ({ kind: 'author' as const, ...label })),
  ].filter((subject) => muteOf(mutes, subject) === null)
  const { config } = open
  const data = articleData({ article, comments: thread.total, paper, publicUrl: config.publicUrl })
  return (
    <PageFrame
      open={open}
      current={article.section?.slug ?? ''}
      size="inner"
      main="article"
      held={{ ids: [...new Set([...text.held, ...held])], words: text.words, at: `/article/${canonical}` }}
      above={
        reasons?.length
          ? reasons.map((mute) => <MutedHere key={mute.id} open={open} mute={mute} back={`/article/${canonical}`} />)
          : null
      }
    >
      <StructuredData data={data} />
      <Article
        article={own?.article ?? shown}
        labels={labels}
        view={here}
        before={marks && <OwnBefore {...marks} />}
        after={
          reader && (
            <>
              {marks && <OwnAfter {...marks} />}
              <MuteMenu open={open} subjects={mutable} back={`/article/${canonical}`} />
            </>
          )
        }
        tools={
          <ArticleTools
            comments={thread.total}
            share={{ title: article.headline, url: `${config.publicUrl}/article/${canonical}` }}
            signedIn={reader !== null}
            language={article.language ?? paper.language}
            view={view}
          >
            <SaveButton article={article} view={view} worded />
            {earlier !== null && <a href={`/saved/${earlier}`}>{words.keeping.earlier}</a>}
          </ArticleTools>
        }
      />
      <div className="flex min-w-0 flex-col gap-7 pb-8 lg:col-start-3 lg:row-span-2 lg:row-start-2 lg:max-w-[16rem]">
        <MustRead items={rails.mustRead} view={here} />
        <Sponsored slots={slots} places={brief ? ['rail'] : ['rail', 'before-latest']} view={here} />
        {!brief && <Timetable trails={rails.latest} view={here} />}
      </div>
      {brief && (
        <div className="flex min-w-0 flex-col gap-7 pb-8 lg:col-start-2 lg:row-start-3">
          <Sponsored slots={slots} places={['before-latest']} view={here} />
          <Timetable trails={rails.latest} view={here} />
        </div>
      )}
      <div className={`min-w-0 lg:col-start-2 ${brief ? 'lg:row-start-4' : 'lg:row-start-3'}`}>
        <Thread
          page={thread}
          view={{ ...view, now: clock }}
          sampleView={{ ...view, now: SAMPLE_AT }}
          reader={reader}
          kept={kept}
          path={`/article/${canonical}`}
          query={queryOf(asked)}
          marked={asked.comment}
        />
      </div>
      <div className="min-w-0 lg:col-span-3">
        <MoreArticles items={rails.more} title={words.articles.moreArticles} view={here} />
      </div>
    </PageFrame>
  )
}
