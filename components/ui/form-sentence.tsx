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
