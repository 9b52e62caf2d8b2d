import { createServer } from 'node:net'
import { Refusal } from './places.mjs'
import { words } from './words.mjs'

/**
 * Looks whether the port can be had before minutes go into installing and building. What else may be wrong with it the
 * program itself says.
 *
 * @throws Refusal with one sentence if another program has it
 */
export async function refuseTakenPort({ PORT, HOST }) {
  const port = Number(PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return
  const taken = await new Promise((settle) => {
    const probe = createServer()
    probe.once('error', ({ code }) => settle(code === 'EADDRINUSE'))
    probe.listen(port, HOST || '127.0.0.1', () => probe.close(() => settle(false)))
  })
  if (taken) throw new Refusal(words.portTaken(port))
}
