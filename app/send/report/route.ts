import { report } from '#lib/moderation/actions/report.ts'
import { writes } from '../../writes.ts'

export const POST = writes(report)
