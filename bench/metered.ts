import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export type Metered = {
  wallMs: number
  /** User and system time of the command and of all Node processes that it began. */
  cpuMs: number
  /** Resident memory of the largest of them at its highest. */
  peakMb: number
  stdout: string
}

const Use = z.object({ cpuMs: z.number(), peakMb: z.number() })

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a program of the project to its end and says what it took.
 *
 * @param folder where its figures may be kept meanwhile
 * @throws Error with what it complained of, if it fails
 */
export async function metered(args: string[], env: Record<string, string>, folder: string): Promise<Metered> {
  const file = join(folder, 'meter.jsonl')
  rmSync(file, { force: true })
  const started = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: {
      ...plainEnvironment(),
      ...env,
      // All are run as the launcher runs the program itself: `lib/launch/program.mjs`.
      NODE_OPTIONS: ['./meter.mjs', '../lib/db/lean-imports.mjs']
        .map((preload) => `--import=${new URL(preload, import.meta.url).href}`)
        .join(' '),
      NODE_COMPILE_CACHE: join(root, 'node_modules/.compile-cache'),
      BENCH_METER: file,
      // Next's types want it named.
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (part) => {
    stdout += part
  })
  child.stderr.on('data', (part) => {
    stderr += part
  })
  const [code] = await once(child, 'close')
  const wallMs = performance.now() - started
  if (code !== 0 || !existsSync(file)) throw new Error(`${args.join(' ')} ended with ${code}:\n${stderr || stdout}`)
  const uses = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Use.parse(JSON.parse(line)))
  return {
    wallMs,
    cpuMs: uses.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMb: Math.max(...uses.map(({ peakMb }) => peakMb)),
    stdout,
  }
}

/** What any program needs, and none of the settings that whoever runs the benchmarks may have. */
export function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) }
}
