import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { workerFile } from './worker-file.ts'

describe('the worker', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'broadsheet-worker-'))

  it('is one plain script: no import, no export, no name given twice', () => {
    const code = workerFile(folder()).toString()
    // A name given twice would not compile.
    expect(() => new Script(code)).not.toThrow()
    expect(code).not.toMatch(/^\s*(import|export)\b/m)
  })

  it('is another one after another build, and the same while nothing has changed', () => {
    const built = folder()
    writeFileSync(join(built, 'BUILD_ID'), 'one')
    const first = workerFile(built)
    expect(workerFile(built).equals(first)).toBe(true)
    writeFileSync(join(built, 'BUILD_ID'), 'two')
    expect(workerFile(built).equals(first)).toBe(false)
  })

  it('stays small, as it is sent', () => {
    expect(gzipSync(workerFile(folder())).length).toBeLessThan(15_000)
  })
})
