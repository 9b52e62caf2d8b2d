import type { Messages } from '#lib/messages/model.ts'
import { FEED_FILES, FEED_FORMATS } from '#lib/syndication/model.ts'

/** How to take the paper into a feed reader. */
export function FeedList({ words }: { words: Messages }) {
  const say = words.syndication
  const files = [
    ...FEED_FORMATS.map((format) => ({ address: `/${FEED_FILES[format].name}`, text: FEED_FILES[format].label })),
    { address: '/opml.xml', text: say.opml },
  ]
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-head-m">{say.feeds}</h2>
      <p className="text-pretty text-[1.12rem] leading-[1.55]">{say.feedsText}</p>
      <ul className="mt-3 flex flex-wrap gap-x-6 font-sans text-ui">
        {files.map(({ address, text }) => (
          <li key={address}>
            <a className="inline-block py-1 underline underline-offset-[0.16em]" href={address}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
