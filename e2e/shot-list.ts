import type { Page } from '@playwright/test'
import type { PaperSize } from './papers.ts'
import { SHARED_LIST, type Talker } from './talk.ts'

/** What the paper holds: the sample edition, so many stories, or many stories that people talk about. */
export type Holding = 'sample' | 'talk' | PaperSize

export type Look = { width: 1280 | 390 | 320; theme: 'light' | 'dark' | 'sepia' }

export type Shot = {
  name: string
  /**
   * A path; the changed story of `fillPaper`, and what of it; the beginning of an article's slug, to be looked up in a list of the paper, Latest unless told; or the place in
   * the list of stories that `fillTalk` gives.
   */
  at: { path: string } | { changed: '' | 'changes' | 'version/1' } | { slug: string; in?: string } | { talk: number }
  /** Whose page it is; nobody's without. */
  as?: Talker
  /** The language that the reader has chosen; the paper's without. */
  language?: 'de'
  /** The bar is opened before the picture is taken. */
  opensBar?: boolean
  /** The reader's menu in the bar is opened. */
  opensMenu?: boolean
  /** The first main button of this form is pressed, with nothing typed. */
  sends?: string
  /** Looked at in sepia besides, and on the narrowest phone. */
  closely?: boolean
}

const front: Shot = { name: 'front', at: { path: '/' }, closely: true }
const latest: Shot = { name: 'latest', at: { path: '/latest' } }
const missing: Shot = { name: '404', at: { path: '/no-such-page' } }
const section: Shot = { name: 'section', at: { path: '/section/city' } }
const panel: Shot = { name: 'bar-opened', at: { path: '/' }, opensBar: true }

const SAMPLE: Shot[] = [
  front,
  panel,
  section,
  latest,
  missing,
  { name: 'section-opinion', at: { path: '/section/opinion' } },
  { name: 'article', at: { slug: 'the-river-surfers-get-their-wave-back' }, closely: true },
  { name: 'article-without-picture', at: { slug: 'ports-agree-on-one-customs-form' } },
  { name: 'article-table', at: { slug: 'hill-race-decided' } },
  { name: 'article-code', at: { slug: 'twelve-lines-of-code' } },
  { name: 'article-several-sources', at: { slug: 'marbel-tunnel-breaks-through' } },
  { name: 'article-related', at: { slug: 'how-a-city-loses-a-wave' } },
  { name: 'story', at: { path: '/story/1' } },
  { name: 'article-short', at: { slug: 'storm-warning-lifted' } },
  { name: 'article-cut', at: { slug: 'the-bookbinder-who-refuses-to-' } },
  { name: 'article-german', at: { slug: 'warum-das-freibad' } },
  { name: 'source', at: { path: '/source/city-desk' } },
  { name: 'source-foot', at: { path: '/source/science-wire' } },
  { name: 'topic', at: { path: '/topic/transport' }, closely: true },
  { name: 'author', at: { path: '/author/ines-kolb' } },
  { name: 'place', at: { path: '/place' } },
  { name: 'place-found', at: { path: '/place?q=Koeln' } },
  { name: 'corrections', at: { path: '/corrections' } },
  { name: 'edition', at: { path: '/edition/2025-08-10' } },
  { name: 'search', at: { path: '/search?q=river+surfers' }, closely: true },
  { name: 'search-empty', at: { path: '/search' } },
  { name: 'search-nothing', at: { path: '/search?q=surfrs' } },
  { name: 'about', at: { path: '/about' } },
  { name: 'colophon', at: { path: '/colophon' } },
  { name: 'privacy', at: { path: '/privacy' } },
  { name: 'offline', at: { path: '/offline' } },
  { name: 'front-in-german', at: { path: '/' }, language: 'de', closely: true },
  { name: 'article-in-german', at: { slug: 'the-river-surfers-get-their-wave-back' }, language: 'de', closely: true },
  { name: 'search-in-german', at: { path: '/search?q=river+surfers' }, language: 'de' },
  { name: 'topic-in-german', at: { path: '/topic/transport' }, language: 'de' },
  { name: 'source-in-german', at: { path: '/source/science-wire' }, language: 'de' },
  { name: 'place-in-german', at: { path: '/place?q=Koeln' }, language: 'de' },
  { name: 'about-in-german', at: { path: '/about' }, language: 'de' },
  { name: 'original', at: { path: '/sample/city-desk/the-river-surfers-get-their-wave-back' } },
]

