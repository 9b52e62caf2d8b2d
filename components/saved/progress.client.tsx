'use client'

import { useEffect } from 'react'
import type { In } from '#lib/saved/mark-model.ts'

const EVERY_MS = 10_000
/** Of a window's height: what the page moves less than this after a Save is no reading. */
const STIR = 0.1

/** Tells the paper how far a saved story was read: now and then while its reader scrolls, and when the page is left. */
export function ReadingProgress({ at }: { at: In }) {
  const name = 'article' in at ? 'article' : 'copy'
  const number = 'article' in at ? at.article : at.copy
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let told = ''
    let savedAt: number | null = null
    const tell = () => {
      timer = undefined
      const here = readSoFar()
      if (!here || !isSaved(name, number)) return
      const text = `${here.progress} ${here.place}`
      if (text === told) return
      told = text
      const body = JSON.stringify({ [name]: String(number), at: String(Date.now()), ...here })
      // It outlives the page. What does not arrive is told the next time.
      fetch('/send/progress', {
        method: 'POST',
        keepalive: true,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body,
      }).catch(() => undefined)
    }
    // Whoever looks through a story and then saves it means to read it later: only going on from there is reading it. Of the
    // way to the button the browser may tell after the press.
    const onSubmit = ({ target }: Event) => {
      if (target instanceof HTMLFormElement && target.id === 'save') savedAt = scrollY
    }
    const onScroll = () => {
      if (savedAt !== null && Math.abs(scrollY - savedAt) < innerHeight * STIR) return
      savedAt = null
      if (timer === undefined && isSaved(name, number)) timer = setTimeout(tell, EVERY_MS)
    }
    // Whoever has not scrolled has not read: what is known from before stays.
    const onHide = () => {
      if (timer === undefined || document.visibilityState !== 'hidden') return
      clearTimeout(timer)
      tell()
    }
    addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('submit', onSubmit)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', onScroll)
      document.removeEventListener('submit', onSubmit)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [name, number])
  return null
}

/** What there is a copy of is saved. */
const isSaved = (name: 'article' | 'copy', number: number): boolean =>
  name === 'copy' ||
  document.querySelector<HTMLButtonElement>(`button[form=save][value="${number}"]`)?.name === 'unsave'

/** What stands above the lower edge is read; the paragraph at the upper quarter is where one reads. */
function readSoFar(): { progress: string; place: string } | null {
  const texts = [...document.querySelectorAll('#story .article-body')]
  const first = texts[0]?.getBoundingClientRect()
  const last = texts.at(-1)?.getBoundingClientRect()
  if (!first || !last || last.bottom <= first.top) return null
  const part = (innerHeight - first.top) / (last.bottom - first.top)
  const paragraphs = texts.flatMap((text) => [...text.children])
  const place = paragraphs.findIndex((one) => one.getBoundingClientRect().bottom > innerHeight / 4)
  return {
    progress: Math.min(1, Math.max(0, part)).toFixed(3),
    place: String(place < 0 ? Math.max(0, paragraphs.length - 1) : place),
  }
}
