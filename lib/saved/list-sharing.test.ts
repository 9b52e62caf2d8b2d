import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { listItems, listMembers, lists, mutes, people } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { destroy, edit, make, put } from './list-actions.ts'
import { back, move, note, off } from './list-item-actions.ts'
import { answer, invite, leave, member } from './list-member-actions.ts'
import { MOST_LISTS, MOST_MEMBERS, MOST_ON_LIST } from './list-model.ts'
import { listCandidates, listInvitations, listLists, listMembersOf, listTakenOff } from './list-queries.ts'
import { readList } from './lists.ts'
import type { ListRole, ListVisibility } from './model.ts'

const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)

let db: Db
let owner: Reader
let editor: Reader
let viewer: Reader
let outsider: Reader
let list: string
let items: number[]

beforeEach(async () => {
  db = await testDb()
  owner = await givenReader(db, { handle: 'olga', name: 'Olga' })
  editor = await givenReader(db, { handle: 'edda', name: 'Edda' })
  viewer = await givenReader(db, { handle: 'vera' })
  outsider = await givenReader(db, { handle: 'otto' })
  list = (
    await givenList(
      db,
      { personId: owner.id, name: 'For the train' },
      ['a', 'b', 'c'].map((headline) => ({
        headline,
        sourceTitle: 'x',
        minutes: 5,
        link: `https://x.example/${headline}`,
      })),
    )
  ).id
  items = (await db.select().from(listItems).orderBy(listItems.position)).map(({ id }) => id)
  await share(editor, 'editor')
  await share(viewer, 'viewer')
})

const share = ({ id: personId }: Reader, role: ListRole, acceptedAt: Date | null = TEST_NOW) =>
  db.insert(listMembers).values({ listId: list, personId, role, invitedAt: TEST_NOW, acceptedAt })
const ask = async <In>(
  action: Action<In>,
  fields: Record<string, unknown>,
  reader: Reader | null = owner,
  now = TEST_NOW,
) => perform(action, acting(db, { reader, now, back: `/list/${list}` }), fields, {})
/** What came of it, in a word. */
const came = async <In>(action: Action<In>, fields: Record<string, unknown>, reader: Reader) => {
  const outcome = await ask(action, fields, reader)
  return outcome.is === 'refused' ? outcome.status : outcome.is
}
const order = async () =>
  (await readList(db, list, { readerId: owner.id, now: TEST_NOW }))?.items.map(({ headline }) => headline).join('')

