import {
  type Keeper,
  MOST_WAITING,
  type Readable,
  type SavedReadable,
  type Waiting,
  type WorkerWords,
} from '#lib/offline/model.ts'

/** A page that is kept: what it takes. */
type Sized = { bytes: number }
/** What is said around kept pages, of the time when they were kept. `at`: epoch milliseconds of this browser's clock. */
type Printed = { at: number; build: string; cache: string; language: string; timeZone: string }
export type KeptFront = Printed & Sized & { words: WorkerWords; stories: Readable[] }
export type KeptSaved = Printed & Sized & { keeper: Keeper; items: (SavedReadable & Sized)[]; left: number }

/** The few things that the worker remembers, each under its name. */
type Facts = {
  front: KeptFront
  saved: KeptSaved
  /** Whose browser this is, as far as is known. */
  keeper: Keeper
  /** Somebody may have signed in or out since: nothing of a person is shown until that is known. */
  unsure: true
  /** The reader's choices, as the cookie holds them. */
  choices: string
  /** When what is saved was last looked through. */
  looked: number
  files: number
  full: true
}

const DATABASE = 'broadsheet-offline'

function whole<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((settle, fail) => {
    request.onsuccess = () => settle(request.result)
    request.onerror = () => fail(request.error)
  })
}

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((settle, fail) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('facts')
      request.result.createObjectStore('waiting', { keyPath: 'id', autoIncrement: true })
    }
    request.onsuccess = () => {
      // Whoever deletes it all, by the browser's own settings, is not kept waiting.
      request.result.onversionchange = () => {
        request.result.close()
        opened = null
      }
      settle(request.result)
    }
    request.onerror = () => {
      opened = null
      fail(request.error)
    }
  })
  return opened
}

async function within<T>(
  store: 'facts' | 'waiting',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction(store, mode)
  const result = await whole(work(transaction.objectStore(store)))
  if (mode === 'readwrite') {
    await new Promise<void>((settle, fail) => {
      transaction.oncomplete = () => settle()
      transaction.onabort = () => fail(transaction.error)
    })
  }
  return result
}

// The border: what stands under a name was put there by `note` below.
export const recallFact = <Name extends keyof Facts>(name: Name): Promise<Facts[Name] | undefined> =>
  within('facts', 'readonly', (store) => store.get(name)) as Promise<Facts[Name] | undefined>

export const noteFact = <Name extends keyof Facts>(name: Name, fact: Facts[Name]): Promise<unknown> =>
  within('facts', 'readwrite', (store) => store.put(fact, name))

export const forgetFact = (name: keyof Facts): Promise<unknown> =>
  within('facts', 'readwrite', (store) => store.delete(name))

/** Every change that waits or was refused, whoever made it, in the order in which they were made. */
export const allWaiting = (): Promise<Waiting[]> =>
  within('waiting', 'readonly', (store) => store.getAll()) as Promise<Waiting[]>

/** Those of whoever's browser this is; none while that is not sure. */
export async function ownWaiting(): Promise<Waiting[]> {
  const keeper = await surely()
  return keeper ? (await allWaiting()).filter(({ person }) => person === keeper.person) : []
}

/** Whose browser this is; undefined where nobody is signed in, or somebody may have left. */
export async function surely(): Promise<Keeper | undefined> {
  return (await recallFact('unsure')) ? undefined : recallFact('keeper')
}

/** @returns false where too many wait already */
export async function putWaiting(change: Omit<Waiting, 'id'>): Promise<boolean> {
  if ((await allWaiting()).length >= MOST_WAITING) return false
  await within('waiting', 'readwrite', (store) => store.add(change))
  return true
}

export const changeWaiting = (change: Waiting): Promise<unknown> =>
  within('waiting', 'readwrite', (store) => store.put(change))

export const dropWaiting = (id: number): Promise<unknown> => within('waiting', 'readwrite', (store) => store.delete(id))

/** All of it, at once: the browser is as it was before. */
export async function forgetAll(): Promise<void> {
  await within('facts', 'readwrite', (store) => store.clear())
  await within('waiting', 'readwrite', (store) => store.clear())
}
