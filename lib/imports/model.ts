import { LONGEST_LIST_NAME, MOST_LISTS, MOST_ON_LIST } from '#lib/saved/list-model.ts'
import { LONGEST_MARK_NOTE, LONGEST_PASSAGE, MOST_MARKS } from '#lib/saved/mark-model.ts'
import { LONGEST_NOTE, type SaveState } from '#lib/saved/model.ts'

/** The programs whose files are read; told apart by what is in them, never by their names. */
export const IMPORT_FORMATS = [
  'pocket-csv',
  'pocket-html',
  'instapaper',
  'omnivore',
  'wallabag',
  'bookmarks',
  'karakeep',
  'broadsheet',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** `waiting`: its file is to be read. `running`: its lines are taken in. `failed`: nothing in it could be read. */
export const IMPORT_STATES = ['waiting', 'running', 'done', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** `known`: it was saved already; what its line adds to that was taken over. */
export const LINE_STATES = ['waiting', 'saved', 'known', 'failed'] as const
export type LineState = (typeof LINE_STATES)[number]

/** Why a line could not be taken in; the sentences are in the catalogue. */
export const LINE_PROBLEMS = ['no-address', 'too-long', 'private', 'unreadable'] as const
export type LineProblem = (typeof LINE_PROBLEMS)[number]

/**
 * What a line brought that was not taken, or not whole, because this paper's own forms would not take it either: nothing is
 * cut in silence. `-full`: what was there before has no room for what the line adds.
 */
export const LEFT_OUT = [
  'title',
  'note',
  'note-full',
  'tag',
  'tags',
  'list-name',
  'list-full',
  'lists',
  'mark',
  'marks',
  'mark-note',
  'mark-note-full',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** Why a whole file could not. */
export const FILE_PROBLEMS = ['unknown-format', 'empty', 'too-large', 'unreadable'] as const
export type FileProblem = (typeof FILE_PROBLEMS)[number]

/** What another program kept, in our words. */
export type ImportedItem = {
  link: string
  title: string | null
  /** ISO instant; null where the file tells none that can be one. */
  savedAt: string | null
  state: SaveState
  /** 0 to 1. */
  progress: number
  tags: string[]
  /** The folder that it lay in. */
  list: string | null
  note: string | null
  highlights: ImportedMark[]
  /** The text, where the file has it: then its page need not be asked. */
  html: string | null
  /** What is over a bound already as it is read; absent where all of it is within. */
  left?: LeftOut[]
  /** The paragraph where its reader has stopped. */
  place?: number | null
  /** What another Broadsheet knew of it. */
  about?: {
    source: string | null
    minutes: number | null
    byline: string | null
    language: string | null
    /** ISO instant. */
    published: string | null
  }
  /** It is a place on the list and no save: `note` is what stands beside it there; this is the list's own. */
  onList?: { note: string | null }
}

/** A marked passage. Only another Broadsheet tells where it stood, and when it was marked (an ISO instant). */
export type ImportedMark = {
  exact: string
  note: string | null
  around?: { prefix: string; suffix: string; startsAt: number; createdAt: string | null }
}

/** A line of the file, or an entry of it: `place` is what a person would look for it by, such as a line's number. */
export type ImportedLine = { place: string } & ({ item: ImportedItem } | { problem: LineProblem; text: string })

export type ReadImport = {
  format: ImportFormat
  lines: ImportedLine[]
  /** The file breaks off or is damaged: what could be read of it is in `lines`. */
  broken: boolean
  /** Entries over `MOST_LINES`, which were not read. */
  beyond: number
}

/** Bytes of a file that is brought; of what is packed in it, in all. */
export const LARGEST_FILE = 24 * 1024 * 1024
export const LARGEST_UNPACKED = 96 * 1024 * 1024
/** Entries of one file. */
export const MOST_LINES = 50_000
/** Characters of texts that come along in one file; of the rest the pages are asked. */
export const MOST_TEXT = 40_000_000

export const LONGEST_TITLE = 300
export const LONGEST_TAG = 60
export const MOST_TAGS = 50
/** Characters of the beginning by which a line is told. */
export const LONGEST_SAID = 200

/** The bounds of what is kept, as the sentences about them name them. */
export const BOUNDS: Record<LeftOut, number> = {
  title: LONGEST_TITLE,
  note: LONGEST_NOTE,
  'note-full': LONGEST_NOTE,
  tag: LONGEST_TAG,
  tags: MOST_TAGS,
  'list-name': LONGEST_LIST_NAME,
  'list-full': MOST_ON_LIST,
  lists: MOST_LISTS,
  mark: LONGEST_PASSAGE,
  marks: MOST_MARKS,
  'mark-note': LONGEST_MARK_NOTE,
  'mark-note-full': LONGEST_MARK_NOTE,
}

/** Between two pages that are asked for because of an import, in ms: whoever brings ten thousand has them within days. */
export const PAUSE_MS = 10_000
