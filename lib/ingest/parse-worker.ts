import { parentPort } from 'node:worker_threads'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import type { PictureOf } from '#lib/articles/pieces.ts'
import { decodeBytes } from '#lib/feeds/charset.ts'
import { parseFeed } from '#lib/feeds/parse-feed.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { samplePicture } from '#lib/sample/pictures.ts'
import { discoverFeeds } from '#lib/sources/discover.ts'
import { readAddresses } from '#lib/sources/read-addresses.ts'
import type { ParseAnswers, ParseJob, ParseMessage } from './parse-job.ts'

/** All that a text names: it is our proxy that shows them, and refuses what is none. The sample's belong to the sample. */
const proxied: PictureOf = (url, written) =>
  url.startsWith(SAMPLE_ORIGIN) ? null : { src: url, width: written?.width ?? null, height: written?.height ?? null }

async function answer(job: ParseJob): Promise<ParseAnswers[keyof ParseAnswers]> {
  switch (job.kind) {
    case 'feed':
      return parseFeed(job.bytes, { url: job.url, contentType: job.contentType }, job.now)
    case 'clean':
      return job.articles.map((article) => cleanArticle(article, article.sample ? samplePicture : proxied))
    case 'extract':
      // Loaded with the first page: feeds, which are most of the work, do without a DOM.
      return (await import('#lib/extract/extract-page.ts')).extractPage(job.answer, job.rules)
    case 'selectors': {
      const { isSelector } = await import('#lib/extract/selectors.ts')
      return job.selectors.filter((selector) => !isSelector(selector))
    }
    case 'subscriptions':
      return readAddresses(decodeBytes(job.bytes, job.contentType), job.section)
    case 'saves':
      return (await import('#lib/imports/read/read-import.ts')).readImport(job.bytes)
    case 'discover':
      return discoverFeeds(decodeBytes(job.bytes, job.contentType), job.url).map((feed) => feed.url)
  }
}

const send = (message: ParseMessage) => parentPort?.postMessage(message)

parentPort?.on('message', (job: ParseJob) => {
  answer(job).then(
    (value) => send({ kind: 'answer', answer: value }),
    (error: unknown) =>
      send({ kind: 'threw', error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }),
  )
})
send({ kind: 'ready' })
