import { mail as english } from '../en/mail.ts'
import type { Messages } from '../model.ts'

/** Said in the program's window, to the operator: English, as the command line is. */
export const mail: Messages['mail'] = english
