import type { Messages } from '#lib/messages/model.ts'

type Destination = { slug: string; address: string; name: string }

/** The sections under the masthead; on a narrow screen they are scrolled sideways, on one line. */
export function SectionNav(props: { sections: { slug: string; name: string }[]; current: string; words: Messages }) {
  const { masthead } = props.words
  const destinations: Destination[] = [
    { slug: 'front', address: '/', name: masthead.frontPage },
    ...props.sections.map(({ slug, name }) => ({ slug, address: `/section/${slug}`, name })),
    { slug: 'latest', address: '/latest', name: masthead.latest },
  ]
  return (
    <nav
      aria-label={masthead.sections}
      className="border-t-3 border-t-rule-strong border-b border-b-rule-strong font-sans font-semibold text-ui [border-top-style:double] print:hidden"
    >
      <ul className="page-column section-list">
        {destinations.map(({ slug, address, name }, index) => (
          <li key={slug}>
            {/* Where the list is wider than the screen, it opens at the section that the reader is in. */}
            <a
              href={address}
              aria-current={slug === props.current ? 'page' : undefined}
              className={index > 3 ? 'aria-[current=page]:[scroll-initial-target:nearest]' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
