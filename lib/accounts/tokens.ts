import { createHash, createHmac, randomBytes } from 'node:crypto'

/** 256 random bits, base64url: 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token that only its owner knows. Random tokens need no salt. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A hash that nobody can make or try out without the paper's secret; `purpose` keeps one use from serving another. */
export const keyedHash = (secret: string, purpose: string, value: string): string =>
  createHmac('sha256', secret).update(`${purpose}\0${value}`).digest('base64url')
