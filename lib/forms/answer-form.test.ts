import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { keptForms } from '#drizzle/schema/index.ts'
import { cookieLine, readCookie } from '#lib/accounts/cookies.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { pictureSigner } from '#lib/pictures/sign.ts'
import type { Runtime } from '#lib/runtime.ts'
import { idleWorks } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { answerForm } from './answer-form.ts'
import { keepForm, keptForm, newsShown } from './kept-forms.ts'
import type { Action, Kept } from './model.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const HOST = 'paper.example'

type Fields = { text: string; password?: string | undefined }

describe('the answer to what was sent', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  const action = (fields: Partial<Action<Fields>> = {}): Action<Fields> => ({
    name: 'test.act',
    fields: () =>
      z.strictObject({ text: z.string().min(1, 'Please write something.'), password: z.string().optional() }),
    who: 'anyone',
    secret: ['password'],
    run: async () => ({ is: 'done', go: '/there#part', value: 7 }),
    ...fields,
  })

  const runtime = (fields: Partial<Runtime> = {}): Runtime => ({
    config: readConfig({ PUBLIC_URL: `http://${HOST}` }),
    db,
    now: () => NOW,
    startedAt: NOW,
    version: '0',
    secret: 'a secret of the tests, as long as the real one is',
    pictures: pictureSigner('a secret of the tests, as long as the real one is'),
    say: () => undefined,
    recall: () => undefined,
    hasRoom: async () => true,
    works: idleWorks,
    ...fields,
  })

  const send = (
    fields: Record<string, string>,
    { act = action(), json = false, cookie = '', here = runtime() } = {},
  ): Promise<Response> =>
    answerForm(
      act,
      new Request(`http://${HOST}/send/test`, {
        method: 'POST',
        headers: { host: HOST, ...(json ? { accept: 'application/json' } : {}), ...(cookie ? { cookie } : {}) },
        body: new URLSearchParams(fields),
      }),
      {},
      here,
    )

  const tokenOf = (response: Response): string | null =>
    readCookie(response.headers.getSetCookie()[0]?.split(';')[0], 'form', false)

  it('leads a form on with 303 and gives a script JSON', async () => {
    const led = await send({ text: 'hello' })
    expect([led.status, led.headers.get('location')]).toEqual([303, '/there#part'])
    expect(led.headers.get('cache-control')).toBe('private, no-store')
    const told = await send({ text: 'hello' }, { json: true })
    expect([told.status, await told.json()]).toEqual([200, { is: 'done', go: '/there#part', value: 7 }])
  })

  it('keeps which boxes of one name were ticked', async () => {
    const boxes = { ...action(), fields: () => z.strictObject({ text: z.array(z.string()), password: z.string() }) }
    const sent = new Request(`http://${HOST}/send/test`, {
      method: 'POST',
      headers: { host: HOST },
      body: new URLSearchParams([
        ['text', 'world'],
        ['text', 'culture'],
        ['form', 'starters'],
      ]),
    })
    const response = await answerForm(boxes as unknown as Action<Fields>, sent, {}, runtime())
    const kept = await keptForm(db, tokenOf(response), NOW)
    expect(kept).toMatchObject({ form: 'starters', values: { text: 'world\nculture' } })
  })

  it('keeps what was typed for the page it came from, and no secret of it', async () => {
    const back = '/article/a-7?sort=newest#reply-7'
    const response = await send({ text: '', password: 'correct horse', back, form: 'reply-7' })
    expect([response.status, response.headers.get('location')]).toEqual([303, back])
    expect(await keptForm(db, tokenOf(response), NOW)).toEqual({
      form: 'reply-7',
      values: { text: '' },
      errors: { text: 'Please write something.' },
      sentence: 'Please look at what is marked below.',
      good: false,
    })
    expect(JSON.stringify(await db.select().from(keptForms))).not.toContain('correct horse')
  })

  it('says the first mistake as news where the form has no place of its own to say it', async () => {
    const response = await send({ text: '' })
    expect(await keptForm(db, tokenOf(response), NOW)).toMatchObject({ form: '', sentence: 'Please write something.' })
  })

  it('keeps it for an hour, for that browser, and lets go of it once it is done', async () => {
    const first = await send({ text: '', form: 'reply-7' })
    const token = tokenOf(first) ?? ''
    expect(await keptForm(db, token, new Date(NOW.getTime() + 3_599_000))).not.toBeNull()
    expect(await keptForm(db, token, new Date(NOW.getTime() + 3_600_000))).toBeNull()
    expect(await keptForm(db, 'x'.repeat(43), NOW)).toBeNull()
    const done = await send({ text: 'hello' }, { cookie: `broadsheet-form=${token}` })
    expect(done.headers.getSetCookie()).toEqual([cookieLine('form', '', 0, false)])
    expect(await keptForm(db, token, NOW)).toBeNull()
  })

  it('tells news on one page; what waits for a sign-in goes on waiting behind it', async () => {
    const news: Kept = { form: '', values: {}, errors: {}, sentence: 'Done.', good: true }
    const plain = await keepForm(db, news, null, NOW)
    await newsShown(db, plain, news)
    expect(await keptForm(db, plain, NOW)).toBeNull()
    const waiting: Kept = { form: 'reply-7', values: { text: 'mine' }, errors: {}, sentence: null, good: true }
    const token = await keepForm(db, { ...news, waiting }, null, NOW)
    await newsShown(db, token, { ...news, waiting })
    expect(await keptForm(db, token, NOW)).toMatchObject({ form: '', sentence: null, waiting })
  })

  it('what waits for a sign-in outlasts its mistakes and its letters, and comes back when somebody is in', async () => {
    const step = (run: Action<Fields>['run']) => action({ name: 'test.step', onTheWay: true, run })
    const wrong = step(async () => ({ is: 'mend', errors: { text: 'Not so.' } }))
    const letter = step(async () => ({ is: 'done', go: '/sign-in', sentence: 'A letter is on its way.' }))
    const asked = await send({ text: 'my comment', form: 'reply-7' }, { act: action({ who: 'reader' }) })
    let cookie = cookieLine('form', tokenOf(asked) ?? '', 3600, false)
    for (const [act, form, sentence] of [
      [wrong, 'sign-in', 'Please look at what is marked below.'],
      [wrong, 'sign-in', 'Please look at what is marked below.'],
      [letter, '', 'A letter is on its way.'],
    ] as const) {
      const response = await send({ text: 'a name', form: 'sign-in' }, { act, cookie })
      const kept = await keptForm(db, tokenOf(response), NOW)
      expect(kept).toMatchObject({ form, sentence, waiting: { form: 'reply-7', values: { text: 'my comment' } } })
      cookie = cookieLine('form', tokenOf(response) ?? '', 3600, false)
    }
    const entered = await send({ text: 'a name', form: 'sign-in' }, { act: step(action().run), cookie })
    const kept = await keptForm(db, tokenOf(entered), NOW)
    expect(kept).toMatchObject({ form: 'reply-7', values: { text: 'my comment' }, errors: {}, good: true })
  })

  it('news is for the next page, not for the one after', async () => {
    const act = action({ run: async () => ({ is: 'done', go: '/', sentence: 'It is done.' }) })
    const token = tokenOf(await send({ text: 'x' }, { act }))
    expect((await keptForm(db, token, NOW))?.sentence).toBe('It is done.')
    expect(await keptForm(db, token, new Date(NOW.getTime() + 61_000))).toBeNull()
  })

  it('sends somebody without a session to sign in, and keeps their words meanwhile', async () => {
    const act = action({ who: 'reader' })
    const response = await send({ text: 'my comment', back: '/article/a-7', form: 'reply-7' }, { act })
    expect(response.headers.get('location')).toBe('/sign-in?back=%2Farticle%2Fa-7')
    expect((await keptForm(db, tokenOf(response), NOW))?.waiting?.values).toEqual({ text: 'my comment' })
    expect((await send({ text: 'my comment' }, { act, json: true })).status).toBe(401)
  })

  it('never leads elsewhere, whatever it says it came from', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc
            .tuple(
              fc.constantFrom('//', '/\\', '\\\\', 'http:', 'https:', '/%2f/', '\t//', '/./', 'javascript:'),
              fc.webUrl(),
            )
            .map((parts) => parts.join('')),
        ),
        async (back) => {
          const location = (await send({ text: '', back })).headers.get('location') ?? ''
          expect(new URL(location, `http://${HOST}`).host).toBe(HOST)
          expect(location).toMatch(/^\/(?![/\\])/)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is 404 for what is not there any more, with what was typed in it, and not what buttons sent', async () => {
    const act = action({ run: async () => ({ is: 'refused', status: 404, sentence: 'There is nothing here.' }) })
    const response = await send({ text: 'So kurz: schön!', form: 'note-7' }, { act })
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/There is nothing here[\s\S]*<textarea[^>]*>\nSo kurz: schön!</)
    expect(await (await send({ text: 'mEu3Z_-0', form: 'note-7' }, { act })).text()).not.toContain('textarea')
  })

  it('takes letters that no store takes out of what was sent, from forms and scripts alike', async () => {
    const seen: unknown[] = []
    const act = {
      ...action({
        run: async ({ input }) => {
          seen.push(input.text)
          return { is: 'mend', errors: { text: 'Not so.' } }
        },
      }),
    }
    const kept = await send({ text: 'a\0b', form: 'note-7' }, { act })
    expect(await keptForm(db, tokenOf(kept), NOW)).toMatchObject({ values: { text: 'ab' } })
    const json = new Request(`http://${HOST}/send/test`, {
      method: 'POST',
      headers: { host: HOST, 'content-type': 'application/json' },
      body: '{"text":"a\\u0000\\ud83db","form":"note\\u00007"}',
    })
    expect((await answerForm(act, json, {}, runtime())).status).toBe(303)
    const odd = await send({ text: 'a', 'x\0y': 'b\0' }, { act })
    expect(odd.status).toBe(303)
    expect(seen).toEqual(['ab', 'a\ufffdb'])
  })

  it('keeps no more of a form than anybody types, and of one address without an account a hundred and twenty', async () => {
    const fields = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, 'y'.repeat(20_500)]))
    const kept = await keptForm(db, tokenOf(await send({ text: 'mine', ...fields, form: 'reply-7' })), NOW)
    expect(kept?.values.text).toBe('mine')
    expect(JSON.stringify(kept?.values).length).toBeLessThan(61_000)
    for (let turn = 1; turn < 120; turn += 1) expect((await send({ text: '' })).status).toBe(303)
    const over = await send({ text: '', more: 'What took me half an hour.' })
    expect([over.status, await over.text()]).toEqual([429, expect.stringContaining('What took me half an hour.')])
    expect((await send({ text: 'hello' })).status).toBe(303)
    expect(await db.$count(keptForms)).toBe(120)
  })

  it('is 507 in plain words while the disk is nearly full, with what was typed in it', async () => {
    const text = 'A comment that took me half an hour. <b>'
    const response = await send(
      { text, password: 'correct horse battery' },
      { here: runtime({ hasRoom: async () => false }) },
    )
    expect(response.status).toBe(507)
    const page = await response.text()
    expect(page).toContain('A comment that took me half an hour. &#60;b&#62;')
    expect(page).not.toContain('correct horse')
  })

  it('is 503 in plain words when the store does not answer, with what was typed in it', async () => {
    const act = action({
      run: async () => {
        throw new Error('connection terminated')
      },
    })
    const response = await send({ text: 'A comment that took me half an hour.' }, { act })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
    expect(await response.text()).toContain('A comment that took me half an hour.')
  })

  it('is 400 for what cannot be read', async () => {
    const request = new Request(`http://${HOST}/send/test`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[1',
    })
    expect((await answerForm(action(), request, {}, runtime())).status).toBe(400)
  })
})
