import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A route as the production build knows it: a page, or a handler with a `route.ts` of its own. */
export type BuiltRoute = {
  kind: 'page' | 'handler'
  /** With its parameters in brackets: `/article/[address]`. */
  path: string
}

/** Every route of the build that anybody reaches: not what Next keeps for itself, nor parts that the press prints apart. */
export function builtRoutes(): BuiltRoute[] {
  const manifest = JSON.parse(readFileSync(`${root}.next/app-path-routes-manifest.json`, 'utf8'))
  return Object.entries(z.record(z.string(), z.string()).parse(manifest))
    .map(([file, path]) => ({ kind: file.endsWith('/page') ? ('page' as const) : ('handler' as const), path }))
    .filter(({ path }) => !/^\/(_|slot\/)/.test(path))
}

const UNSAFE =
  /export\s+(?:const|(?:async\s+)?function)\s+(POST|PUT|PATCH|DELETE)\b|export\s*\{[^}]*\b(POST|PUT|PATCH|DELETE)\b/g

/** The unsafe methods that a handler's file exports. */
export function unsafeMethodsOf({ path }: BuiltRoute): string[] {
  const source = readFileSync(`${root}app${path === '/' ? '' : path}/route.ts`, 'utf8')
  return [...source.matchAll(UNSAFE)].map(([, one, other]) => one ?? other ?? '')
}
