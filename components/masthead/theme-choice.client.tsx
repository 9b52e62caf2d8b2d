'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { THEMES, type Theme } from '#lib/reading/choices.ts'

import { chooseHere } from './choose-here.client.tsx'

type Words = Pick<Messages['masthead']['footer'], 'theme' | 'themes' | 'apply'>

/**
 * The theme, changed at once and kept in a cookie. Without scripts the same radios are sent by the form around them.
 * Which one is current is drawn from the attribute on `<html>`: the page was printed for everybody.
 */
export function ThemeChoice({ words, signedIn }: { words: Words; signedIn: boolean }) {
  const [current, setCurrent] = useState<Theme | null>(null)

  useEffect(() => {
    const { theme } = document.documentElement.dataset
    setCurrent(THEMES.find((known) => known === theme) ?? 'auto')
  }, [])

  function choose(theme: Theme) {
    document.documentElement.dataset.theme = theme
    chooseHere({ theme }, signedIn)
    setCurrent(theme)
  }

  // The parts stand in the form's own line, and the button last of it: its place stays when scripts make it needless.
  return (
    <fieldset className="contents">
      <legend>{words.theme}</legend>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
        {THEMES.map((theme) => (
          <label key={theme} className={`theme-option theme-${theme}`}>
            <input type="radio" name="theme" value={theme} checked={current === theme} onChange={() => choose(theme)} />
            {words.themes[theme]}
          </label>
        ))}
      </div>
      <button type="submit" className={`quiet-button order-last ${current ? 'invisible' : ''}`}>
        {words.apply}
      </button>
    </fieldset>
  )
}
