import type { Candidate, SectionBlock } from './model.ts'
import { once, type Placed } from './placed.ts'
import { leads } from './score.ts'

const ROW = 4
const UNSECTIONED = 8

/**
 * The sections below the top, in the paper's order, each with up to four stories that stand nowhere above. One with a
 * picture becomes a feature, but never two features in a row. Sections with a single story left wait for Latest, unless
 * nothing else would follow. What has no section comes last.
 *
 * @param ranked what is left, best first
 * @param page where each story that is used gets placed
 */
export function sectionBlocks(
  ranked: Candidate[],
  sections: { slug: string; name: string; total: number | null }[],
  page: Placed,
): SectionBlock[] {
  const blocks: SectionBlock[] = []
  for (const { slug, name, total } of sections) {
    const own = once(
      ranked.filter((candidate) => candidate.section?.slug === slug),
      page,
      ROW,
    )
    if (own.length < 2) continue
    const previous = blocks.at(-1)?.layout
    blocks.push(laidOut({ section: { slug, name }, total }, own, previous !== 'feature'))
    for (const candidate of own) page.add(candidate)
  }
  const rest = once(
    ranked.filter((candidate) => candidate.section === null),
    page,
    UNSECTIONED,
  )
  for (let start = 0; start + 1 < rest.length; start += ROW) {
    const row = rest.slice(start, start + ROW)
    blocks.push(laidOut({ section: null, total: rest.length }, row, blocks.at(-1)?.layout !== 'feature'))
    for (const candidate of row) page.add(candidate)
  }
  return blocks
}

function laidOut(
  head: Pick<SectionBlock, 'section' | 'total'>,
  own: Candidate[],
  featureAllowed: boolean,
): SectionBlock {
  const pictured = own.find((candidate) => candidate.picture !== null && leads(candidate.picture))
  if (!featureAllowed || !pictured || own.length < 3) return { ...head, layout: 'row', trails: own }
  return { ...head, layout: 'feature', trails: [pictured, ...own.filter((candidate) => candidate !== pictured)] }
}
