/** Stands between the parts of a line; silent. */
export function Dot() {
  return <i aria-hidden="true" className="size-[3px] shrink-0 rounded-full bg-ink-3" />
}
