import { spoken } from '#lib/messages/languages.ts'
import type { Messages } from '#lib/messages/model.ts'
import { TextForm } from './text-form.tsx'
import { ThemeChoice } from './theme-choice.client.tsx'

/** The foot of every page: what the paper says of itself, and how this reader wants to read it. */
export function Footer({
  name,
  words,
  language,
  signedIn,
}: {
  name: string
  words: Messages
  language: string
  signedIn: boolean
}) {
  const { footer } = words.masthead
  const { theme, themes, apply } = footer
  const other = spoken(language) === 'de' ? 'en' : 'de'
  const links = [
    { address: '/about', text: footer.about },
    { address: '/corrections', text: words.versions.corrections.title },
    { address: '/offline', text: words.offline.title },
    { address: '/colophon', text: footer.colophon },
    { address: '/privacy', text: footer.privacy },
  ]
  return (
    <footer className="mt-auto border-rule-strong border-t font-sans text-ink-2 text-ui print:hidden">
      <div className="page-column grid gap-y-6 py-8">
        <div className="flex flex-wrap items-baseline gap-x-7 gap-y-2">
          <span className="font-semibold font-serif text-head-m text-ink">{name}</span>
          <nav aria-label={footer.landmark}>
            <ul className="flex flex-wrap gap-x-6">
              {links.map(({ address, text }) => (
                <li key={address}>
                  <a href={address} className="inline-block py-1">
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <form method="post" action="/send/reading">
            <button
              type="submit"
              name="language"
              value={other}
              lang={other}
              className="inline-block py-1 underline-offset-2 hover:underline"
            >
              {footer.inOther}
            </button>
          </form>
        </div>
        <form method="post" action="/choices" className="flex flex-wrap items-center gap-x-3 gap-y-3">
          <ThemeChoice words={{ theme, themes, apply }} signedIn={signedIn} />
          <button type="submit" name="light" value="on" className="quiet-button in-data-[light=on]:hidden sm:ms-5">
            {footer.lightOn}
          </button>
          <button
            type="submit"
            name="light"
            value="off"
            className="quiet-button hidden in-data-[light=on]:block sm:ms-5"
          >
            {footer.lightOff}
          </button>
          <button type="submit" name="read" value="off" className="quiet-button in-data-[read=off]:hidden">
            {footer.readOff}
          </button>
          <button type="submit" name="read" value="on" className="quiet-button hidden in-data-[read=off]:block">
            {footer.readOn}
          </button>
          <button type="submit" name="keys" value="off" className="quiet-button in-data-[keys=off]:hidden">
            {words.reading.keysOff}
          </button>
          <button type="submit" name="keys" value="on" className="quiet-button hidden in-data-[keys=off]:block">
            {words.reading.keysOn}
          </button>
        </form>
        <p className="text-ink-3 text-meta in-data-[keys=off]:hidden in-data-[light=on]:hidden">
          {words.shelves.key.help}
        </p>
        <details className="text-set">
          <summary className="w-fit cursor-pointer py-1 font-semibold text-ink">{words.reading.title}</summary>
          <TextForm words={words} signedIn={signedIn} />
        </details>
      </div>
    </footer>
  )
}
