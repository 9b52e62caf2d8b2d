import { describe, expect, it } from 'vitest'
import type { Waiting } from './model.ts'
import { asShown, canBeKept, mayWait, replaces, savesAhead, typedIn, verdictOf } from './queue.ts'

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
      '/send/highlight/note',
    ])
      expect(mayWait(path), path).toBe(true)
    for (const path of [
      '/send/comment',
      '/send/sign-in',
      '/send/sign-out',
      '/send/saves',
      '/send/highlight',
      '/send/saved/../comment',
    ])
      expect(mayWait(path), path).toBe(false)
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
    expect(replaces(change({}), change({}))).toBe(false)
  })

  it('is shown by what it does and to which story', () => {
    const headlines = new Map([['12', 'The night bus']])
    expect(asShown(change({}), headlines)).toMatchObject({ act: 'save', headline: 'The night bus', refused: false })
    expect(asShown(change({ path: '/send/saved/state', body: 'done=12&back=%2F' }), headlines)).toMatchObject({
      act: 'state',
      headline: null,
    })
  })
})

describe('what becomes of a change', () => {
  it('is told by the answer: what passes is waited for, what is no is told', () => {
    expect([200, 202, 303].map(verdictOf)).toEqual(['sent', 'sent', 'sent'])
    expect([400, 403, 404, 409, 422].map(verdictOf)).toEqual(Array(5).fill('refused'))
    expect([408, 429, 500, 503, 507].map(verdictOf)).toEqual(Array(5).fill('later'))
    expect(verdictOf(401)).toBe('not-theirs')
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