describe('who may what with a list', () => {
  const everybody = () => [owner, editor, viewer, outsider]
  const outcomes = async <In>(action: Action<In>, fields: (reader: Reader) => Record<string, unknown>) => {
    const told: unknown[] = []
    for (const reader of everybody()) told.push(await came(action, fields(reader), reader))
    return told
  }

  it.each<[ListVisibility, boolean[]]>([
    ['private', [true, true, true, false, false]],
    ['link', [true, true, true, true, true]],
    ['public', [true, true, true, true, true]],
  ])('%s: read by owner, editor, viewer, outsider, nobody', async (visibility, may) => {
    await db.update(lists).set({ visibility })
    const seen: boolean[] = []
    for (const reader of [...everybody(), null])
      seen.push((await readList(db, list, { readerId: reader?.id ?? null, now: TEST_NOW })) !== null)
    expect(seen).toEqual(may)
  })

  it('an invitation that waits gives nothing to read and nothing to do', async () => {
    await share(outsider, 'editor', null)
    expect(await readList(db, list, { readerId: outsider.id, now: TEST_NOW })).toBeNull()
    expect(await came(off, { list, item: `${items[0]}` }, outsider)).toBe(404)
  })

  it.each<ListVisibility>(['private', 'public'])(
    '%s: owner and editor add, note, order, take off and put back',
    async (visibility) => {
      await db.update(lists).set({ visibility })
      const may = ['done', 'done', 403, 404]
      const own = new Map<number, string>()
      for (const { id } of everybody()) {
        const saved = await givenSave(db, { personId: id, link: `https://x.example/of-${id}` })
        own.set(id, `${saved.id}`)
      }
      const item = `${items[0]}`
      expect(await outcomes(put, ({ id }) => ({ list, save: own.get(id) }))).toEqual(may)
      expect(await outcomes(note, () => ({ list, item, note: 'Read this.' }))).toEqual(may)
      expect(await outcomes(move, () => ({ list, down: item }))).toEqual(may)
      for (const reader of everybody()) {
        const told = [await came(off, { list, item }, reader), await came(back, { list, item }, reader)]
        expect(told).toEqual(Array(2).fill(may[everybody().indexOf(reader)]))
      }
    },
  )

  it('its owner alone names it, says who may read it, invites, changes roles, removes people and deletes it', async () => {
    const notOwners = [403, 403, 404]
    const change = { list, name: 'Ours', note: '', visibility: 'link' }
    expect(await outcomes(edit, () => change)).toEqual(['done', ...notOwners])
    expect(await outcomes(invite, () => ({ list, handle: 'otto', role: 'viewer' }))).toEqual(['done', ...notOwners])
    expect(await outcomes(member, () => ({ list, person: `${outsider.id}`, role: 'editor' }))).toEqual([
      'done',
      ...notOwners,
    ])
    expect(await outcomes(member, () => ({ list, person: `${outsider.id}`, role: 'remove' }))).toEqual([
      'done',
      ...notOwners,
    ])
    const told: unknown[] = []
    for (const reader of [outsider, viewer, editor, owner])
      told.push(await came(destroy, { list, sure: 'yes' }, reader))
    expect(told).toEqual([404, 403, 403, 'done'])
    expect([await db.$count(lists), await db.$count(listItems), await db.$count(listMembers)]).toEqual([0, 0, 0])
  })

  it('who is removed, leaves or becomes a viewer may less from that moment', async () => {
    await ask(member, { list, person: `${editor.id}`, role: 'viewer' })
    expect(await came(move, { list, top: `${items[1]}` }, editor)).toBe(403)
    await ask(member, { list, person: `${editor.id}`, role: 'remove' })
    expect(await readList(db, list, { readerId: editor.id, now: TEST_NOW })).toBeNull()
    expect(await came(leave, { list }, viewer)).toBe('done')
    expect(await readList(db, list, { readerId: viewer.id, now: TEST_NOW })).toBeNull()
    expect(await came(leave, { list }, viewer)).toBe(404)
  })

  it('what an editor put there stays when they leave, under their name for those who share it only', async () => {
    await db.update(lists).set({ visibility: 'public' })
    const { id } = await givenSave(db, { personId: editor.id, headline: 'd', link: 'https://x.example/d' })
    await ask(put, { list, save: `${id}` }, editor)
    const adder = async (reader: Reader | null) =>
      (await readList(db, list, { readerId: reader?.id ?? null, now: TEST_NOW }))?.items.at(-1)?.addedBy
    expect([await adder(owner), await adder(viewer), await adder(outsider), await adder(null)]).toEqual([
      'Edda',
      'Edda',
      null,
      null,
    ])
    await ask(leave, { list }, editor)
    expect(await order()).toBe('abcd')
  })

  it('of somebody who has left the paper nobody may do anything any more', async () => {
    await db.update(people).set({ goneAt: TEST_NOW }).where(eq(people.id, owner.id))
    expect(await came(off, { list, item: `${items[0]}` }, editor)).toBe(404)
    expect(await listLists(db, viewer.id)).toEqual([])
  })
})

describe('lists of one’s own', () => {
  it('are made, named and deleted, private at first', async () => {
    const made = await ask(make, { name: ' For\nSunday ', note: 'Long ones.' }, outsider)
    expect(made).toMatchObject({ is: 'done' })
    const [row] = await listLists(db, outsider.id)
    expect(row).toMatchObject({
      name: 'For Sunday',
      note: 'Long ones.',
      visibility: 'private',
      access: 'owner',
      count: 0,
    })
    expect(await ask(make, { name: '  ', note: '' })).toMatchObject({
      is: 'mend',
      errors: { name: expect.any(String) },
    })
    expect((await ask(make, { name: 'x'.repeat(121), note: '' })).is).toBe('mend')
    expect((await ask(destroy, { list })).is).toBe('mend')
    expect(await db.$count(lists, eq(lists.id, list))).toBe(1)
  })

  it('are a hundred at most', async () => {
    for (let made = 1; made < MOST_LISTS; made += 1) await givenList(db, { personId: owner.id })
    expect(await came(make, { name: 'One more', note: '' }, owner)).toBe(409)
    expect(await came(make, { name: 'Another’s first', note: '' }, outsider)).toBe('done')
  })

  it('stand with what is on them and those who share them, for their owner and for them', async () => {
    await ask(off, { list, item: `${items[0]}` })
    expect(await listLists(db, owner.id)).toMatchObject([{ access: 'owner', count: 2, minutes: 10, members: 2 }])
    expect(await listLists(db, viewer.id)).toMatchObject([{ access: 'viewer', owner: 'Olga', count: 2 }])
    expect(await listLists(db, outsider.id)).toEqual([])
  })

  it('that are public are printed again when something on them changes', async () => {
    const act = acting(db, { reader: owner })
    await perform(move, act, { list, top: `${items[2]}` }, {})
    expect(act.recalled).toEqual([`list:${list}`])
  })

  it('are no business of a banned reader; a paused one may order and take off, and writes nothing', async () => {
    const bar = { reason: 'Rude.', until: null }
    const paused = { ...owner, bar: { kind: 'pause', ...bar } } as const
    const banned = { ...owner, bar: { kind: 'ban', ...bar } } as const
    expect(await came(make, { name: 'x', note: '' }, paused)).toBe(403)
    expect(await came(note, { list, item: `${items[0]}`, note: 'x' }, paused)).toBe(403)
    expect(await came(move, { list, top: `${items[1]}` }, paused)).toBe('done')
    expect(await came(move, { list, top: `${items[1]}` }, banned)).toBe(403)
  })
})

