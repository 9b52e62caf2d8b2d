import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, expect } from '@playwright/test'
import { feedOf, startFeedServer } from './feed-server.ts'
import { ended, freePort, startPaper, tryStart } from './paper-server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const test = base.extend<{ folder: string }>({
  // A space in it, as in people's own folders.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet operator '))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

/** One line that says enough, and nothing that only a programmer reads. */
function expectOneSentence(refused: { code: number | null; stderr: string }, ...words: (string | RegExp)[]): void {
  expect(refused.code).toBe(1)
  expect(refused.stderr.trim().split('\n')).toHaveLength(1)
  for (const word of words) expect(refused.stderr).toMatch(word)
  expect(refused.stderr).not.toMatch(/\n\s+at |Error:/)
}

test.describe('a start that cannot be', () => {
  test('on a data folder in use, it names the process that uses it', async ({ folder }) => {
    const paper = await startPaper({ DEMO: 'off' }, folder)
    const second = await tryStart({ DATA_DIR: folder })
    expectOneSentence(second, String(paper.process.pid), /DATA_DIR/)
    await paper.stop()
  })

  test('on a port in use, it names the port', async ({ folder }) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = String(address && typeof address === 'object' ? address.port : 0)
    expectOneSentence(await tryStart({ DATA_DIR: folder, PORT: port, DEMO: 'off' }), port, /PORT/)
    other.close()
  })

  for (const [name, value] of [
    ['PORT', 'eighty'],
    ['CLOCK', 'yesterday'],
    ['PAPER_PLACE', 'Nowhere-upon-Nothing'],
    ['PAPER_TIME_ZONE', 'Mars/Olympus'],
    ['WEATHER_PROVIDER', 'frogs'],
    ['FETCH_ALLOW', '127.0.0.1'],
    ['DATABASE_URL', 'mysql://localhost/paper'],
    ['PUBLIC_URL', 'paper.example'],
  ] as const) {
    test(`with a wrong ${name}, it names the setting`, async ({ folder }) => {
      expectOneSentence(await tryStart({ DATA_DIR: folder, DEMO: 'off', [name]: value }), name)
    })
  }

  test('with CLOCK on an address that others reach, it is refused', async ({ folder }) => {
    const settings = { DATA_DIR: folder, DEMO: 'off', HOST: '0.0.0.0', CLOCK: '2025-08-10T10:42:00+02:00' }
    expectOneSentence(await tryStart(settings), /CLOCK/)
  })

  test('on a data folder that cannot be written, it names the folder', async ({ folder }) => {
    // Root may write everywhere, but nobody makes a folder inside a file.
    const file = join(folder, 'a file')
    writeFileSync(file, '')
    expectOneSentence(await tryStart({ DATA_DIR: join(file, 'data') }), /a file/, /DATA_DIR/)
  })
})

test.describe('--prebuilt neither installs nor builds', () => {
  const startPrebuilt = (folder: string) =>
    ended(spawn(process.execPath, [join(folder, 'lib/launch/start.mjs'), '--prebuilt'], { cwd: folder }))

  function copyProject(folder: string): string {
    const copy = join(folder, 'a copy')
    mkdirSync(join(copy, 'lib'), { recursive: true })
    cpSync(join(root, 'lib/launch'), join(copy, 'lib/launch'), { recursive: true })
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(copy, file))
    return copy
  }

  test('where nothing is installed it says so', async ({ folder }) => {
    expectOneSentence(await startPrebuilt(copyProject(folder)), /npm ci/)
  })

  test('where nothing is built it says so', async ({ folder }) => {
    const copy = copyProject(folder)
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    expectOneSentence(await startPrebuilt(copy), /no build/)
  })
})

