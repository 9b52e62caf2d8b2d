/** The outcome of an operation that may be refused for a foreseeable reason. Bugs and outages throw. */
export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason }

export const done = <T>(value: T) => ({ ok: true, value }) as const
export const refused = <R extends string>(reason: R) => ({ ok: false, reason }) as const
