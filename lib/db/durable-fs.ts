import { fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { z } from 'zod'

type Options = Parameters<NodeFS['init']>[1]
type Module = Parameters<NonNullable<Options['preRun']>[number]>[0]

const NodeFiles = z.object({ stream_ops: z.custom<Record<string, unknown>>((value) => typeof value === 'object') })
const OpenFile = z.object({ nfd: z.number() })

/**
 * The folder on the disk, with the one call that PGlite's own class leaves out: without it PostgreSQL's
 * fsync ends in Emscripten's file layer and no commit is ever on the disk.
 */
export class DurableFs extends NodeFS {
  override async init(pg: PGlite, options: Options) {
    const { emscriptenOpts } = await super.init(pg, options)
    const syncing = (module: Module) => {
      NodeFiles.parse(module.NODEFS).stream_ops.fsync = (stream: unknown) => {
        fsyncSync(OpenFile.parse(stream).nfd)
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), syncing] } }
  }
}
