import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of this test's own, gone after it; its name has a space, as real ones do. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
