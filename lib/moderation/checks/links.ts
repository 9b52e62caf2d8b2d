import type { Check } from './case.ts'

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
const MOST_LINKS = 2

/** More than two links. */
export const links: Check = ({ text }) => (text.match(LINK)?.length ?? 0) > MOST_LINKS
