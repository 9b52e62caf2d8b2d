import type { ReactNode } from 'react'

/** Ways to see the same page, one of them chosen. */
export function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6">{children}</ul>
    </nav>
  )
}

export function Chosen({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <li>
      <a
        href={href}
        aria-current={current ? 'page' : undefined}
        className="inline-block py-2.5 font-medium text-ink-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--color-accent)]"
      >
        {children}
      </a>
    </li>
  )
}
