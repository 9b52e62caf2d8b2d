'use client'

import { useEffect, useState } from 'react'

/** Shows what was typed as a password. It stands there only where it works: without scripts nothing is missed. */
export function ShowPassword({
  field,
  show,
  hide,
  label,
}: {
  field: string
  show: string
  hide: string
  label: string
}) {
  const [ready, setReady] = useState(false)
  const [shown, setShown] = useState(false)
  useEffect(() => setReady(true), [])
  useEffect(() => {
    document.getElementById(field)?.setAttribute('type', shown ? 'text' : 'password')
  }, [field, shown])
  if (!ready) return null
  return (
    <button
      type="button"
      className="button-text absolute end-0 -top-0.5"
      aria-label={`${shown ? hide : show}: ${label}`}
      aria-controls={field}
      onClick={() => setShown(!shown)}
    >
      {shown ? hide : show}
    </button>
  )
}
