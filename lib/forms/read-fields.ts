import { OWN_FIELDS, SentFile } from './model.ts'

export type Sent = {
  /** The form's own fields. */
  fields: Record<string, unknown>
  /** Where it says it came from; not trusted yet. */
  back: string | null
  /** Which form of its page it says it is. */
  form: string | null
}

/**
 * What a form or a script has sent. A name sent more than once becomes a list, a file its text; in all texts
 * nothing is left that cannot be stored.
 *
 * @param files names whose files are given as they are
 * @returns null if it cannot be read
 */
export async function readFields(request: Request, files: readonly string[] = []): Promise<Sent | null> {
  const json = /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
  const read = json ? await readJson(request) : await readForm(request, files)
  if (!read) return null
  const all = Object.fromEntries(Object.entries(read).map(([name, value]) => [cleaned(name), storable(value)]))
  const fields = Object.fromEntries(Object.entries(all).filter(([name]) => !OWN_FIELDS.some((own) => own === name)))
  const text = (value: unknown) => (typeof value === 'string' && value.length <= 2_000 ? value : null)
  return { fields, back: text(all.back), form: text(all.form)?.slice(0, 80) ?? null }
}

/**
 * A text as it can be stored: without NUL, which nobody types and no database takes, and with no half of a character. Of
 * nested values only lists are looked into; no field of ours is anything else.
 */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return cleaned(value)
  return Array.isArray(value) ? value.map((one: unknown) => storable(one)) : value
}

const cleaned = (text: string): string => text.replaceAll('\0', '').toWellFormed()

async function readJson(request: Request): Promise<Record<string, unknown> | null> {
  const value: unknown = await request.json().catch(() => null)
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null
}

async function readForm(request: Request, files: readonly string[]): Promise<Record<string, unknown> | null> {
  const form = await request.formData().catch(() => null)
  if (!form) return null
  const all = new Map<string, unknown>()
  for (const name of new Set(form.keys())) {
    const values = await Promise.all(
      form.getAll(name).map(async (value) => {
        if (typeof value === 'string') return value
        return files.includes(name) ? new SentFile(value.name, await value.bytes()) : value.text()
      }),
    )
    all.set(name, values.length > 1 ? values : values[0])
  }
  return Object.fromEntries(all)
}
