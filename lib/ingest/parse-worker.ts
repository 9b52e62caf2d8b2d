import { parentPort } from 'node:worker_threads'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import type { PictureOf } from '#lib/articles/pieces.ts'
import { extractPage } from '#lib/extract/extract-page.ts'
import { isSelector } from '#lib/extract/selectors.ts'
import { decodeBytes } from '#lib/feeds/charset.ts'
import { parseFeed } from '#lib/feeds/parse-feed.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { samplePicture } from '#lib/sample/pictures.ts'
import { discoverFeeds } from '#lib/sources/discover.ts'
import type { ParseAnswers, ParseJob, ParseMessage } from './parse-job.ts'

/** All that a text names: it is our proxy that shows them, and refuses what is none. The sample's belong to the sample. */
const proxied: PictureOf = (url, written) =>
  url.startsWith(SAMPLE_ORIGIN) ? null : { src: url, width: written?.width ?? null, height: written?.height ?? null }

function answer(job: ParseJob): ParseAnswers[keyof ParseAnswers] {
  switch (job.kind) {
    case 'feed':
      return parseFeed(job.bytes, { url: job.url, contentType: job.contentType }, job.now)
    case 'clean':
      return job.articles.map((article) => cleanArticle(article, article.sample ? samplePicture : proxied))
    case 'extract':
      return extractPage(job.answer, job.rules)
    case 'selectors':
      return job.selectors.filter((selector) => !isSelector(selector))
    case 'discover':
      return discoverFeeds(decodeBytes(job.bytes, job.contentType), job.url).map((feed) => feed.url)
  }
}

const send = (message: ParseMessage) => parentPort?.postMessage(message)

parentPort?.on('message', (job: ParseJob) => {
  try {
    send({ kind: 'answer', answer: answer(job) })
  } catch (error) {
    send({ kind: 'threw', error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  }
})
send({ kind: 'ready' })
