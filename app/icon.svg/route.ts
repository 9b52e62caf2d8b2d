import { icon } from '../machines.ts'

export const GET = icon('icon.svg')
