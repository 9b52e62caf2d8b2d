/** Whether a write failed because another row has that value already: PostgreSQL's unique_violation on this index. */
export function isTaken(problem: unknown, index: string): boolean {
  const cause = problem instanceof Error ? (problem.cause ?? problem) : null
  if (cause === null || typeof cause !== 'object') return false
  const { code, constraint } = cause as { code?: unknown; constraint?: unknown }
  return code === '23505' && constraint === index
}
