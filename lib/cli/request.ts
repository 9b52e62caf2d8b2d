import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ROLES } from '#lib/accounts/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { KEEP_RANGE, REUSE_RIGHTS } from '#lib/sources/model.ts'
import { INTERESTS, STARTER_LANGUAGES } from '#lib/sources/starter/model.ts'

/** What follows a command; what is absent was not said. */
const Options = z.object({
  section: z.string().exactOptional(),
  reuse: z.string().exactOptional(),
  source: z.string().exactOptional(),
  now: z.boolean().exactOptional(),
  role: z.string().exactOptional(),
  /** Selectors of `source set`; an empty one takes the old one away. */
  include: z.string().exactOptional(),
  exclude: z.string().exactOptional(),
  fullText: z.boolean().exactOptional(),
  /** Days, or `forever`. */
  keep: z.string().exactOptional(),
  basis: z.string().exactOptional(),
  interest: z.string().exactOptional(),
  language: z.string().exactOptional(),
  list: z.boolean().exactOptional(),
})

/** A command as it was understood: what the caller hands over to a running paper, too. */
export const CommandRequest = z.object({
  name: z.string(),
  operands: z.array(z.string()),
  options: Options,
  json: z.boolean(),
})
export type CommandRequest = z.infer<typeof CommandRequest>

/** The command line cannot be understood: exit 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

type Shape = { operands: string[]; optional?: number; options?: (keyof CommandRequest['options'])[]; file?: boolean }

const SHAPES: Record<string, Shape> = {
  'source add': { operands: ['URL'], options: ['section', 'reuse'] },
  'source list': { operands: [] },
  'source show': { operands: ['SOURCE'] },
  'source set': {
    operands: ['SOURCE'],
    options: ['include', 'exclude', 'fullText', 'section', 'keep', 'reuse', 'basis'],
  },
  'source pause': { operands: ['SOURCE'] },
  'source resume': { operands: ['SOURCE'] },
  'source remove': { operands: ['SOURCE'] },
  'source restore': { operands: ['SOURCE'] },
  'source starter': { operands: [], options: ['interest', 'language', 'list'] },
  'opml import': { operands: ['FILE|URL'], options: ['section'], file: true },
  'opml export': { operands: ['FILE'], optional: 1, file: true },
  'section list': { operands: [] },
  'section add': { operands: ['NAME'] },
  'section rename': { operands: ['SECTION', 'NAME'] },
  'section remove': { operands: ['SECTION'] },
  'story show': { operands: ['ARTICLE'] },
  'story split': { operands: ['ARTICLE'] },
  'story join': { operands: ['ARTICLE', 'OTHER'] },
  'story pin': { operands: ['ARTICLE', 'OTHER'] },
  'story forbid': { operands: ['ARTICLE', 'OTHER'] },
  'story release': { operands: ['ARTICLE', 'OTHER'] },
  'user add': { operands: ['EMAIL'], options: ['role'] },
  'user list': { operands: [] },
  'user role': { operands: ['USER', 'ROLE'] },
  'user reset-link': { operands: ['USER'] },
  poll: { operands: [], options: ['source', 'now'] },
  'sample add': { operands: [] },
  'sample remove': { operands: [] },
  backup: { operands: ['FILE'], optional: 1, file: true },
  restore: { operands: ['FILE'], file: true },
  doctor: { operands: [] },
}

/**
 * Understands a command line. A FILE is resolved against the folder that the caller stands in.
 *
 * @returns `'help'` where that was asked for
 * @throws UsageError with one sentence
 */
export function readRequest(argv: string[], callerFolder: string): CommandRequest | 'help' {
  const words = messagesFor('en').cli
  const { values, positionals } = parsed(argv)
  if (values.help || positionals[0] === 'help') return 'help'
  const [first, second] = positionals
  if (first === undefined) throw new UsageError(words.noCommand)
  const name = Object.hasOwn(SHAPES, first) ? first : `${first} ${second ?? ''}`.trim()
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined
  if (!shape) throw new UsageError(words.unknownCommand(name))

  const operands = positionals.slice(name.split(' ').length)
  const missing = shape.operands[operands.length]
  if (missing && operands.length < shape.operands.length - (shape.optional ?? 0)) {
    throw new UsageError(words.wrongUsage(words.missing(missing)))
  }
  const surplus = operands[shape.operands.length]
  if (surplus !== undefined) throw new UsageError(words.wrongUsage(words.tooMuch(surplus)))
  const { help: _, json = false, 'full-text': onOff, ...rest } = values
  if (onOff !== undefined && onOff !== 'on' && onOff !== 'off')
    throw new UsageError(words.wrongUsage(words.wrongFullText))
  const options = { ...rest, ...(onOff !== undefined && { fullText: onOff === 'on' }) }
  const unknown = Object.keys(options).find((option) => !shape.options?.some((known) => known === option))
  if (unknown)
    throw new UsageError(words.wrongUsage(words.tooMuch(`--${unknown === 'fullText' ? 'full-text' : unknown}`)))
  const wrong = wrongOption(name, options)
  if (wrong) throw new UsageError(words.wrongUsage(wrong))
  const located = (file: string) => (/^https?:\/\//i.test(file) ? file : resolve(callerFolder, file))
  return { name, operands: shape.file ? operands.map(located) : operands, options, json }
}

/** What is wrong with what an option says; null if nothing is. */
function wrongOption(name: string, options: CommandRequest['options']): string | null {
  const words = messagesFor('en').cli
  const { reuse, role, keep, basis, interest, language } = options
  const one = (known: readonly string[], given: string | undefined) => given === undefined || known.includes(given)
  if (!one(REUSE_RIGHTS, reuse)) return words.wrongReuse
  if (!one(ROLES, role)) return words.roleUnknown(role ?? '')
  if (!one(INTERESTS, interest)) return words.wrongInterest(INTERESTS.join(', '))
  if (!one(STARTER_LANGUAGES, language)) return words.wrongLanguage
  if (keep !== undefined && keepDaysOf(keep) === undefined) return words.wrongKeep
  if (basis !== undefined && reuse === undefined) return words.basisAlone
  if (name === 'source set' && Object.keys(options).length === 0) return words.missing('What to set')
  return null
}

/** @returns null for `forever`, undefined for what is neither that nor a number of days that may be set */
export function keepDaysOf(keep: string): number | null | undefined {
  if (keep === 'forever') return null
  const days = /^\d{1,5}$/.test(keep) ? Number(keep) : Number.NaN
  return days >= KEEP_RANGE.least && days <= KEEP_RANGE.most ? days : undefined
}

function parsed(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        section: { type: 'string' },
        reuse: { type: 'string' },
        source: { type: 'string' },
        now: { type: 'boolean' },
        role: { type: 'string' },
        include: { type: 'string' },
        exclude: { type: 'string' },
        'full-text': { type: 'string' },
        keep: { type: 'string' },
        basis: { type: 'string' },
        interest: { type: 'string' },
        language: { type: 'string' },
        list: { type: 'boolean' },
      },
    })
  } catch (problem) {
    const reason = problem instanceof Error ? (problem.message.split(/[.\n]/)[0] ?? '') : String(problem)
    throw new UsageError(messagesFor('en').cli.wrongUsage(reason))
  }
}
