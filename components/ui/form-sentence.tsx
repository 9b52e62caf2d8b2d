import type { Kept } from '#lib/forms/model.ts'

/** What is to be said that belongs to no form of a page. */
export const newsOf = (kept: Kept | null): { sentence: string; good: boolean } | null =>
  kept?.form === '' && kept.sentence ? { sentence: kept.sentence, good: kept.good } : null

/** What came of a form: said aloud, and seen. */
export function FormSentence({ sentence, good = false }: { sentence: string; good?: boolean }) {
  return (
    <p
      role={good ? 'status' : 'alert'}
      className={`mb-4 border-s-2 ps-3 font-[550] font-sans text-ui ${good ? 'border-ink text-ink' : 'border-accent text-accent'}`}
    >
      {sentence}
    </p>
  )
}
