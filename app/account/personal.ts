import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { isSecure, type OwnCookie, readCookie } from '#lib/accounts/cookies.ts'
import { runtime } from '#lib/runtime.ts'

export type Query = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A parameter of the address, once; "" where it is absent. */
export async function parameter({ searchParams }: Query, name: string): Promise<string> {
  const value = (await searchParams)[name]
  return typeof value === 'string' ? value : ''
}

/** One of the browser's own cookies, on a page that is made for one request. */
export async function ownCookie(cookie: OwnCookie): Promise<string | null> {
  return readCookie((await cookies()).toString(), cookie, isSecure(runtime().config.publicUrl))
}

/** For pages about whoever asks: nothing that a search engine should keep, no address with a token passed on. */
export const personal = (title: string): Metadata => ({ title, robots: { index: false }, referrer: 'same-origin' })
