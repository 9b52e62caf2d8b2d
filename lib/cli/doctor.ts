import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '#lib/config.ts'
import { ROOM_NEEDED } from '#lib/db/open-store.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { type Finding, fine, ill } from './inspect-store.ts'

const MEGABYTE = 1024 * 1024

/** What can be seen without opening the store. */
export async function inspectMachine(config: Config, runningPid: number | null): Promise<Finding[]> {
  const say = messagesFor('en').cli.doctor
  const built = existsSync(fileURLToPath(new URL('../../.next/BUILD_ID', import.meta.url)))
  return [
    fine(say.node(process.versions.node)),
    fine(say.settings),
    ...(await inspectFolder(config.dataDir)),
    built ? fine(say.build) : ill(say.noBuild, say.mendBuild),
    fine(runningPid === null ? say.notRunning : say.running(runningPid)),
  ]
}

async function inspectFolder(folder: string): Promise<Finding[]> {
  const say = messagesFor('en').cli.doctor
  if (!existsSync(folder)) return [ill(say.noFolder(folder), say.mendNoFolder)]
  const { bavail, bsize } = await statfs(folder)
  const megabytes = Math.floor((bavail * bsize) / MEGABYTE)
  return [
    isWritable(folder) ? fine(say.folder(folder)) : ill(say.folderUnwritable(folder), say.mendFolder),
    megabytes >= ROOM_NEEDED / MEGABYTE ? fine(say.room(megabytes)) : ill(say.room(megabytes), say.mendRoom),
    ...inspectSecret(join(folder, 'secret')),
  ]
}

function inspectSecret(path: string): Finding[] {
  const say = messagesFor('en').cli.doctor
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  const open = process.platform !== 'win32' && (stat.mode & 0o077) !== 0
  return [open ? ill(say.secretOpen(path), say.mendSecret) : fine(say.secret)]
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
