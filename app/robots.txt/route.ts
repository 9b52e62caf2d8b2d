import { robotsText } from '#lib/syndication/robots.ts'
import { machine } from '../machines.ts'

export const GET = machine('text/plain; charset=utf-8', 3600, ({ config }) => robotsText(config.publicUrl))
