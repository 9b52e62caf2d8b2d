import { cli as english } from '../en/cli.ts'
import type { Messages } from '../model.ts'

/**
 * The command line speaks English whatever the paper speaks: it is the operator's tool, its lines are quoted in reports
 * and looked for in the manual, and both are English.
 */
export const cli: Messages['cli'] = english
