import { describe, expect, it } from 'vitest'
import { testPress } from '#lib/testing/press.ts'
import { policyFor } from './policy.ts'

describe('the service worker’s file', () => {
  const { press } = testPress()
  const get = (init?: RequestInit) => fetch(`http://localhost:${press.port}/sw.js`, init)

  it('is a script that is asked for each time, under a policy of its own', async () => {
    const answer = await get()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'")
    expect(press.seen).toEqual([])
    const again = await get({ headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('is the one address that a page may take for a worker', () => {
    expect(policyFor([], 'paper.example').split('; ')).toContain('worker-src paper.example/sw.js')
    expect(policyFor([], '[::1]:3000').split('; ')).toContain("worker-src 'self'")
  })

  it('a worker says apart how everybody’s page is to be printed, and sends no cookie', async () => {
    const answer = await fetch(`http://localhost:${press.port}/`, { headers: { 'broadsheet-reading': 'language=de' } })
    expect(answer.status).toBe(200)
    expect(press.seen[0]?.headers['x-broadsheet-choices']).toContain('language=de')
  })
})
