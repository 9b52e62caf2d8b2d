import type { ReactNode } from 'react'
import type { Leaflet as Text } from '#lib/messages/en/about.ts'
import { PageTitle } from './page-title.tsx'

/** A page of the paper about itself: running text under headings. */
export function Leaflet({ text, children }: { text: Text; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-measure pt-12 pb-14">
      <PageTitle>{text.title}</PageTitle>
      {text.parts.map(({ heading, paragraphs }) => (
        <section key={heading ?? text.title} className="mt-8">
          {heading && <h2 className="mb-2 text-head-m">{heading}</h2>}
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-3 text-pretty text-[1.12rem] leading-[1.55] first:mt-0">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      {children}
    </div>
  )
}