const FILLED: Shot[] = [
  front,
  panel,
  section,
  latest,
  missing,
  { name: 'article', at: { slug: 'the-harbour-opens' }, closely: true },
  { name: 'source', at: { path: '/source/paper-1' } },
]

/** The shapes of hard-stories.ts, and an excerpt: the full paper alone has them. */
const HARD: Shot[] = [
  { name: 'corrections', at: { path: '/corrections' }, closely: true },
  { name: 'changes', at: { changed: 'changes' }, closely: true },
  { name: 'version', at: { changed: 'version/1' } },
  { name: 'article-changed', at: { changed: '' } },
  { name: 'changes-in-german', at: { changed: 'changes' }, language: 'de' },
  { name: 'hard-headline', at: { slug: 'after-eleven-meetings' }, closely: true },
  { name: 'hard-german', at: { slug: 'donaudampf' }, closely: true },
  { name: 'hard-picture', at: { slug: 'a-panorama' } },
  { name: 'hard-table', at: { slug: 'a-year-of-rain' } },
  { name: 'hard-arabic', at: { slug: 'story-' } },
  { name: 'hard-word', at: { slug: 'the-address' }, closely: true },
  { name: 'article-excerpt', at: { slug: '', in: '/source/paper-6' } },
]

/** What readers, commenters, savers and moderators see. */
const TALK: Shot[] = [
  { name: 'thread', at: { talk: 0 }, closely: true },
  { name: 'thread-author', at: { talk: 0 }, as: 'ines-w', closely: true },
  { name: 'thread-appealed', at: { talk: 0 }, as: 'tarek' },
  { name: 'thread-long-name', at: { talk: 0 }, as: 'longname' },
  { name: 'thread-moderator', at: { talk: 0 }, as: 'judith', closely: true },
  { name: 'thread-paused', at: { talk: 0 }, as: 'barred' },
  { name: 'thread-banned', at: { talk: 0 }, as: 'banned' },
  { name: 'thread-error', at: { talk: 0 }, as: 'ines-w', sends: 'reply' },
  { name: 'thread-empty', at: { talk: 1 } },
  { name: 'thread-empty-reader', at: { talk: 1 }, as: 'ines-w' },
  { name: 'thread-500', at: { talk: 2 } },
  { name: 'thread-closed', at: { talk: 3 }, as: 'ines-w' },
  { name: 'front-reader', at: { path: '/' }, as: 'ines-w', closely: true },
  { name: 'front-long-name', at: { path: '/' }, as: 'longname', closely: true },
  { name: 'menu', at: { path: '/' }, as: 'ines-w', opensMenu: true, closely: true },
  { name: 'menu-signed-out', at: { path: '/' }, opensMenu: true },
  { name: 'comment-reply', at: { path: '/comment/1/reply' }, as: 'ines-w' },
  { name: 'comment-report', at: { path: '/comment/1/report' } },
  { name: 'comment-report-error', at: { path: '/comment/1/report' }, sends: 'report' },
  // The ids that fillTalk gives: one that waits, one that was rejected.
  { name: 'comment-edit', at: { path: '/comment/12/edit' }, as: 'ines-w' },
  { name: 'comment-remove', at: { path: '/comment/12/remove' }, as: 'ines-w' },
  { name: 'comment-statement', at: { path: '/comment/13/statement' }, as: 'ines-w' },
  { name: 'comment-appeal', at: { path: '/comment/13/appeal' }, as: 'ines-w' },
  { name: 'saved', at: { path: '/saved' }, as: 'ines-w', closely: true },
  { name: 'saved-few', at: { path: '/saved' }, as: 'tarek' },
  { name: 'saved-empty', at: { path: '/saved' }, as: 'olaf' },
  { name: 'saved-in-progress', at: { path: '/saved?show=in-progress' }, as: 'ines-w' },
  { name: 'saved-archive', at: { path: '/saved?show=archived&order=longest' }, as: 'ines-w' },
  { name: 'saved-tag', at: { path: '/saved?tag=harbour' }, as: 'ines-w' },
  { name: 'saved-search', at: { path: '/saved?q=harbour' }, as: 'ines-w', closely: true },
  { name: 'saved-search-nothing', at: { path: '/saved?q=quicksilver+harbour' }, as: 'ines-w' },
  { name: 'saved-search-unknown', at: { path: '/saved?q=tag:fish+harbour' }, as: 'ines-w' },
  { name: 'saved-search-in-german', at: { path: '/saved?q=harbour' }, as: 'ines-w', language: 'de' },
  { name: 'saved-highlights', at: { path: '/saved/highlights' }, as: 'ines-w', closely: true },
  { name: 'saved-highlights-500', at: { path: '/saved/highlights' }, as: 'tarek' },
  { name: 'saved-highlights-empty', at: { path: '/saved/highlights' }, as: 'olaf' },
  { name: 'saved-highlights-in-german', at: { path: '/saved/highlights' }, as: 'ines-w', language: 'de' },
  { name: 'saved-lists', at: { path: '/saved/lists' }, as: 'ines-w', closely: true },
  { name: 'saved-lists-asked', at: { path: '/saved/lists' }, as: 'longname' },
  { name: 'saved-lists-empty', at: { path: '/saved/lists' }, as: 'barred' },
  { name: 'saved-lists-error', at: { path: '/saved/lists' }, as: 'ines-w', sends: 'list-make' },
  { name: 'saved-import', at: { path: '/saved/import' }, as: 'longname' },
  { name: 'saved-import-german', at: { path: '/saved/import' }, as: 'longname', language: 'de' },
  { name: 'saved-import-lines', at: { path: '/saved/import?of=2' }, as: 'longname' },
  { name: 'saved-import-empty', at: { path: '/saved/import' }, as: 'olaf' },
  { name: 'saved-import-error', at: { path: '/saved/import' }, as: 'olaf', sends: 'import' },
  { name: 'saved-put', at: { path: '/saved/put?save=1' }, as: 'ines-w' },
  { name: 'list-owner', at: { path: `/list/${SHARED_LIST}` }, as: 'ines-w', closely: true },
  { name: 'list-editor', at: { path: `/list/${SHARED_LIST}` }, as: 'tarek' },
  { name: 'list-viewer', at: { path: `/list/${SHARED_LIST}` }, as: 'judith' },
  { name: 'list-empty', at: { path: '/list/a-list-of-ines-w-for-all-to-read' } },
  { name: 'mutes', at: { path: '/account/mutes?edit=2' }, as: 'barred', closely: true },
  { name: 'mutes-empty', at: { path: '/account/mutes' }, as: 'olaf' },
  { name: 'mutes-many', at: { path: '/account/mutes' }, as: 'longname' },
  { name: 'mutes-error', at: { path: '/account/mutes' }, as: 'olaf', sends: 'mute-word' },
  { name: 'mutes-in-german', at: { path: '/account/mutes' }, as: 'barred', language: 'de' },
  { name: 'front-held-back', at: { path: '/' }, as: 'barred', closely: true },
  { name: 'front-held-back-in-german', at: { path: '/' }, as: 'barred', language: 'de' },
  { name: 'front-muted-shown', at: { path: '/?muted=show' }, as: 'barred' },
  { name: 'source-muted', at: { path: '/source/paper-1' }, as: 'barred' },
  { name: 'article-muted', at: { slug: '', in: '/source/paper-1' }, as: 'barred' },
  { name: 'sign-in', at: { path: '/sign-in' }, closely: true },
  { name: 'sign-in-error', at: { path: '/sign-in' }, sends: 'sign-in' },
  { name: 'sign-up', at: { path: '/sign-up' }, closely: true },
  { name: 'sign-up-error', at: { path: '/sign-up' }, sends: 'sign-up' },
  { name: 'forgot', at: { path: '/sign-in/forgot' } },
  { name: 'recovery', at: { path: '/sign-in/recovery' } },
  { name: 'account', at: { path: '/account' }, as: 'ines-w', closely: true },
  { name: 'account-paused', at: { path: '/account' }, as: 'barred' },
  { name: 'export', at: { path: '/account/export' }, as: 'ines-w' },
  { name: 'following', at: { path: '/account/following' }, as: 'ines-w' },
  { name: 'account-in-german', at: { path: '/account' }, as: 'ines-w', language: 'de' },
  { name: 'export-in-german', at: { path: '/account/export' }, as: 'ines-w', language: 'de' },
  { name: 'notices', at: { path: '/notices' }, as: 'ines-w' },
  { name: 'notices-invited', at: { path: '/notices' }, as: 'judith' },
  { name: 'article-gone-but-kept', at: { talk: 4 }, as: 'barred' },
  { name: 'desk', at: { path: '/desk' }, as: 'olaf' },
  { name: 'moderation', at: { path: '/desk/moderation' }, as: 'judith', closely: true },
  { name: 'moderation-reported', at: { path: '/desk/moderation?tab=reported' }, as: 'judith' },
  { name: 'moderation-appeals', at: { path: '/desk/moderation?tab=appeals' }, as: 'judith' },
  { name: 'moderation-log', at: { path: '/desk/moderation/log' }, as: 'judith' },
  { name: 'person', at: { path: '/desk/people/6' }, as: 'olaf' },
  { name: 'invitations', at: { path: '/desk/invitations' }, as: 'olaf' },
  { name: 'people', at: { path: '/desk/people' }, as: 'olaf' },
  { name: 'switches', at: { path: '/desk/switches' }, as: 'judith' },
  { name: 'settings', at: { path: '/desk/settings' }, as: 'olaf' },
  { name: 'sources', at: { path: '/desk/sources' }, as: 'olaf', closely: true },
  { name: 'source-settings', at: { path: '/desk/sources/1' }, as: 'olaf' },
  { name: 'sources-add', at: { path: '/desk/sources/add' }, as: 'olaf', closely: true },
  { name: 'starters-error', at: { path: '/desk/sources/add' }, as: 'olaf', sends: 'starters' },
  { name: 'sources-in-german', at: { path: '/desk/sources' }, as: 'olaf', language: 'de' },
  { name: 'sources-add-in-german', at: { path: '/desk/sources/add' }, as: 'olaf', language: 'de' },
]

export const shotsOf = (holding: Holding): Shot[] => {
  if (holding === 'sample') return SAMPLE
  if (holding === 'talk') return TALK
  return holding === 3 ? FILLED : [...FILLED, ...HARD]
}

/** Where the form of a shot says what is wrong: at a field, or at a group of boxes. */
export const errorOf = (page: Page, form: string) =>
  page.locator(`form[id^="${form}"]`).locator('[aria-invalid="true"], fieldset[aria-describedby]').first()

/** Both widths in both lights for all; what is looked at closely in sepia and at 320 px too. */
export function looksAt(shot: Shot): Look[] {
  const looks: Look[] = [
    { width: 1280, theme: 'light' },
    { width: 1280, theme: 'dark' },
    { width: 390, theme: 'light' },
    { width: 390, theme: 'dark' },
  ]
  if (!shot.closely) return looks
  return [...looks, { width: 1280, theme: 'sepia' }, { width: 390, theme: 'sepia' }, { width: 320, theme: 'light' }]
}
