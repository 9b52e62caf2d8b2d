/**
 * What a service worker has that TypeScript's types of a window lack: as much of it as ours uses. Types only: nothing of
 * this file is in the worker.
 *
 * @see https://w3c.github.io/ServiceWorker/
 */
export type WorkerClient = { id: string; postMessage(message: unknown): void }
export type Lasting = { waitUntil(work: Promise<unknown>): void }
export type Fetching = Lasting & {
  request: Request
  preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
export type Told = Lasting & { data: unknown; source: WorkerClient | null; ports: readonly MessagePort[] }
export type WorkerScope = {
  location: Location
  registration: {
    navigationPreload?: { enable(): Promise<void> }
    /** Where the browser has Background Sync. */
    sync?: { register(tag: string): Promise<void> }
  }
  clients: { claim(): Promise<void>; matchAll(options: { type: 'window' }): Promise<readonly WorkerClient[]> }
  skipWaiting(): Promise<void>
  addEventListener(event: 'install' | 'activate' | 'sync', hear: (event: Lasting) => void): void
  addEventListener(event: 'fetch', hear: (event: Fetching) => void): void
  addEventListener(event: 'message', hear: (event: Told) => void): void
}

declare global {
  /** Of this very worker: `lib/offline/worker-file.ts` writes it at its top. */
  const BUILD: string
}