test.describe('an end', () => {
  test('SIGTERM lets an answer end, and waits for no client that never sends the rest', async ({ folder }) => {
    const paper = await startPaper({ DEMO: 'off' }, folder)
    const { port } = new URL(paper.url)
    const half = connect(Number(port), '127.0.0.1')
    await once(half, 'connect')
    half.on('error', () => undefined)
    half.write('POST /choices HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nthe')
    const answer = new Promise<number>((settle, fail) => {
      httpRequest(`${paper.url}/about`, (response) => {
        response.resume().once('end', () => settle(response.statusCode ?? 0))
      })
        .once('error', fail)
        .end()
    })
    // The answer is under way as soon as the server has the request.
    await expect(async () => expect((await fetch(`${paper.url}/api/health`)).status).toBe(200)).toPass()

    const from = performance.now()
    paper.process.kill('SIGTERM')
    expect(await answer).toBe(200)
    const [code] = await once(paper.process, 'exit')
    expect(code).toBe(0)
    expect(performance.now() - from).toBeLessThan(10_000)
    half.destroy()
  })

  test('kill -9 during a poll loses nothing that was told as done, and the next start goes on', async ({ folder }) => {
    const feeds = await startFeedServer()
    const settings = { FETCH_ALLOW: feeds.allowance, DEMO: 'off' }
    const entry = (path: string, title: string) => ({ path, title, published: new Date(), html: `<p>${title}.</p>` })
    feeds.set('/first.xml', feedOf(feeds, 'The First Bell', [entry('/1', 'A bell is cast')]))
    feeds.set('/second.xml', feedOf(feeds, 'The Second Bell', [entry('/2', 'A bell is hung')]))

    const paper = await startPaper(settings, folder)
    for (const name of ['first', 'second']) {
      const added = await paper.broadsheet('source', 'add', `${feeds.url}/${name}.xml`)
      expect(added).toMatchObject({ code: 0, stderr: '' })
    }
    const arrived = feeds.holdOpen('/second.xml')
    const poll = paper.broadsheet('poll', '--now')
    await arrived
    const dead = once(paper.process, 'exit')
    paper.process.kill('SIGKILL')
    await dead
    expect((await poll).code).toBe(1)

    feeds.set(
      '/second.xml',
      feedOf(feeds, 'The Second Bell', [entry('/2', 'A bell is hung'), entry('/3', 'A bell rings')]),
    )
    const again = await startPaper(settings, folder)
    const listed = JSON.parse((await again.broadsheet('source', 'list', '--json')).stdout) as { title: string }[]
    expect(listed.map(({ title }) => title)).toEqual(['The First Bell', 'The Second Bell'])
    const polled = await again.broadsheet('poll', '--now')
    expect(polled).toMatchObject({ code: 0, stderr: '' })
    const latest = await (await fetch(`${again.url}/latest`)).text()
    for (const title of ['A bell is cast', 'A bell is hung', 'A bell rings']) expect(latest).toContain(title)
    await again.stop()
    await feeds.close()
  })
})

test('a second start in the same folder keeps what the first one made, and prints the address', async ({ folder }) => {
  const port = String(await freePort())
  for (const round of ['first', 'second']) {
    const paper = await startPaper({ PORT: port, PAPER_NAME: 'The Round' }, folder)
    expect(paper.output()).toContain(`http://localhost:${port}`)
    expect(paper.output().includes('Printing the sample edition'), round).toBe(round === 'first')
    expect(await (await fetch(paper.url)).text()).toContain('42 stories from 7 sources')
    await paper.stop()
  }
})

test('whoever reads its log may go away: the paper goes on', async ({ folder }) => {
  const paper = await startPaper({ DEMO: 'off' }, folder)
  paper.process.stdout?.destroy()
  paper.process.stderr?.destroy()
  const health = async () => (await fetch(`${paper.url}/api/health`, { signal: AbortSignal.timeout(10_000) })).status
  for (let round = 0; round < 3; round += 1) {
    // Something to be logged: a field that no form of ours has.
    const headers = { origin: paper.url, 'content-type': 'application/x-www-form-urlencoded' }
    await fetch(`${paper.url}/send/sign-in`, { method: 'POST', headers, body: 'stranger=1', redirect: 'manual' })
    expect(await health()).toBe(200)
  }
  await paper.stop()
})
