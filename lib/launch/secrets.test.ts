import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { keepSecret, makeDataFolder } from './secrets.ts'
import { StartError } from './start-error.ts'

describe('the data folder', () => {
  it('is made with its parents, for its owner alone', () => {
    const folder = join(testFolder(), 'a b', 'data')
    makeDataFolder(folder)
    makeDataFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('that cannot be written ends the start with a sentence that names it', () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    expect(() => makeDataFolder(file)).toThrow(StartError)
    expect(() => makeDataFolder(join(file, 'data'))).toThrow(file)
  })
})

describe('the secret', () => {
  it('is made once, with 32 random bytes, readable by its owner alone', () => {
    const folder = testFolder()
    const secret = keepSecret(folder)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(keepSecret(folder)).toBe(secret)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(keepSecret(testFolder())).not.toBe(secret)
  })

  it('that somebody has made short ends the start and is left as it is', () => {
    const folder = testFolder()
    const path = join(folder, 'secret')
    writeFileSync(path, 'changeme\n')
    chmodSync(path, 0o600)
    expect(() => keepSecret(folder)).toThrow(path)
    expect(readFileSync(path, 'utf8')).toBe('changeme\n')
  })
})

describe('a secret of the operator’s own', () => {
  it('is taken as it is, and one that is short is refused without being said', () => {
    const own = 'an operator’s secret of forty signs or so'
    expect(readConfig({ AUTH_SECRET: own }).authSecret).toBe(own)
    expect(readConfig({}).authSecret).toBeNull()
    expect(() => readConfig({ AUTH_SECRET: 'changeme' })).toThrow(
      /^The setting AUTH_SECRET cannot be used: must have at least 32 characters\.$/,
    )
  })
})