describe('the order of a list', () => {
  it('is changed by one, to the top, and to before another or the end; at its ends nothing moves', async () => {
    const [a, b, c] = items.map(String)
    const seen: unknown[] = []
    for (const fields of [
      { up: b },
      { up: b },
      { down: b },
      { top: c },
      { down: b },
      { item: c, before: '' },
      { item: c, before: a },
      { item: c, before: c },
    ]) {
      await ask(move, { list, ...fields })
      seen.push(await order())
    }
    expect(seen).toEqual(['bac', 'bac', 'abc', 'cab', 'cab', 'abc', 'cab', 'cab'])
  })

  it('takes one move at a time, of an item that is there', async () => {
    const [a, b] = items.map(String)
    expect((await ask(move, { list, up: a, down: b })).is).toBe('mend')
    expect((await ask(move, { list })).is).toBe('mend')
    expect((await ask(move, { list, item: a })).is).toBe('mend')
    expect(await came(move, { list, up: '999999' }, owner)).toBe(404)
    expect(await came(move, { list, item: `${a}`, before: '999999' }, owner)).toBe(404)
    const other = await givenList(db, { personId: owner.id })
    expect(await came(move, { list: other.id, up: `${a}` }, owner)).toBe(404)
  })

  it('holds when several move things at the same time', async () => {
    await Promise.all(
      items.flatMap((item) => [ask(move, { list, top: `${item}` }), ask(move, { list, down: `${item}` }, editor)]),
    )
    expect([...((await order()) ?? '')].sort().join('')).toBe('abc')
    const places = (await db.select().from(listItems)).map(({ position }) => position).sort()
    expect(places).toEqual([0, 1, 2])
  })

  it('keeps the place of what was taken off, for an hour and for all who may put it back', async () => {
    const item = `${items[1]}`
    await ask(off, { list, item })
    expect(await order()).toBe('ac')
    expect(await listTakenOff(db, list, minutes(59))).toMatchObject([{ headline: 'b' }])
    expect(await listTakenOff(db, list, minutes(61))).toEqual([])
    expect((await ask(back, { list, item }, editor, minutes(61))).is).toBe('refused')
    await ask(back, { list, item }, editor, minutes(59))
    expect(await order()).toBe('abc')
  })

  it('ends at two thousand stories', async () => {
    const rows = Array.from({ length: MOST_ON_LIST - items.length }, (_, index) => ({
      listId: list,
      headline: `${index}`,
      sourceTitle: 'x',
      minutes: 1,
      position: 10 + index,
      addedAt: TEST_NOW,
    }))
    await db.insert(listItems).values(rows)
    const { id } = await givenSave(db, { personId: owner.id, link: 'https://x.example/new' })
    expect(await came(put, { list, save: `${id}` }, owner)).toBe(409)
    await ask(off, { list, item: `${items[0]}` })
    expect(await came(put, { list, save: `${id}` }, owner)).toBe('done')
    expect(await came(back, { list, item: `${items[0]}` }, owner)).toBe(404)
  })

  it('is the one that was named, whatever else is chosen; with nothing to put there none is made', async () => {
    const { id } = await givenSave(db, { personId: owner.id, headline: 'd', link: 'https://x.example/d' })
    const gone = await givenSave(db, { personId: owner.id, headline: 'gone' })
    const fields = { list, save: `${id}`, name: ' Another ' }
    expect(await ask(put, { ...fields, save: `${gone.id}` })).toMatchObject({ is: 'refused', status: 409 })
    expect(await db.$count(lists)).toBe(1)
    expect(await ask(put, fields)).toMatchObject({ is: 'done' })
    expect(await order()).toBe('abc')
    expect(await listLists(db, owner.id)).toMatchObject([{ name: 'Another', count: 1 }, { name: 'For the train' }])
    expect(await ask(put, { ...fields, name: 'x'.repeat(121) })).toMatchObject({
      is: 'mend',
      errors: { name: expect.any(String) },
    })
  })

  it('is not put on by Enter alone, but where a new one was named', async () => {
    const { id } = await givenSave(db, { personId: owner.id, headline: 'd', link: 'https://x.example/d' })
    const fields = { pick: `${id}`, by: 'enter', list, from: 'unread', page: `${id}` }
    expect(await came(put, { ...fields, name: ' ' }, owner)).toBe(400)
    expect(await order()).toBe('abc')
    expect(await came(put, { ...fields, name: 'For Sunday' }, owner)).toBe('done')
    expect(await listLists(db, owner.id)).toMatchObject([{ name: 'For Sunday', count: 1 }, { count: 3 }])
  })

  it('is added to from what is saved and not there yet', async () => {
    await givenSave(db, { personId: editor.id, headline: 'b', link: 'https://x.example/b' })
    const fresh = await givenSave(db, { personId: editor.id, headline: 'd', link: 'https://x.example/d' })
    await givenSave(db, { personId: editor.id, headline: 'gone' })
    expect(await listCandidates(db, list, editor.id)).toEqual([{ id: fresh.id, headline: 'd' }])
    expect(await ask(put, { list, save: `${fresh.id}` }, editor)).toMatchObject({
      go: expect.stringMatching(new RegExp(`^/list/${list}#item-\\d+$`)),
    })
    expect(await order()).toBe('abcd')
  })
})

