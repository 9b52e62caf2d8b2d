import type { ShownBlock } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress } from './address.ts'

type ReadBlock = Extract<ShownBlock, { kind: 'read' }>

/** A restored "Read:" line: to our copy, else to the source's address, else plain words. */
export function ReadLine({ block, view }: { block: ReadBlock; view: PageView }) {
  const { words } = view
  const label = <span className="mr-2.5 font-bold font-sans text-accent text-label">{words.articles.read}</span>
  const { target } = block
  return (
    <p className="read-line my-7 border-rule border-y py-3.5 text-[1.15rem] leading-[1.25] in-data-[read=off]:hidden">
      {target.at === 'nowhere' ? (
        <span className="font-[560]">
          {label}
          {block.title}
        </span>
      ) : (
        <a
          className="font-[560]"
          {...(target.at === 'here'
            ? { href: articleAddress(target) }
            : { href: target.href, rel: 'noopener nofollow ugc' })}
        >
          {label}
          {block.title}
        </a>
      )}
      {target.at !== 'nowhere' && (
        <span className="mt-1 block font-medium font-sans text-ink-3 text-meta">
          {target.at === 'here' ? words.articles.readMeta(target.source, target.minutes) : whereTo(target.href, view)}
        </span>
      )}
    </p>
  )
}

function whereTo(href: string, { words }: PageView): string {
  const host = URL.canParse(href) ? new URL(href).hostname.replace(/^www\./, '') : href.split('/').slice(0, 3).join('/')
  return words.articles.readAtSource(host)
}
