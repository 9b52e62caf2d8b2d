import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { inProject, Refusal, root, say } from './places.mjs'
import { words } from './words.mjs'

const STAMP = inProject('.next/broadsheet-built')
const SOURCES = [
  'app',
  'components',
  'lib',
  'drizzle/schema',
  'public',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
/** Rooms of lib that no page can import: changing them asks for no build. */
const UNBUILT = new Set(['launch', 'testing', 'cli', 'press'].map((room) => join('lib', room)))

/** Whether `.next` holds a build of the sources as they are now. */
export function isBuilt() {
  return existsSync(inProject('.next/BUILD_ID')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesHash()
}

/** Whether there is a build at all, of whatever sources. */
export const hasBuild = () => existsSync(STAMP) && existsSync(inProject('.next/BUILD_ID'))

/** @param {string} node the Node that runs the build @throws {Refusal} */
export async function build(node) {
  say(words.building)
  const hash = sourcesHash()
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const code = await run(node, [inProject('node_modules/next/dist/bin/next'), 'build'], { cwd: root, env, quiet: true })
  if (code !== 0) throw new Refusal(words.buildFailed)
  refuseStaticPages()
  writeFileSync(STAMP, hash)
}

/** A page made at build time has no seal, so no script of it would run: see the press. */
function refuseStaticPages() {
  const manifest = JSON.parse(readFileSync(inProject('.next/prerender-manifest.json'), 'utf8'))
  const made = Object.entries(manifest.routes).filter(([, route]) => route.routeType === 'page')
  // Next's last resort is always made ahead; the press sends its own page in its place.
  const pages = made.map(([path]) => path).filter((path) => path !== '/_global-error')
  if (pages.length) throw new Refusal(words.staticPages(pages.join(', ')))
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const path of SOURCES) addTo(hash, path)
  return hash.digest('hex')
}

/** @param {import('node:crypto').Hash} hash @param {string} path */
function addTo(hash, path) {
  const full = inProject(path)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isDirectory()) {
    if (UNBUILT.has(join(path))) return
    for (const name of readdirSync(full).sort()) addTo(hash, join(path, name))
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(path).update('\0').update(readFileSync(full)).update('\0')
  }
}
