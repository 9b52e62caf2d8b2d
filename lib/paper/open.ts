import type { Reader } from '#lib/accounts/model.ts'
import { readerOf } from '#lib/accounts/sessions.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { CurrentEdition } from '#lib/editions/model.ts'
import { currentEdition } from '#lib/editions/queries.ts'
import { keptForm, newsShown } from '#lib/forms/kept-forms.ts'
import type { Kept } from '#lib/forms/model.ts'
import { type Language, spoken } from '#lib/messages/languages.ts'
import { type Messages, messagesFor } from '#lib/messages/model.ts'
import type { Muted } from '#lib/mutes/model.ts'
import { mutedOf } from '#lib/mutes/queries.ts'
import type { Place } from '#lib/places/model.ts'
import { placeShown } from '#lib/places/setting.ts'
import type { PassedOn } from '#lib/reading/passed-on.ts'
import { savedIds } from '#lib/saved/queries.ts'
import { listFiledSections } from '#lib/sections/queries.ts'
import { type Unit, unitFor, unitIn } from '#lib/weather/units.ts'
import type { PaperIdentity } from './model.ts'
import type { PageView } from './page-view.ts'
import { paperIdentity } from './queries.ts'

/** The paper as one page sees it. */
export type OpenPaper = {
  config: Config
  db: Db
  /** The paper's clock; the edition's `at` is what its lists take as now. */
  clock: Date
  paper: PaperIdentity
  /** The place of the bar, by its name in the reader's language, and the unit there. */
  place: Place
  unit: Unit
  /** What the reader has chosen of these and of the language; with `slots` the press fills in the bar. */
  locale: PassedOn
  edition: CurrentEdition
  /** The sections that something is filed under, in their order. */
  sections: { slug: string; name: string }[]
  words: Messages
  view: PageView
  /** Without what the reader mutes; its lists are this reader's. */
  scope: Scope
  /** What the reader mutes, also where `scope` shows it; null for nothing, and for nobody. */
  mutes: Muted | null
  /** Who asks; null for everybody whose page may be shared. */
  reader: Reader | null
  /** What this browser's last form left to be said or mended. */
  kept: Kept | null
  /** The news in `kept` stands on this page, and is not told again. */
  newsShown(): Promise<void>
}

/** What tells one visitor from another; all null for a page that is printed for everybody. */
export type Visitor = { session: string | null; form: string | null }
const NOTHING: PassedOn = { language: null, place: null, unit: null, slots: false }
const NOBODY: Visitor = { session: null, form: null }

/** Reads what every page needs, once. */
export async function openPaper(
  { config, db, now }: { config: Config; db: Db; now(): Date },
  visitor: Visitor = NOBODY,
  chosen: PassedOn = NOTHING,
): Promise<OpenPaper> {
  const clock = now()
  const paper = await paperIdentity(config, db)
  const edition = await currentEdition(db, clock, paper.timeZone)
  const everybodys = { sample: edition.sample, at: edition.at, without: null }
  const sections = await listFiledSections(db, everybodys)
  const reader = await readerOf(db, visitor.session, clock)
  const mutes = reader && (await mutedOf(db, reader.id, clock))
  const scope = { ...everybodys, without: mutes }
  const locale = { ...chosen, ...own(reader) }
  const language = languageFor(paper.language, locale.language)
  const words = messagesFor(language)
  const shown = placeShown(paper, locale.place, language)
  const saved = reader ? await savedIds(db, reader.id) : new Set<number>()
  const view = { words, language, timeZone: paper.timeZone, now: edition.at, saved }
  const kept = await keptForm(db, visitor.form, clock)
  const { form } = visitor
  return {
    config,
    db,
    clock,
    paper: { ...paper, tagline: taglineIn(paper, words) },
    place: shown,
    unit: locale.unit ?? (locale.place === null ? unitFor(paper.language) : unitIn(shown.country)),
    locale,
    edition,
    sections,
    words,
    view,
    scope,
    mutes,
    reader,
    kept,
    newsShown: async () => {
      if (form !== null && kept !== null) await newsShown(db, form, kept)
    },
  }
}

/** What somebody has set on their account goes before what a browser keeps. */
function own(reader: Reader | null): Partial<PassedOn> {
  const { language, place, unit } = reader?.preferences ?? {}
  return { ...(language && { language }), ...(place && { place }), ...(unit && { unit }) }
}

/** The paper's own tag where it is of the language chosen: a paper in de-AT stays Austrian. */
const languageFor = (paper: string, chosen: Language | null): string =>
  chosen === null || chosen === spoken(paper) ? paper : chosen

/** The line that every paper has until its desk writes another: in the reader's language. */
const taglineIn = ({ tagline, language }: PaperIdentity, words: Messages): string =>
  tagline === messagesFor(language).masthead.tagline ? words.masthead.tagline : tagline
