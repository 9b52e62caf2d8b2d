/** Where a page that is being printed lays a part down until its markup is made, a moment later in the same process. */
type Laid = { parts: Map<string, unknown>; next: number }

/** A print takes far less; one that was given up must not keep its part for ever. */
const LONGEST_MS = 60_000
const KEY = Symbol.for('broadsheet.printed-parts')

function laid(): Laid {
  // Pages and what the browser runs are built apart: each has its own copy of this file, and only the process is common.
  const common = globalThis as { [KEY]?: Laid }
  common[KEY] ??= { parts: new Map(), next: 1 }
  return common[KEY]
}

/** @returns the name to take it by, once */
export function layPart(part: unknown): string {
  const { parts } = laid()
  const name = String(laid().next++)
  parts.set(name, part)
  setTimeout(() => parts.delete(name), LONGEST_MS).unref()
  return name
}

export function takePart<T>(name: string): T | null {
  // What was laid is what is taken: both sides stand in this folder.
  return (laid().parts.get(name) as T | undefined) ?? null
}
