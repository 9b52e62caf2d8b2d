import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { freePort } from '../e2e/paper-server.ts'
import { plainEnvironment, root } from './metered.ts'

/** A paper put up by the real command, as it was built last, asking nobody outside. */
export type RunningPaper = {
  url: string
  /** From the command to the first answer of 200 by its health. */
  startMs: number
  /** Of the program itself, not of its launcher. */
  pid: number
  stop(): Promise<void>
  /** Ends the program as a failing machine would, at once and without a word. */
  kill(): Promise<void>
}

const PATIENCE_MS = 120_000
const EVERY_MS = 20
const Note = z.object({ pid: z.number() })

/** @param settings of the paper, over quiet ones */
export async function startPaper(dataDir: string, settings: Record<string, string> = {}): Promise<RunningPaper> {
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, ['lib/launch/start.mjs', '--prebuilt'], {
    cwd: root,
    env: {
      ...plainEnvironment(),
      PORT: port,
      DATA_DIR: dataDir,
      POLL: 'off',
      WEATHER_PROVIDER: 'none',
      NODE_ENV: 'production',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  child.stderr.on('data', (part) => {
    output += part
  })
  let ended = false
  child.once('error', (problem) => {
    output += String(problem)
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  while (!(await isHealthy(url))) {
    const late = performance.now() - started > PATIENCE_MS
    if (late) child.kill()
    if (late || ended) throw new Error(`the paper did not come up:\n${output}`)
    await after(EVERY_MS)
  }
  const startMs = performance.now() - started
  const note: unknown = JSON.parse(readFileSync(join(dataDir, 'control.json'), 'utf8'))
  const { pid } = Note.parse(note)
  return {
    url,
    startMs,
    pid,
    async stop() {
      const over = once(child, 'exit')
      child.kill('SIGTERM')
      await over
    },
    async kill() {
      const over = once(child, 'exit')
      process.kill(pid, 'SIGKILL')
      await over
    },
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health`)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
