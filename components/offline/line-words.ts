import type { Messages } from '#lib/messages/model.ts'

type Live = Messages['offline']['live']

export type LineProps = {
  /** Of whose page this is, as the worker knows it; null for everybody's. */
  session: string | null
  words: Pick<Live, 'waitsOne' | 'waitsMany' | 'refusedOne' | 'refusedMany' | 'see'>
}

/** Of the catalogue only what goes into every page. */
export const lineWords = ({ waitsOne, waitsMany, refusedOne, refusedMany, see }: Live): LineProps['words'] => ({
  waitsOne,
  waitsMany,
  refusedOne,
  refusedMany,
  see,
})