describe('an invitation', () => {
  const asked = async (reader: Reader) =>
    (await listInvitations(db, reader.id, TEST_NOW)).map(({ name, role }) => [name, role])

  it('goes to a handle as people write it, shows the name alone, and is accepted or declined by whom it is for', async () => {
    expect(await ask(invite, { list, handle: ' @Otto', role: 'editor' })).toMatchObject({ is: 'done' })
    expect(await asked(outsider)).toEqual([['For the train', 'editor']])
    expect(await listMembersOf(db, list)).toMatchObject([
      { accepted: true },
      { accepted: true },
      { handle: 'otto', accepted: false },
    ])
    expect(await came(answer, { list, answer: 'accept' }, viewer)).toBe(404)
    expect(await came(answer, { list, answer: 'accept' }, outsider)).toBe('done')
    expect(await asked(outsider)).toEqual([])
    expect(await readList(db, list, { readerId: outsider.id, now: TEST_NOW })).toMatchObject({ access: 'editor' })
    expect(await came(answer, { list, answer: 'decline' }, outsider)).toBe(404)
  })

  it('that is declined can be made again', async () => {
    await ask(invite, { list, handle: 'otto', role: 'viewer' })
    await ask(answer, { list, answer: 'decline' }, outsider)
    expect(await asked(outsider)).toEqual([])
    expect(await came(invite, { list, handle: 'otto', role: 'viewer' }, owner)).toBe('done')
  })

  it('to nobody, to oneself, or to somebody who is asked already, is told at the field', async () => {
    await db.insert(people).values({ handle: 'gone', handleKey: 'gone', createdAt: TEST_NOW, goneAt: TEST_NOW })
    await db.insert(people).values({ handle: 'invented', handleKey: 'invented', createdAt: TEST_NOW, sample: true })
    for (const handle of ['nobody-here', 'gone', 'invented', 'olga', 'vera', '', '!']) {
      const outcome = await ask(invite, { list, handle, role: 'viewer' })
      expect(outcome, handle).toMatchObject({ is: 'mend', errors: { handle: expect.any(String) } })
    }
  })

  it('by somebody whom they have muted is not shown', async () => {
    await ask(invite, { list, handle: 'otto', role: 'viewer' })
    await db.insert(mutes).values({ personId: outsider.id, mutedId: owner.id, at: TEST_NOW })
    expect(await asked(outsider)).toEqual([])
  })

  it('goes to fifty at most, and thirty in an hour', async () => {
    for (let made = 2; made < MOST_MEMBERS; made += 1) await share(await givenReader(db), 'viewer', null)
    expect(await ask(invite, { list, handle: 'otto', role: 'viewer' })).toMatchObject({ is: 'mend' })
    const told = new Set<unknown>()
    for (let turn = 0; turn < 30; turn += 1)
      told.add(await came(invite, { list, handle: 'otto', role: 'viewer' }, owner))
    expect(told).toEqual(new Set(['mend', 429]))
  })
})
