import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Props = {
  /** `main`: the one thing that this form is for. `plain`: framed. `text`: among words. */
  look?: 'main' | 'plain' | 'text'
  children: ReactNode
} & Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'name' | 'value' | 'type' | 'onClick' | 'disabled' | 'aria-pressed' | 'aria-label' | 'aria-describedby' | 'formAction'
>

const LOOKS = { main: 'button-main', plain: 'button-plain', text: 'button-text' } as const

export function Button({ look = 'main', type = 'submit', children, ...rest }: Props) {
  return (
    <button type={type} className={LOOKS[look]} {...rest}>
      {children}
    </button>
  )
}
