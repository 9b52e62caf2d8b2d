import { expect, test } from '@playwright/test'
import { type Answered, ask } from './ask.ts'
import { builtRoutes } from './built-routes.ts'
import { type CachingProxy, startNginx } from './nginx.ts'
import { freePort, type PaperServer, startPaper } from './paper-server.ts'
import { type Person, signUp } from './people.ts'

/** Somebody with something of their own on many a page, and every text by which they could be known there. */
type Trailed = { person: Person; commentId: number; list: string; save: string; traces: string[] }

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let paper: PaperServer
let host = ''
let port = 0
let article = ''
let topic = ''
let author = ''
let people: [Trailed, Trailed]

test.beforeAll(async () => {
  port = await freePort()
  host = `localhost:${port}`
  paper = await startPaper({ PUBLIC_URL: `http://${host}`, TRUSTED_PROXIES: '127.0.0.1' })
  const front = await ask(paper.url, { headers: { host } })
  article = /href="(\/article\/[^"#?]+)"/.exec(front.body)?.[1] ?? ''
  const page = await ask(paper.url + article, { headers: { host } })
  topic = /href="\/topic\/([^"#?]+)"/.exec(page.body)?.[1] ?? 'none'
  author = /href="\/author\/([^"#?]+)"/.exec(page.body)?.[1] ?? 'nobody'
  people = [await trailed('kestrel-one', 'Kara Kestrel'), await trailed('plover-two', 'Pia Plover')]
})
test.afterAll(() => paper?.stop())

/** Signs up, says something that waits for the desk, and leaves a form that is to be mended. */
async function trailed(handle: string, name: string): Promise<Trailed> {
  const email = `${handle}@mail.example`
  const person = await signUp(paper.url, { handle, name, email }, host)
  const articleId = /(\d+)$/.exec(article)?.[1] ?? ''
  const said = `What ${handle} has to say of it`
  const posted = await person.send(
    '/send/comment',
    {
      article: articleId,
      body: `${said}: buy it at https://a.example https://b.example https://c.example https://d.example`,
    },
    'script',
  )
  const { value } = JSON.parse(posted.body)
  expect(value, 'so many links wait for the desk').toMatchObject({ state: 'held' })
  const typed = `Typed by ${handle} and too long`
  const mended = await person.send('/send/comment', {
    article: articleId,
    body: typed.padEnd(20_000, ' and on'),
    back: article,
    form: `reply-${articleId}`,
  })
  expect(mended.status).toBe(303)
  expect(person.cookie).toContain('broadsheet-form=')
  const [list, noted, muted] = [`The private list of ${handle}`, `What ${handle} noted down`, `Unheard ${handle} of`]
  expect((await person.send('/send/mutes/word', { word: muted }, 'script')).status).toBe(200)
  const made = await person.send('/send/list/make', { name: list, note: `${list}, and why` }, 'script')
  await person.send('/send/save', { save: articleId }, 'script')
  const saved = await ask(`${paper.url}/saved`, { headers: { host, cookie: person.cookie } })
  const save =
    /name="pick" value="(\d+)"/.exec(saved.body)?.[1] ?? /value="(\d+)" name="pick"/.exec(saved.body)?.[1] ?? ''
  expect((await person.send('/send/saved/note', { save, note: noted }, 'script')).status).toBe(200)
  const marked = await person.send(
    '/send/highlight',
    { article: articleId, exact: `A passage of ${handle}`, note: `Thought by ${handle}` },
    'script',
  )
  expect(marked.status).toBe(200)
  const put = await person.send('/send/list/put', { save, list: JSON.parse(made.body).value.id }, 'script')
  expect(put.status).toBe(200)
  const tokens = [...person.cookie.matchAll(/=([\w-]{43})/g)].map(([, token = '']) => token)
  expect(tokens.length).toBeGreaterThanOrEqual(2)
  return {
    person,
    commentId: Number(value.id),
    list: JSON.parse(made.body).value.id,
    save,
    traces: [
      ...[handle, name, email, said, typed, list, noted, muted, `A passage of ${handle}`, `Thought by ${handle}`],
      ...tokens,
    ],
  }
}

