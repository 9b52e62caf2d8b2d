import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { log } from '#lib/log.ts'
import type { Locale } from '#lib/reading/choices.ts'
import { CHOICES_HEADER, passOn } from '#lib/reading/passed-on.ts'
import type { HeldPages } from './held-pages.ts'
import { type Inner, print } from './print.ts'

/** The route that prints the bar alone; nobody outside reaches it. */
const BAR_ROUTE = '/slot/bar'
/** A bar of this place: it is recalled when a reading of its own comes. */
export const barTag = (placeId: number): string => `bar:${placeId}`

/** A bar in its few hundred bytes of markup. */
export type Bar = { html: string; holds: boolean; bytes(): number; onGrow(told: ((more: number) => void) | null): void }

/**
 * The bars of all pages: printed and held apart from them, one for each (place, unit, language), so that weather and
 * midnight recall bars and not pages. Held in a room of their own: whoever asks for many places puts no page out.
 */
export function barPrinter(inner: Inner, bars: HeldPages<Bar>) {
  /** The markup for whoever chose this; empty where it cannot be had: no page fails for its bar. */
  return async (chosen: Locale, asker: { host: string; address: string }): Promise<string> => {
    const asked = passOn({ language: chosen.language, place: chosen.place, unit: chosen.unit })
    const tags = ['all', 'bars', ...(chosen.place === null ? [] : [barTag(chosen.place)])]
    try {
      const { sheet } = await bars.take(asked, tags, () => printBar(inner, asked, asker))
      return sheet.html
    } catch (problem) {
      log('warn', 'bar-not-printed', { problem: String(problem) })
      return ''
    }
  }
}

async function printBar(
  inner: Inner,
  asked: string,
  { host, address }: { host: string; address: string },
): Promise<Bar> {
  const headers = { host, accept: '*/*', [ADDRESS_HEADER]: address, [CHOICES_HEADER]: asked }
  const { status, body } = await print(inner, { method: 'GET', url: BAR_ROUTE, headers })
  if (status !== 200) throw new Error(`status ${status}`)
  const html = between(body.toString('utf8'))
  return { html, holds: true, bytes: () => 2 * html.length, onGrow: () => undefined }
}

/** What stands between the two marks of the route's page. */
function between(page: string): string {
  const [, after] = page.split(/<i data-slot-begin="bar"[^>]*><\/i>/, 2)
  const [html, rest] = (after ?? '').split(/<i data-slot-end="bar"[^>]*><\/i>/, 2)
  if (html === undefined || rest === undefined || html.includes('<script'))
    throw new Error('the bar was not printed whole')
  return html
}

/** The place that the bar has on a page: printed empty, filled whenever the page is sent. */
const EMPTY = /(<aside[^>]*\sdata-slot="bar"[^>]*>)(<\/aside>)/

export const hasSlot = (html: string): boolean => EMPTY.test(html)

export const fillSlot = (html: string, bar: string): string =>
  html.replace(EMPTY, (_all, open: string, close: string) => open + bar + close)
