import type { Asked, OfflineState } from '#lib/offline/model.ts'
import { READING_COOKIE } from '#lib/reading/choices.ts'

export type Told = { done: boolean; state: OfflineState | null }

/** Says something to the worker of this page, where it has one. */
export const tell = (asked: Asked): void => navigator.serviceWorker.controller?.postMessage(asked)

const NO_WORD: Told = { done: false, state: null }

/** Asks a worker, and waits for what it says. @param patience in ms, after which it counts as not done; without, one waits on */
export function ask(worker: ServiceWorker, asked: Asked, patience?: number): Promise<Told> {
  return new Promise((settle) => {
    const { port1, port2 } = new MessageChannel()
    if (patience !== undefined) setTimeout(() => settle(NO_WORD), patience)
    // The border: our own worker answers so (components/offline/worker/main.ts).
    port1.onmessage = ({ data }) => settle(data as Told)
    worker.postMessage(asked, [port2])
  })
}

/** Hears how things are, whenever that changes; ends with what it returns. */
export function heard(hear: (state: OfflineState) => void): () => void {
  const onMessage = ({ data }: MessageEvent) => {
    if (data?.is === 'state') hear(data.state)
  }
  navigator.serviceWorker.addEventListener('message', onMessage)
  return () => navigator.serviceWorker.removeEventListener('message', onMessage)
}

/** The reader's choices, as the cookie holds them: a worker cannot read it. */
export const choicesHere = (): string =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${READING_COOKIE}=`))
    ?.slice(READING_COOKIE.length + 1) ?? ''
