type Props = {
  name: string
  line: string
  /** Below the line, while the paper is nobody's: how to make it one's own. */
  hint?: string | null
  size: 'front' | 'inner'
}

/** The name of the paper: large and the page's h1 on the front, small and the way back to it elsewhere. */
export function Masthead({ name, line, hint, size }: Props) {
  if (size === 'inner') {
    return (
      <header className="page-column pt-4 pb-3.5 text-center">
        <a href="/" className="masthead-name inline-block text-[2.3rem] hover:no-underline">
          {name}
        </a>
      </header>
    )
  }
  return (
    <header className="page-column pt-5 pb-4 text-center md:pt-6">
      <h1 className="masthead-name text-[clamp(2.4rem,1.1rem+5.8vw,4.6rem)]">{name}</h1>
      <p className="mt-2.5 font-medium font-sans text-ink-3 text-meta tracking-[0.08em]">{line}</p>
      {hint && <p className="mt-1 font-sans text-ink-2 text-meta">{hint}</p>}
    </header>
  )
}
