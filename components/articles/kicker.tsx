import type { Trail } from '#lib/articles/model.ts'

/** Which word stands above a headline: its section, else the story's own word; only its own; none. */
export type KickerOf = 'section' | 'own' | 'none'

/** For stories of one section side by side: all have a word of their own, or none has. */
export function kickerBeside(trails: Trail[]): KickerOf {
  return trails.every((trail) => trail.kicker) ? 'own' : 'none'
}

export function Kicker({ trail, of = 'section' }: { trail: Trail; of?: KickerOf }) {
  if (of === 'none') return null
  const word = of === 'own' ? trail.kicker : (trail.section?.name ?? trail.kicker)
  if (!word) return null
  return <KickerLine>{word}</KickerLine>
}

export function KickerLine({ children }: { children: string }) {
  return <p className="mb-2 font-[650] font-sans text-[0.76rem] text-accent leading-[1.2]">{children}</p>
}
