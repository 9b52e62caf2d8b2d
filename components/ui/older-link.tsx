/** The way to what is older, at the end of a page of a list. */
export function OlderLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="border-rule-strong border-t py-6">
      <a
        className="inline-block rounded-[2px] border border-ink px-4 py-2.5 font-sans font-semibold text-ui"
        href={href}
        rel="next"
      >
        {children}
      </a>
    </p>
  )
}
