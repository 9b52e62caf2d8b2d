import { icon } from '../machines.ts'

export const GET = icon('apple-touch-icon.png')
