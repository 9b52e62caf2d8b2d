import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { testFolder } from '#lib/testing/folder.ts'
import { lockFolder } from './folder-lock.ts'
import { StoreError } from './store-error.ts'

/** A process that owns the folder and does nothing else. */
async function owner(folder: string) {
  const module = new URL('./folder-lock.ts', import.meta.url).href
  const program = `import { lockFolder } from ${JSON.stringify(module)}
    lockFolder(${JSON.stringify(folder)}); gc(); console.log('mine'); setInterval(() => {}, 1e6)`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(createInterface({ input: child.stdout }), 'line')
  return child
}

test('a folder has one owner: a second is told whose it is, and gets it once that one is killed', async () => {
  const folder = testFolder()
  const child = await owner(folder)
  expect(() => lockFolder(folder)).toThrow(StoreError)
  expect(() => lockFolder(folder)).toThrow(`(process ${child.pid})`)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  lockFolder(folder).release()
})

test('the owner itself cannot open it twice, and can again after it let go', () => {
  const folder = testFolder()
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`(process ${process.pid})`)
  lock.release()
  lockFolder(folder).release()
})

test('a pid file that a dead process left behind is no lock', () => {
  const folder = testFolder()
  writeFileSync(join(folder, 'owner.pid'), '1\n')
  lockFolder(folder).release()
})

test('a folder that cannot be written, or is a file, is one sentence', () => {
  const folder = testFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => lockFolder(join(file, 'data'))).toThrow(/cannot be written/)
  if (process.getuid?.() === 0) return
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o500)
  expect(() => lockFolder(closed)).toThrow(/cannot be written/)
})
