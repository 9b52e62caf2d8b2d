import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { StoreError } from '#lib/db/store-error.ts'
import { store as words } from '#lib/messages/en/store.ts'
import { BACKUP_VERSION, BackupHead, BackupTail, RowLine, TableHead } from './model.ts'

export type BackupPart = { table: TableHead } | { row: (string | null)[] }

/**
 * Reads the whole file once, checksum and all, and gives its head.
 *
 * @throws StoreError if it is missing, no backup, damaged, cut short, or of a newer form
 */
export async function checkBackup(file: string): Promise<BackupHead> {
  await access(file, constants.R_OK).catch(() => {
    throw new StoreError(words.missingBackup(file))
  })
  const sum = createHash('sha256')
  let head: BackupHead | undefined
  let previous: string | undefined
  let rowCount = 0
  try {
    for await (const line of linesOf(file)) {
      if (previous === undefined) head = readHead(line, file)
      else sum.update(`${previous}\n`)
      if (line.startsWith('[')) rowCount += 1
      previous = line
    }
    const tail = BackupTail.parse(JSON.parse(previous ?? ''))
    if (head && tail.sha256 === sum.digest('hex') && tail.rows === rowCount) return head
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(head ? words.damagedBackup(file) : words.notABackup(file), { cause: error })
  }
  throw new StoreError(words.damagedBackup(file))
}

function readHead(line: string, file: string): BackupHead {
  const head = BackupHead.parse(JSON.parse(line))
  if (head.version > BACKUP_VERSION) throw new StoreError(words.newerBackup(file))
  return head
}

/** The tables and rows of a file that `checkBackup` has passed, in order. */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  for await (const line of linesOf(file)) {
    if (line.startsWith('[')) yield { row: RowLine.parse(JSON.parse(line)) }
    else if (line.startsWith('{"table":')) yield { table: TableHead.parse(JSON.parse(line)) }
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip()).setEncoding('utf8')
  source.on('error', (error) => text.destroy(error))
  let rest = ''
  for await (const chunk of text) {
    const parts = `${rest}${chunk}`.split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest) throw new Error('the last line has no end')
}
