import { offsetInstant } from '#lib/editions/times.ts'
import type { PaperIdentity } from '#lib/paper/model.ts'
import { previewOf } from '#lib/pictures/sources.ts'
import type { ArticlePage } from './model.ts'

type About = { paper: PaperIdentity; publicUrl: string }
type OfArticle = About & { article: ArticlePage; comments: number }

const CONTEXT = 'https://schema.org'
const paperId = (publicUrl: string) => `${publicUrl}/#paper`

/**
 * An article as search engines and archives read it. It is told for what it is: written by its author, published by its
 * source, based on the very original; what is ours is the page, and the talk about it.
 *
 * @see https://schema.org/NewsArticle, https://developers.google.com/search/docs/appearance/structured-data/article
 */
export function articleData({ article, comments, paper, publicUrl }: OfArticle) {
  const absolute = (address: string) => (address.startsWith('/') ? publicUrl + address : address)
  const url = `${publicUrl}/article/${article.slug}-${article.id}`
  const original = article.link && absolute(article.link)
  const outlet = {
    '@type': 'NewsMediaOrganization',
    name: article.source.title,
    url: `${publicUrl}/source/${article.source.slug}`,
  }
  const at = (instant: string) => offsetInstant(instant, paper.timeZone)
  const { picture } = article
  const preview = picture && previewOf(picture)
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        '@type': 'NewsArticle',
        '@id': `${url}#article`,
        url,
        mainEntityOfPage: url,
        headline: article.headline,
        description: article.standfirst ?? article.excerpt,
        inLanguage: article.language ?? paper.language,
        datePublished: at(article.publishedAt),
        dateModified: at(article.changedAt ?? article.publishedAt),
        author: article.byline ? [{ '@type': 'Person', name: article.byline }] : [outlet],
        publisher: outlet,
        sourceOrganization: outlet,
        sdPublisher: { '@id': paperId(publicUrl) },
        ...(original && { isBasedOn: original, citation: original }),
        ...(article.licence && { license: article.licence }),
        ...(article.section && { articleSection: article.section.name }),
        ...(picture &&
          preview && {
            image: [
              {
                '@type': 'ImageObject',
                url: absolute(preview.url),
                width: preview.width,
                height: preview.height,
                ...(picture.caption && { caption: picture.caption }),
                ...(picture.credit && { creditText: picture.credit }),
              },
            ],
          }),
        ...(article.whole && { wordCount: article.words }),
        isAccessibleForFree: true,
        commentCount: comments,
        discussionUrl: `${url}#comments`,
      },
      paperNode({ paper, publicUrl }),
      breadcrumbs(article, { paper, publicUrl }),
    ],
  }
}

/** The way from the front to this page; the last step is the page itself. */
function breadcrumbs({ section, headline }: ArticlePage, { paper, publicUrl }: About) {
  const steps = [
    { name: paper.name, item: `${publicUrl}/` },
    ...(section ? [{ name: section.name, item: `${publicUrl}/section/${section.slug}` }] : []),
    { name: headline },
  ]
  const itemListElement = steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step }))
  return { '@type': 'BreadcrumbList', itemListElement }
}

/** The paper itself, on its front. */
export function paperData(about: About) {
  const { paper, publicUrl } = about
  const site = {
    '@type': 'WebSite',
    '@id': `${publicUrl}/#site`,
    name: paper.name,
    url: `${publicUrl}/`,
    inLanguage: paper.language,
    publisher: { '@id': paperId(publicUrl) },
  }
  return { '@context': CONTEXT, '@graph': [paperNode(about), site] }
}

function paperNode({ paper, publicUrl }: About) {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': paperId(publicUrl),
    name: paper.name,
    url: `${publicUrl}/`,
    ...(paper.tagline && { slogan: paper.tagline }),
    logo: { '@type': 'ImageObject', url: `${publicUrl}/icon-512.png`, width: 512, height: 512 },
    publishingPrinciples: `${publicUrl}/about`,
  }
}

/** JSON that can stand in a script element: no tag can begin in it, and no line end of its own kind. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
