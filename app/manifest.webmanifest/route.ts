import { webManifest } from '#lib/syndication/web-manifest.ts'
import { machine } from '../machines.ts'

export const GET = machine(
  'application/manifest+json; charset=utf-8',
  300,
  ({ paper, words }) => `${JSON.stringify(webManifest(paper, words), null, 1)}\n`,
)
