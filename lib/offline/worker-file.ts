import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the worker is made of, each file before those that use it; they share one scope, so no name is given twice. */
const FILES = [
  'lib/messages/languages.ts',
  'lib/reading/choices.ts',
  'lib/offline/model.ts',
  'lib/offline/queue.ts',
  'lib/offline/dress.ts',
  ...[
    'store',
    'kept',
    'tell',
    'person',
    'print',
    'keep-front',
    'keep-saved',
    'keep',
    'offline-page',
    'send',
    'forms',
    'changes',
    'answer',
    'main',
  ].map((name) => `components/offline/worker/${name}.ts`),
]

/**
 * The service worker, as one plain script: our own files with their types, imports and exports taken out. It is made when
 * the paper starts, so that neither a bundler nor a second copy of what it shares with the pages is needed.
 *
 * @param buildFolder `.next`: another build is another worker, so that what an older one kept is kept anew
 */
export function workerFile(buildFolder: string): Buffer {
  const parts = FILES.map((file) => asScript(readFileSync(join(root, file), 'utf8')))
  const code = parts.join('\n')
  const build = createHash('sha256').update(buildOf(buildFolder)).update(code).digest('base64url').slice(0, 12)
  return Buffer.from(`"use strict";\n(() => {\nconst BUILD = "${build}";\n${code}})();\n`)
}

function buildOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'BUILD_ID'), 'utf8')
  } catch {
    // While pages are being written there is no build.
    return 'unbuilt'
  }
}

/** Types become blanks; blanks, the indents of lines and whole lines of comment are not sent. */
function asScript(source: string): string {
  return stripTypeScriptTypes(source)
    .replace(/^import\b[\s\S]*?['"]\s*;?$/gm, '')
    .replace(/^export /gm, '')
    .replace(/^\s*\/\*\*[\s\S]*?\*\/$/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^[ \t]+|[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
}
