import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One line of code, where it would stand, and whether the house has anything against it there. */
const PLANTED: [place: string, line: string, refused: boolean][] = [
  ['lib/weather/a.ts', "import { Client } from 'undici'", true],
  ['lib/weather/b.ts', "import { get } from 'node:http'", true],
  ['lib/weather/c.ts', "import http from 'node:http'", true],
  ['lib/weather/d.ts', "import { request } from 'node:https'", true],
  ['lib/weather/e.ts', "import { connect } from 'node:net'", true],
  ['lib/weather/f.ts', "const client = await import('undici')", true],
  ['lib/weather/g.ts', "const answer = await fetch('http://harbour.example')", true],
  ['lib/weather/h.ts', "const socket = new WebSocket('ws://harbour.example')", true],
  ['lib/cli/a.ts', "import { Client } from 'undici'", true],
  ['app/a.tsx', "const answer = await fetch('http://harbour.example')", true],
  ['components/masthead/a.tsx', "const answer = await fetch('http://harbour.example')", true],
  ['components/masthead/a.client.tsx', "const answer = await fetch('/api/me')", false],
  ['lib/web/a.ts', "import { Client } from 'undici'", false],
  ['lib/press/a.ts', "import { createServer } from 'node:http'", false],
  ['lib/cli/b.ts', "import { request } from 'node:http'", false],
  ['lib/weather/a.test.ts', "const answer = await fetch('http://127.0.0.1:1')", false],

  ['lib/accounts/a.ts', "import nextAuth from 'next-auth'", true],
  ['lib/accounts/b.ts', "import { getServerSession } from 'next-auth/next'", true],
  ['lib/launch/a.ts', "import type { Session } from 'next-auth'", true],
  ['lib/accounts/c.ts', "import { Issuer } from 'openid-client'", true],
  ['app/b.tsx', "import { useSession } from 'next-auth/react'", true],
  ['components/account/a.tsx', "import { signIn } from 'next-auth/react'", true],
  ['lib/accounts/session.ts', "import nextAuth from 'next-auth'", false],
  ['lib/accounts/provider-exchange.ts', "import { custom } from 'openid-client'", false],

  ['lib/articles/a.ts', "import { Pool } from 'pg'", true],
  ['lib/articles/b.ts', "import { PGlite } from '@electric-sql/pglite'", true],
  ['lib/articles/c.ts', "import { drizzle } from 'drizzle-orm/node-postgres'", true],
  ['lib/articles/d.ts', "import { eq } from 'drizzle-orm'", false],
  ['lib/db/a.ts', "import { PGlite } from '@electric-sql/pglite'", false],
  ['lib/testing/a.ts', "import { Pool } from 'pg'", false],

  ['lib/articles/e.ts', "import { cookies } from 'next/headers'", true],
  ['lib/articles/f.ts', "import { useState } from 'react'", true],
  ['lib/articles/g.ts', "import { Dot } from '#components/ui/dot.tsx'", true],
  ['lib/articles/h.ts', "import { paper } from '../../app/paper.ts'", true],
  ['lib/press/b.ts', "import next from 'next'", false],

  ['lib/articles/i.ts', "import { addSource } from '#lib/sources/commands.ts'", true],
  ['lib/articles/j.ts', "import { addSource } from '../sources/commands.ts'", true],
  ['lib/articles/k.ts', "import { storeArticle } from './commands.ts'", false],
  ['lib/articles/l.ts', "import { listSources } from '#lib/sources/queries.ts'", false],
  ['lib/ingest/a.ts', "import { addSource } from '#lib/sources/commands.ts'", false],
  ['lib/cli/c.ts', "import { addSource } from '#lib/sources/commands.ts'", false],
  ['app/b.tsx', "import { addSource } from '#lib/sources/commands.ts'", true],
  ['components/articles/a.tsx', "import { addSource } from '#lib/sources/commands.ts'", true],

  ['components/articles/b.tsx', "import { eq } from 'drizzle-orm'", true],
  ['components/articles/c.tsx', "import { articles } from '#drizzle/schema/index.ts'", true],
  ['components/articles/d.tsx', "import type { Db } from '#lib/db/model.ts'", true],
  ['components/articles/e.tsx', "import { paper } from '../../app/paper.ts'", true],
  ['components/articles/f.tsx', 'export const Rail = () => <h2>Must read</h2>', true],
  ['components/articles/g.tsx', 'export const Rail = ({ name }: { name: string }) => <h2>{name}</h2>', false],
]

const RULES = /lint\/style\/(?:noRestrictedImports|noRestrictedGlobals|noJsxLiterals)/

describe('the rules of the house, each with a planted violation', () => {
  let house = ''
  let report = ''

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'broadsheet-house-'))
    copyFileSync(join(root, 'biome.json'), join(house, 'biome.json'))
    for (const [place, line] of PLANTED) {
      mkdirSync(dirname(join(house, place)), { recursive: true })
      writeFileSync(join(house, place), `${line}\n`)
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
    const wishes = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.']
    const run = spawnSync(process.execPath, [biome, ...wishes], { cwd: house, encoding: 'utf8' })
    report = run.stdout + run.stderr
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it.each(PLANTED)('%s: %s is refused: %s', (place, _line, refused) => {
    const told = report.split('\n').filter((line) => RULES.test(line) && line.includes(`/${place},line=`))
    expect(told.length > 0).toBe(refused)
  })
})

it('nothing goes out by a way that the lint rule does not see', () => {
  const files = globSync('{lib,app,components}/**/*.{ts,tsx}', { cwd: root })
  const sources = files.filter((file) => !/\.test\.ts$|^lib[\\/](?:web|cli|launch)[\\/]/.test(file))
  const bypass =
    /\b(?:globalThis|window|self|global)\s*(?:\.\s*|\[\s*['"])fetch\b|\* as \w+ from 'node:(?:https?|net|tls)'/
  const found = sources.filter((file) => bypass.test(readFileSync(join(root, file), 'utf8')))
  expect(found).toEqual([])
})
