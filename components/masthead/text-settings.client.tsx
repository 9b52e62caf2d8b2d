'use client'

import { useEffect, useState } from 'react'
import { asText, TEXT_NAMES, type TextChoices, type TextName, USUAL_TEXT } from '#lib/reading/choices.ts'
import { chooseHere } from './choose-here.client.tsx'

/** One thing that can be chosen, with its values in their order and how they are called. */
export type TextField = { name: TextName; label: string; values: [value: string, word: string][] }

/**
 * How stories are set, changed at once and kept in a cookie. Without scripts the same radios are sent by the form around
 * them. Which is current is drawn from the attributes on `<html>`: the page was printed for everybody.
 */
type Props = { fields: TextField[]; apply: string; signedIn: boolean }

export function TextSettings({ fields, apply, signedIn }: Props) {
  const [current, setCurrent] = useState<TextChoices | null>(null)

  useEffect(() => {
    const look = () => setCurrent(asText({ ...document.documentElement.dataset }, USUAL_TEXT))
    look()
    // The article's panel and the foot of the page show the same.
    const watch = new MutationObserver(look)
    watch.observe(document.documentElement, { attributeFilter: TEXT_NAMES.map((name) => `data-${name}`) })
    return () => watch.disconnect()
  }, [])

  function choose(name: TextName, value: string) {
    const { dataset } = document.documentElement
    if (value === USUAL_TEXT[name]) delete dataset[name]
    else dataset[name] = value
    chooseHere({ ...asText({ ...dataset }, USUAL_TEXT) }, signedIn)
  }

  return (
    <>
      {fields.map(({ name, label, values }) => (
        <fieldset key={name}>
          <legend>{label}</legend>
          <div>
            {values.map(([value, word]) => (
              <label key={value} className={`theme-option set-${name}-${value}`}>
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={current?.[name] === value}
                  onChange={() => choose(name, value)}
                />
                {word}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {!current && (
        <button type="submit" className="quiet-button">
          {apply}
        </button>
      )}
    </>
  )
}
