import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A production server of its own, with a data folder of its own, as `npm start -- --prebuilt` puts it up. */
export type PaperServer = {
  url: string
  dataDir: string
  env: Record<string, string>
  /** All that it has printed so far. */
  output(): string
  /** Waits until it has printed something, and gives what matches; the last of it. */
  says(pattern: RegExp): Promise<string>
  process: ChildProcess
  /** Runs `npm run broadsheet -- …` beside it. */
  broadsheet(...args: string[]): Promise<Ended>
  stop(): Promise<void>
}

/** Asks nobody outside, unless a journey says whom. */
const QUIET = { HOST: '127.0.0.1', POLL: 'off', WEATHER_PROVIDER: 'none' }
const OPEN = /The paper is open at/

/**
 * @param settings of the paper, over quiet ones: no polling, no weather
 * @param dataDir kept at the end where it is given
 */
export async function startPaper(settings: Record<string, string> = {}, dataDir?: string): Promise<PaperServer> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'broadsheet-journey-'))
  const port = settings.PORT ?? String(await freePort())
  const env = { ...plainEnvironment(), ...QUIET, ...settings, PORT: port, DATA_DIR: folder }
  const child = runNode(['lib/launch/main.ts'], env)
  let output = ''
  const opened = new Promise<void>((settle, fail) => {
    const hear = (part: Buffer) => {
      output += part
      if (OPEN.test(output)) settle()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => fail(new Error(`the paper ended with ${code}:\n${output}`)))
  })
  const clean = () => dataDir ?? rmSync(folder, { recursive: true, force: true })
  await opened.catch((problem: unknown) => {
    clean()
    throw problem
  })
  return {
    url: `http://localhost:${port}`,
    dataDir: folder,
    env,
    output: () => output,
    async says(pattern) {
      const every = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)
      for (;;) {
        const found = output.match(every)?.at(-1)
        if (found !== undefined) return found
        await once(child.stdout ?? child, 'data')
      }
    },
    process: child,
    broadsheet: (...args) => runBroadsheet(args, env),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      clean()
    },
  }
}

/** A start that is expected to end by itself: what it said, and how it ended. */
export function tryStart(settings: Record<string, string>): Promise<Ended> {
  return ended(runNode(['lib/launch/main.ts'], { ...plainEnvironment(), ...QUIET, ...settings }))
}

function runBroadsheet(args: string[], env: Record<string, string>): Promise<Ended> {
  return ended(runNode(['lib/cli/main.ts', ...args], env))
}

export type Ended = { code: number | null; stdout: string; stderr: string }

/** What a program says until it ends. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (part) => {
    stdout += part
  })
  child.stderr?.on('data', (part) => {
    stderr += part
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

/** The tests run on the Node that the paper runs on. */
function runNode([script = '', ...args]: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    // Next's types want NODE_ENV named.
    env: { NODE_ENV: 'production', ...env, NEXT_TELEMETRY_DISABLED: '1', NEXT_MANUAL_SIG_HANDLE: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What programs need of ours, and no setting of a paper that whoever runs the tests may have. */
function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) }
}

export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? settle(address.port) : fail(new Error('no port'))))
    })
  })
}