/** What stands for the brackets of a route. A new route with brackets needs its line here. */
function addressesOf(path: string): string[] {
  const comments = people.map(({ commentId }) => commentId)
  const known: [RegExp, () => string[]][] = [
    [
      /^\/article\/\[address\]/,
      () => [path.replace('/article/[address]', article), `${article}?comment=${comments[0]}`],
    ],
    [/^\/comment\/\[id\]/, () => comments.map((id) => path.replace('[id]', String(id)))],
    [/^\/api\/thread\/\[id\]/, () => [path.replace('[id]', /(\d+)$/.exec(article)?.[1] ?? '')]],
    [/^\/section\/\[slug\]/, () => [path.replace('[slug]', 'city')]],
    [/^\/source\/\[slug\]/, () => [path.replace('[slug]', 'city-desk')]],
    [/^\/topic\/\[slug\]/, () => [path.replace('[slug]', topic)]],
    [/^\/author\/\[slug\]/, () => [path.replace('[slug]', author)]],
    [/^\/story\/\[id\]/, () => [path.replace('[id]', '1')]],
    [/^\/edition\/\[day\]/, () => [path.replace('[day]', '2025-08-10')]],
    [/^\/sample\/\[\.\.\.path\]/, () => ['/sample/city-desk/']],
    [/^\/api\/auth\/callback\/\[provider\]/, () => [path.replace('[provider]', 'oidc'), '/api/auth/session']],
    [/^\/desk\/people\/\[id\]/, () => ['/desk/people/1', '/desk/people/2']],
    [/^\/desk\/sources\/\[id\]/, () => ['/desk/sources/1', '/desk/sources/2']],
    [/^\/websub\/\[id\]/, () => [path.replace('[id]', 'a'.repeat(43))]],
    [/^\/saved\/\[id\]/, () => people.map(({ save }) => path.replace('[id]', save))],
    [
      /^\/list\/\[id\]/,
      () => ['a'.repeat(22), ...people.map(({ list }) => list)].map((id) => path.replace('[id]', id)),
    ],
  ]
  if (!path.includes('[')) return [path]
  const found = known.find(([pattern]) => pattern.test(path))?.[1]()
  if (!found) throw new Error(`${path} is new: say in e2e/impersonal.spec.ts what stands for its brackets`)
  return found
}

const traceIn = (answered: Answered, traces: readonly string[]) =>
  traces.filter((trace) => answered.whole.includes(trace))
const isPage = ({ headers }: Answered) => /^text\/html/.test(headers['content-type'] ?? '')

/** Everybody loads every address three times, one after the other. */
async function expectNoTraces(url: string): Promise<{ own: Set<string>; caches: Set<string> }> {
  const own = new Set<string>()
  const caches = new Set<string>()
  const addresses = [...builtRoutes().flatMap(({ path }) => addressesOf(path)), '/no/such/page']
  expect(addresses.length).toBeGreaterThan(40)
  const get = (path: string, cookie = '') => ask(url + path, { headers: { host, ...(cookie ? { cookie } : {}) } })
  for (let round = 1; round <= 3; round += 1) {
    for (const path of addresses) {
      for (const [one, other] of [people, [people[1], people[0]] as const]) {
        const where = `${path}, round ${round}, ${one.person.handle}`
        const theirs = await get(path, one.person.cookie)
        expect(traceIn(theirs, other.traces), where).toEqual([])
        expect(theirs.status, where).toBeLessThan(500)
        if (isPage(theirs) && !path.startsWith('/sample/'))
          expect(theirs.headers['cache-control'], where).toBe('private, no-store')
        for (const trace of traceIn(theirs, one.traces)) own.add(trace)

        const nobodys = await get(path)
        expect(traceIn(nobodys, [...one.traces, ...other.traces]), `${path}, round ${round}, an outsider`).toEqual([])
        const isShared = /public|s-maxage/.test(nobodys.headers['cache-control'] ?? '')
        if (isShared) expect(nobodys.cookies, path).toEqual([])
        caches.add(nobodys.headers['x-cache'] ?? '')
      }
    }
  }
  return { own, caches }
}

test('nothing of a person is in another’s page, nor in everybody’s', async () => {
  const { own } = await expectNoTraces(paper.url)
  // Their own pages had something to give away: who they are, what they said, what they typed.
  for (const { traces } of people) expect([...own]).toEqual(expect.arrayContaining(traces.slice(0, 10)))
})

test('nor behind a cache that does what README.md says', async () => {
  const { NGINX: nginx = '' } = process.env
  test.skip(!nginx, 'no nginx is named in NGINX: npm test names one where it finds or may install it')
  let proxy: CachingProxy | undefined
  try {
    proxy = await startNginx(nginx, port, paper.url.replace('localhost', '127.0.0.1'))
    const { own, caches } = await expectNoTraces(proxy.url)
    expect([...caches]).toContain('HIT')
    for (const { traces } of people) expect([...own]).toEqual(expect.arrayContaining(traces.slice(0, 10)))
    const kept = await ask(`${proxy.url}/about`, { headers: { host } })
    const dark = await ask(`${proxy.url}/about`, { headers: { host, cookie: 'broadsheet-reading=theme=dark' } })
    expect([kept.headers['x-cache'], dark.headers['x-cache']]).toEqual(['HIT', 'BYPASS'])
    expect(dark.body).toContain('data-theme="dark"')
    // A reader's own worker says how everybody's page is to be printed, and sends no cookie.
    const german = await ask(`${proxy.url}/about`, { headers: { host, 'broadsheet-reading': 'language=de' } })
    expect(german.headers['x-cache']).toBe('BYPASS')
    expect(german.body).toContain('<html lang="de"')
    const after = await ask(`${proxy.url}/about`, { headers: { host } })
    expect([after.headers['x-cache'], after.body.includes('<html lang="en"')]).toEqual(['HIT', true])
  } finally {
    await proxy?.stop()
  }
})
