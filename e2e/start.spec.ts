import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { startPaper } from './paper-server.ts'

test('a second start on the same folder, or on the same port, ends with one sentence', async ({ paper }) => {
  const same = await startPaper({}, paper.dataDir).catch((problem: Error) => problem.message)
  expect(same).toContain(`process ${paper.process.pid}`)
  expect(same).toContain('ended with 1')
  const { PORT = '' } = paper.env
  const taken = await startPaper({ PORT, DEMO: 'off' }).catch((problem: Error) => problem.message)
  expect(taken).toContain(`Port ${PORT} is in use`)
  expect(taken).not.toContain('    at ')
})

test('a wrong setting ends the start with one line that names it', async () => {
  for (const [name, value] of [
    ['PORT', 'x'],
    ['PAPER_TIME_ZONE', 'Nowhere'],
    ['PAPER_PLACE', 'Nowhereville'],
    ['FETCH_ALLOW', '127.0.0.1'],
  ] as const) {
    const said = await startPaper({ [name]: value }).catch((problem: Error) => problem.message)
    expect(said).toContain(name)
    expect(said).toContain('ended with 1')
    expect(said).not.toContain('    at ')
  }
})

test('commands work beside the running paper, and a restore is refused', async ({ paper }) => {
  const listed = await paper.broadsheet('section', 'list', '--json')
  expect(listed.code).toBe(0)
  expect(JSON.parse(listed.stdout).length).toBeGreaterThan(0)
  const added = await paper.broadsheet('section', 'add', 'Harbour')
  expect(added).toMatchObject({ code: 0, stderr: '' })
  const file = join(paper.dataDir, 'kept.gz')
  expect((await paper.broadsheet('backup', file)).code).toBe(0)
  const restored = await paper.broadsheet('restore', file)
  expect(restored.code).toBe(1)
  expect(restored.stderr.trim().split('\n')).toHaveLength(1)
  expect((await paper.broadsheet('source', 'add')).code).toBe(2)
  expect((await paper.broadsheet('doctor')).code).toBe(0)
})

test('told to end, it ends within ten seconds, whatever a client does', async () => {
  const paper = await startPaper({ DEMO: 'off' })
  const half = connect(Number(paper.env.PORT), '127.0.0.1')
  half.on('error', () => undefined)
  await once(half, 'connect')
  half.write('GET / HTTP/1.1\r\nHost: local')
  const began = performance.now()
  paper.process.kill('SIGTERM')
  const [code] = await once(paper.process, 'exit')
  expect(code).toBe(0)
  expect(performance.now() - began).toBeLessThan(10_000)
  half.destroy()
  await paper.stop()
})
