/** The paper's clock: the real one, or one that starts at `at` now and runs on. */
export function paperClock(at: Date | null): () => Date {
  if (!at) return () => new Date()
  const ahead = at.getTime() - Date.now()
  return () => new Date(Date.now() + ahead)
}
