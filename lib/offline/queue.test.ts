import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Waiting } from './model.ts'
import {
  afterRefusal,
  asShown,
  canBeKept,
  headlinesOf,
  MAY_WAIT_PATHS,
  mayWait,
  replaces,
  savesAhead,
  typedIn,
  verdictOf,
  wantedAgain,
} from './queue.ts'

const FORM = 'application/x-www-form-urlencoded;charset=UTF-8'
const change = (over: Partial<Waiting>): Waiting => ({
  id: 1,
  once: 'a'.repeat(36),
  person: 7,
  path: '/send/save',
  type: FORM,
  body: 'save=12',
  at: 0,
  state: 'waits',
  sentence: null,
  ...over,
})

describe('what may wait for the network', () => {
  it('is what somebody does with what they saved, and nothing that others see or that lets anybody in', () => {
    for (const path of [
      '/send/save',
      '/send/saved/state',
      '/send/saved/note',
      '/send/progress',
      '/send/highlight',
      '/send/highlight/note',
      '/send/list/put',
      '/send/list/take-off',
      '/send/list/move',
      '/send/follow',
    ])
      expect(mayWait(path), path).toBe(true)
    for (const path of [
      '/send/comment',
      '/send/sign-in',
      '/send/sign-out',
      '/send/saves',
      '/send/saved/import',
      '/send/saved/undo',
      '/send/saved/bulk',
      '/send/list/delete',
      '/send/list/invite',
      '/send/saved/../comment',
    ])
      expect(mayWait(path), path).toBe(false)
  })

  it('has a route of the paper, each of it', () => {
    for (const path of MAY_WAIT_PATHS)
      expect(existsSync(new URL(`../../app${path}/route.ts`, import.meta.url)), path).toBe(true)
  })

  it('is no file, and no more than a reader types', () => {
    expect(canBeKept(FORM, 'save=1')).toBe(true)
    expect(canBeKept('application/json', '{"save":"1"}')).toBe(true)
    expect(canBeKept('multipart/form-data; boundary=x', 'x')).toBe(false)
    expect(canBeKept(FORM, 'x'.repeat(100_001))).toBe(false)
  })

  it('gives back what was typed, and neither numbers nor where the form stood', () => {
    const body = new URLSearchParams({ back: '/saved?show=done', save: '12', note: 'Read on the train & thrice' })
    expect(typedIn({ type: FORM, body: body.toString() })).toEqual(['Read on the train & thrice'])
    expect(typedIn({ type: 'application/json', body: '{"note":"Two words"}' })).toEqual(['Two words'])
    // A single word in a field for texts is a text.
    expect(typedIn({ type: FORM, body: 'save=12&note=Later&tags=travel' })).toEqual(['Later', 'travel'])
    expect(typedIn({ type: FORM, body: 'save=12&note=&act=done' })).toEqual([])
    expect(typedIn({ type: 'application/json', body: '{' })).toEqual([])
  })

  it('of how far a story was read the last alone', () => {
    const read = (article: string, over: Partial<Waiting> = {}) =>
      change({
        path: '/send/progress',
        type: 'application/json',
        body: JSON.stringify({ article, place: '3' }),
        ...over,
      })
    expect(replaces(read('12'), read('12'))).toBe(true)
    expect(replaces(read('12'), read('13'))).toBe(false)
    expect(replaces(read('12'), read('12', { state: 'refused' }))).toBe(false)
    // Of a copy the number is another's.
    const copy = (number: string) => read('', { body: JSON.stringify({ copy: number, place: '3' }) })
    expect(replaces(copy('12'), copy('12'))).toBe(true)
    expect(replaces(copy('12'), copy('13'))).toBe(false)
    expect(replaces(copy('12'), read('12'))).toBe(false)
    expect(replaces(change({}), change({}))).toBe(false)
  })

  it('is shown by what it does and to which story', () => {
    const headlines = headlinesOf(
      { stories: [{ href: '/article/the-night-bus-12', headline: 'The night bus' }] },
      { items: [{ href: '/saved/55', headline: 'The ferry', saveId: 55 }] },
    )
    expect(asShown(change({}), headlines)).toMatchObject({ act: 'save', headline: 'The night bus', refused: false })
    expect(asShown(change({ body: 'unsave=12' }), headlines)).toMatchObject({
      act: 'unsave',
      headline: 'The night bus',
    })
    // Of something saved by the number of the save, which is another than the article's.
    expect(asShown(change({ path: '/send/saved/state', body: 'done=12&back=%2F' }), headlines)).toMatchObject({
      act: 'state',
      headline: null,
    })
    expect(asShown(change({ path: '/send/saved/note', body: 'save=55&note=Later' }), headlines)).toMatchObject({
      act: 'note',
      headline: 'The ferry',
      typed: ['Later'],
    })
    const put = change({ path: '/send/list/put', body: 'list=abc&save=12' })
    expect(asShown(put, headlines)).toMatchObject({ act: 'put', headline: null })
    const mark = { article: '12', exact: 'the last bus', prefix: 'and then ', suffix: ' came at', startsAt: '4' }
    expect(
      asShown(change({ path: '/send/highlight', type: 'application/json', body: JSON.stringify(mark) }), headlines),
    ).toMatchObject({ act: 'mark', headline: 'The night bus', typed: ['the last bus'] })
    const inCopy = JSON.stringify({ startsAt: '12', copy: '55', exact: 'the last bus' })
    expect(
      asShown(change({ path: '/send/highlight', type: 'application/json', body: inCopy }), headlines),
    ).toMatchObject({ act: 'mark', headline: 'The ferry' })
  })
})

