/** Somebody's picture, drawn of their name: no third party is asked for one. Said already beside it, so it is silent. */
export function Initials({ name }: { name: string }) {
  return (
    <span aria-hidden="true" className="initials">
      {initialsOf(name)}
    </span>
  )
}

/** The first letters of the first and the last word: `MK`; whole letters, whatever they are made of. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_-]+/u).flatMap((word) => word.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? [])
  const [first = '', ...rest] = words
  return (first + (rest.at(-1) ?? '')).toLocaleUpperCase()
}
