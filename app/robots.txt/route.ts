import { runtime } from '#lib/runtime.ts'
import { robotsText } from '#lib/syndication/robots.ts'
import { machineFile } from '../machines.ts'

// A page of this paper only: a build that ran it would have no paper to ask.
export const dynamic = 'force-dynamic'

export const GET = () => machineFile(robotsText(runtime().config.publicUrl), 'text/plain; charset=utf-8', 3600)
