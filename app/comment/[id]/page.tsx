import { redirect } from 'next/navigation'
import { commentOf, type Props } from './comment-of.ts'

/** A comment's lasting address leads to its place in the thread. */
export default async function Page({ params }: Props) {
  const { thread } = await commentOf(params)
  redirect(thread)
}
