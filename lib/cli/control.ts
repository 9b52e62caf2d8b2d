import { randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { StoreError } from '#lib/db/store-error.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { runCommand } from './commands.ts'
import { CommandRefusal } from './refusal.ts'
import { CommandRequest } from './request.ts'

/** Where a running paper takes commands, as it stands in `control.json`. */
export const ControlNote = z.object({ pid: z.number(), port: z.number(), secret: z.string() })
export type ControlNote = z.infer<typeof ControlNote>

/** One line of the answer: progress, a refusal, or how it ended. */
export const ControlLine = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ exit: z.number(), lines: z.array(z.string()), value: z.unknown() }),
])
export type ControlLine = z.infer<typeof ControlLine>

const LARGEST = 65_536

export const controlFile = (dataDir: string) => join(dataDir, 'control.json')

/**
 * Lets the command line of this machine's user work beside the running paper: a loopback port, whose number and
 * secret only that user can read in the data folder.
 */
export async function openControl(engine: Engine): Promise<{ close(): Promise<void> }> {
  const secret = randomBytes(32).toString('base64url')
  const server = createServer((request, response) => {
    answer(engine, secret, request, response).catch((problem: unknown) => {
      log('error', 'command-failed', { problem: String(problem) })
      response.destroy()
    })
  })
  await new Promise<void>((settle, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', settle)
  })
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the control server has no port')
  const note: ControlNote = { pid: process.pid, port: address.port, secret }
  const file = controlFile(engine.config.dataDir)
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(note)}\n`, { flag: 'wx', mode: 0o600 })
  return {
    close() {
      rmSync(file, { force: true })
      return new Promise((settle) => {
        server.close(() => settle())
        server.closeAllConnections()
      })
    },
  }
}

async function answer(
  engine: Engine,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isKnown(request.headers.authorization, secret)) {
    response.writeHead(403).end()
    return
  }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > LARGEST) return void response.writeHead(413).end()
    parts.push(part)
  }
  const wanted = CommandRequest.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
  const write = (line: ControlLine) => response.write(`${JSON.stringify(line)}\n`)
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  try {
    if (wanted.name === 'restore') throw new CommandRefusal(messagesFor('en').cli.restoreBeside(process.pid))
    const told = await runCommand(engine, wanted, (out) => write({ out }))
    write({ exit: 0, lines: told.lines, value: told.value })
  } catch (problem) {
    if (!(problem instanceof CommandRefusal || problem instanceof StoreError)) throw problem
    write({ err: problem.message })
    write({ exit: 1, lines: [], value: null })
  }
  response.end()
}

function isKnown(authorization: string | undefined, secret: string): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
