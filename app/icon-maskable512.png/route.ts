import { icon } from '../machines.ts'

export const GET = icon('icon-maskable512.png')
