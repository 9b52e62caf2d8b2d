import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { policyFor } from './policy.ts'
import { newNonce, seal, withoutScripts } from './seal.ts'

const NONCE = 'n0nce+/Value'
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const own = (text: string, more = '') => `<script nonce="${NONCE}"${more}>${text}</script>`

describe('sealing a print', () => {
  it('names by hash the scripts that carry its nonce, and takes the nonce out everywhere', () => {
    const html = `<p>${NONCE}</p>${own('a()')}${own(`push("nonce\\":\\"${NONCE}\\"")`, ' id="_R_"')}<link nonce="${NONCE}" as="script" href="/x.js">`
    const sealed = seal(html, NONCE)
    expect(sealed.hashes).toEqual([hash('a()'), hash('push("nonce\\":\\"\\"")')])
    expect(sealed.html).not.toContain(NONCE)
    expect(sealed.html).toContain('<script>a()</script>')
  })

  it('hashes exactly what is sent between the tags', () => {
    const sealed = seal(`<body>${own(`x("${NONCE}")`)}</body>`, NONCE)
    const sent = /<script>([\s\S]*?)<\/script>/.exec(sealed.html)?.[1] ?? ''
    expect(sealed.hashes).toEqual([hash(sent)])
  })

  it('gives no hash to a script that came in with foreign text, whatever it claims', () => {
    const foreign = [
      '<script>evil()</script>',
      '<script nonce="guess">evil()</script>',
      "<script nonce='' src=/x.js>evil()</script>",
      '<b title="<script ">evil()</b>',
      '<!-- <script>evil() -->',
      '<img src=x onerror="evil()">',
    ]
    for (const text of foreign) {
      expect(seal(`<div>${text}</div>${own('good()')}`, NONCE).hashes, text).toEqual([hash('good()')])
    }
  })

  it('gives no hash to a file of ours: its path is in the policy', () => {
    expect(seal(own('', ' src="/_next/static/a.js" async=""'), NONCE).hashes).toEqual([])
  })

  it('names a script that stands twice once', () => {
    expect(seal(own('a()') + own('a()'), NONCE).hashes).toHaveLength(1)
  })

  it('has a nonce of its own each time, with 144 random bits', () => {
    expect(newNonce()).not.toBe(newNonce())
    expect(Buffer.from(newNonce(), 'base64')).toHaveLength(18)
  })
})

describe('a light page', () => {
  it('carries no script and fetches none ahead', () => {
    const html = `<head><link rel="preload" as="script" href="/a.js"/><link rel="modulepreload" href="/b.js"><link rel="stylesheet" href="/c.css"></head><SCRIPT async src="/a.js"></SCRIPT><p>text</p><script>x("<b>")</script >`
    expect(withoutScripts(html)).toBe('<head><link rel="stylesheet" href="/c.css"></head><p>text</p>')
  })

  it('keeps data, which nothing runs, and nothing that only looks like it', () => {
    const data = '<script type="application/ld+json">{"name":"x"}</script>'
    const like = '<script data-x=\' type="application/ld+json">\' src="/a.js"></script>'
    expect(withoutScripts(`${data}<script>a()</script>`)).toBe(data)
    expect(withoutScripts(`<p>a</p>${like}`)).toBe('<p>a</p>')
  })
})

describe('the policy', () => {
  it('lets run what was sealed and our built files, and nothing unsafe', () => {
    const policy = policyFor([hash('a()')], 'paper.example:3000')
    expect(policy).toContain(`script-src ${hash('a()')} paper.example:3000/_next/static/`)
    expect(policy).not.toMatch(/unsafe|nonce|strict-dynamic/)
    for (const part of [
      "default-src 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy.split('; ')).toContain(part)
    }
  })

  it('names our files by origin where a host source cannot be written', () => {
    expect(policyFor([], '[::1]:3000')).toContain("script-src 'self'")
  })
})
