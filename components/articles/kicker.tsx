import type { Trail } from '#lib/articles/model.ts'

/** The word above a headline: the story's own, else its section. */
export function Kicker({ trail, own = false }: { trail: Trail; own?: boolean }) {
  const word = own ? trail.kicker : (trail.section?.name ?? trail.kicker)
  if (!word) return null
  return <p className="mb-2 font-[650] font-sans text-[0.76rem] text-accent leading-[1.2]">{word}</p>
}
