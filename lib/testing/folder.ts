import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openEmbedded } from '#lib/db/embedded.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'broadsheet test-'))

/** A folder of this test's own, gone after it; its name has a space, as real ones do. */
export function testFolder(): string {
  const folder = newFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let made: Promise<string> | undefined

/** A data folder with an embedded database on the disk, without any table yet. Made once a run, then copied: that takes seconds. */
export async function testDataFolder(): Promise<string> {
  made ??= makeDatabase()
  const folder = testFolder()
  cpSync(await made, folder, { recursive: true })
  return folder
}

async function makeDatabase(): Promise<string> {
  const folder = newFolder()
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { close } = await openEmbedded(join(folder, 'database'))
  await close()
  return folder
}
