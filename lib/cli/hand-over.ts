import { readFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import { createInterface } from 'node:readline'
import { messagesFor } from '#lib/messages/model.ts'
import type { Told } from './commands.ts'
import { ControlLine, ControlNote, controlFile } from './control.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

/** The paper that runs on this data folder; null if none does, whatever a dead one left behind. */
export function runningPaper(dataDir: string): ControlNote | null {
  try {
    const note = ControlNote.parse(JSON.parse(readFileSync(controlFile(dataDir), 'utf8')))
    process.kill(note.pid, 0)
    return note
  } catch {
    return null
  }
}

/**
 * Lets the running paper do it.
 *
 * @returns null where nobody answers at the noted port
 * @throws CommandRefusal with the sentence that came back
 */
export function handOver(note: ControlNote, wanted: CommandRequest, say: (line: string) => void): Promise<Told | null> {
  const broken = new CommandRefusal(messagesFor('en').cli.handOverBroken)
  return new Promise((settle, fail) => {
    const headers = { authorization: `Bearer ${note.secret}`, 'content-type': 'application/json' }
    const going = ask({ host: '127.0.0.1', port: note.port, method: 'POST', headers }, (response) => {
      // Another program may have the port of a paper that died.
      if (response.statusCode !== 200) {
        response.resume()
        return settle(null)
      }
      let refusal: string | null = null
      const lines = createInterface({ input: response })
      lines.on('line', (text) => {
        const line = ControlLine.parse(JSON.parse(text))
        if ('out' in line) say(line.out)
        else if ('err' in line) refusal = line.err
        else if (line.exit === 0) settle({ lines: line.lines, value: line.value })
        else fail(refusal ? new CommandRefusal(refusal) : broken)
      })
      response.on('error', () => fail(broken))
      lines.on('close', () => fail(broken))
    })
    // Where nobody listens nothing was begun. What breaks off later may be half done: it is not done over in silence.
    going.on('error', (problem: NodeJS.ErrnoException) =>
      problem.code === 'ECONNREFUSED' ? settle(null) : fail(broken),
    )
    going.end(JSON.stringify(wanted))
  })
}