describe('what becomes of a change', () => {
  it('is told by the answer: what passes is waited for, what is no is told', () => {
    expect([200, 202, 303].map(verdictOf)).toEqual(['sent', 'sent', 'sent'])
    expect([400, 403, 404, 409, 422].map(verdictOf)).toEqual(Array(5).fill('refused'))
    expect([408, 429, 500, 503, 507].map(verdictOf)).toEqual(Array(5).fill('later'))
    expect(verdictOf(401)).toBe('not-theirs')
  })

  it('what the paper cannot do is tried again, later each time, and after five times set aside with its sentence', () => {
    const later = { verdict: 'later' as const, sentence: 'The paper cannot store anything.', asked: 0 }
    let tried = change({})
    const waits: number[] = []
    for (let attempt = 1; attempt < 5; attempt += 1) {
      tried = afterRefusal(tried, later, 1_000)
      expect(tried).toMatchObject({ state: 'waits', attempts: attempt, sentence: later.sentence })
      waits.push((tried.retryAt ?? 0) - 1_000)
    }
    expect(waits).toEqual([10_000, 30_000, 120_000, 300_000])
    tried = afterRefusal(tried, later, 1_000)
    expect(tried).toMatchObject({ state: 'refused', attempts: 5, sentence: later.sentence })
    // At its reader's wish it is as new, under its own name.
    expect(wantedAgain(tried)).toEqual(change({}))
  })

  it('is left alone for as long as the paper asks, an hour at most', () => {
    const busy = { verdict: 'later' as const, sentence: 'Too often.' }
    expect(afterRefusal(change({}), { ...busy, asked: 90_000 }, 0).retryAt).toBe(90_000)
    expect(afterRefusal(change({}), { ...busy, asked: 86_400_000 }, 0).retryAt).toBe(3_600_000)
  })

  it('is set aside at once where the paper says no', () => {
    const no = { verdict: 'refused' as const, sentence: 'Not here any more.', asked: 0 }
    expect(afterRefusal(change({}), no, 0)).toMatchObject({ state: 'refused', sentence: no.sentence })
  })

  it('the last change of a story counts, and one that was refused does not', () => {
    const waiting = [
      change({}),
      change({ id: 2, body: 'unsave=12' }),
      change({ id: 3, type: 'application/json', body: '{"save":"9"}' }),
      change({ id: 4, body: 'save=5', state: 'refused' }),
    ]
    expect([...savesAhead(waiting)]).toEqual([
      ['12', false],
      ['9', true],
    ])
  })
})
