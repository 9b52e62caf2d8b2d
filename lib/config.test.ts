import { describe, expect, it } from 'vitest'
import { readConfig, SettingError } from './config.ts'

const oidc = { OIDC_ISSUER: 'https://id.example/', OIDC_CLIENT_ID: 'paper', OIDC_CLIENT_SECRET: 'hush' }

describe('the settings of accounts elsewhere', () => {
  it('are absent, or whole', () => {
    expect(readConfig({}).providers).toEqual({ oidc: null, github: null, google: null })
    const all = { ...oidc, GITHUB_ID: 'a', GITHUB_SECRET: 'b', GOOGLE_ID: 'c', GOOGLE_SECRET: 'd' }
    expect(readConfig(all).providers).toEqual({
      oidc: { issuer: 'https://id.example/', name: 'id.example', id: 'paper', secret: 'hush' },
      github: { id: 'a', secret: 'b' },
      google: { id: 'c', secret: 'd' },
    })
    expect(readConfig({ ...oidc, OIDC_NAME: 'The Club' }).providers.oidc?.name).toBe('The Club')
  })

  it.each([
    [{ OIDC_ISSUER: oidc.OIDC_ISSUER }, 'OIDC_ISSUER', 'OIDC_CLIENT_ID'],
    [{ ...oidc, OIDC_CLIENT_SECRET: '' }, 'OIDC_ISSUER', 'OIDC_CLIENT_SECRET'],
    [{ OIDC_NAME: 'The Club' }, 'OIDC_NAME', 'OIDC_ISSUER'],
    [{ GITHUB_SECRET: 'x' }, 'GITHUB_SECRET', 'GITHUB_ID'],
    [{ GOOGLE_ID: 'x' }, 'GOOGLE_ID', 'GOOGLE_SECRET'],
  ])('%j is half of something, and the start says which half is missing', (environment, given, missing) => {
    const sentence = `The setting ${given} needs ${missing} too: set it, or unset ${given}.`
    expect(() => readConfig(environment)).toThrow(new SettingError(sentence))
  })

  it.each([
    'http://id.example',
    'http://10.0.0.1',
    'http://localhost.evil.example',
    'ftp://id.example',
    'https://id.example/?x=y',
    'https://id.example/#x',
    'https://user:pass@id.example',
    'id.example',
  ])('%s is no issuer', (issuer) => {
    expect(() => readConfig({ ...oidc, OIDC_ISSUER: issuer })).toThrow(
      /^The setting OIDC_ISSUER cannot be used: [^\n]+$/,
    )
  })

  it.each(['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000'])(
    '%s is this very machine',
    (issuer) => {
      expect(readConfig({ ...oidc, OIDC_ISSUER: issuer }).providers.oidc?.issuer).toBe(issuer)
    },
  )

  it('never stand in a sentence about them', () => {
    expect(() => readConfig({ ...oidc, OIDC_CLIENT_SECRET: 'hush'.repeat(200) })).toThrow(/^(?!.*hush)/)
  })
})
