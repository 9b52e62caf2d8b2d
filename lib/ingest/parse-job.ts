import type { CleanArticle, RawArticle } from '#lib/articles/clean-article.ts'
import type { Extract, ExtractProblem, PageAnswer, PageRules } from '#lib/extract/model.ts'
import type { FeedProblem, ParsedFeed } from '#lib/feeds/model.ts'
import type { FileProblem, ReadImport } from '#lib/imports/model.ts'
import type { Result } from '#lib/result.ts'
import type { ReadAddresses } from '#lib/sources/read-addresses.ts'

/** What a parser's thread is asked, one job at a time. */
export type ParseJob =
  | { kind: 'feed'; bytes: Uint8Array; url: string; contentType: string | null; now: Date }
  | { kind: 'clean'; articles: RawArticle[] }
  | { kind: 'extract'; answer: PageAnswer; rules: PageRules }
  | { kind: 'selectors'; selectors: string[] }
  | { kind: 'subscriptions'; bytes: Uint8Array; contentType: string | null; section: string | null }
  | { kind: 'saves'; bytes: Uint8Array }
  | { kind: 'discover'; bytes: Uint8Array; url: string; contentType: string | null }

export type ParseAnswers = {
  feed: Result<ParsedFeed, FeedProblem>
  clean: CleanArticle[]
  extract: Result<Extract, ExtractProblem>
  /** Those that are none. */
  selectors: string[]
  /** Null for a document that is no list. */
  subscriptions: ReadAddresses | null
  saves: Result<ReadImport, FileProblem>
  discover: string[]
}

/** What the thread sends: once that it is ready, then an answer a job. */
export type ParseMessage =
  | { kind: 'ready' }
  | { kind: 'answer'; answer: ParseAnswers[keyof ParseAnswers] }
  | { kind: 'threw'; error: string }

/** The thread was stopped, or failed by itself; its words are those of a source's problems. */
export type ParserProblem = 'parser-timeout' | 'parser-memory' | 'parser-failed'
