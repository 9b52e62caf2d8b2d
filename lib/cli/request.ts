import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROLES } from '#lib/accounts/model.ts'
import { messagesFor } from '#lib/messages/model.ts'

/** What `source set` changes; an empty selector takes the old one away. */
type PageOptions = { include?: string; exclude?: string; fullText?: boolean }

/** A command as it was understood: what the caller hands over to a running paper, too. */
export type CommandRequest = {
  name: string
  operands: string[]
  options: { section?: string; reuse?: string; source?: string; now?: boolean; role?: string } & PageOptions
  json: boolean
}

/** The command line cannot be understood: exit 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

type Shape = { operands: string[]; optional?: number; options?: (keyof CommandRequest['options'])[]; file?: boolean }

const SHAPES: Record<string, Shape> = {
  'source add': { operands: ['URL'], options: ['section', 'reuse'] },
  'source list': { operands: [] },
  'source show': { operands: ['SOURCE'] },
  'source set': { operands: ['SOURCE'], options: ['include', 'exclude', 'fullText'] },
  'source pause': { operands: ['SOURCE'] },
  'source resume': { operands: ['SOURCE'] },
  'source remove': { operands: ['SOURCE'] },
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
  if (options.reuse !== undefined && !['full', 'excerpt', 'members'].includes(options.reuse)) {
    throw new UsageError(words.wrongUsage(words.wrongReuse))
  }
  if (options.role !== undefined && !ROLES.some((role) => role === options.role)) {
    throw new UsageError(words.wrongUsage(words.roleUnknown(options.role)))
  }
  if (name === 'source set' && Object.keys(options).length === 0) {
    throw new UsageError(words.wrongUsage(words.missing('--include, --exclude or --full-text')))
  }
  return { name, operands: shape.file ? operands.map((file) => resolve(callerFolder, file)) : operands, options, json }
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
      },
    })
  } catch (problem) {
    const reason = problem instanceof Error ? (problem.message.split(/[.\n]/)[0] ?? '') : String(problem)
    throw new UsageError(messagesFor('en').cli.wrongUsage(reason))
  }
}
