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
export type KeptFront = Printed &
  Sized & {
    words: WorkerWords
    stories: Readable[]
    /** Whose front it is, as they see it; null or absent: everybody's. */
    keeper?: Keeper | null
  }
export type KeptSaved = Printed & Sized & { keeper: Keeper; items: (SavedReadable & Sized)[]; left: number }

/** The few things that the worker remembers, each under its name. */
type Facts = {
  front: KeptFront
  saved: KeptSaved
  /** What the worker says, in the reader's language: it stays when all that is kept goes. */
  words: { words: WorkerWords; language: string; timeZone: string }
  /** Whose browser this is, as far as is known. */
  keeper: Keeper
  /** Somebody may have signed in or out since: nothing of a person is shown until that is known. */
  unsure: true
  /** The reader's choices, as the cookie holds them. */
  choices: string
  /** When what is saved was last looked through. */
  looked: number
  /** What is kept is to be kept anew, however fresh it is: its reader has muted somebody since. */
  stale: true
  files: number
  full: true
}

const DATABASE = 'broadsheet-offline'
/** A browser that takes longer to open its store counts as one that has none. */
const OPENING_MS = 3_000
/** A store that did not open is asked again so much later: nobody waits for a broken one at every press. */
const ASK_AGAIN_MS = 5_000

function whole<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((settle, fail) => {
    request.onsuccess = () => settle(request.result)
    request.onerror = () => fail(request.error)
  })
}

let opened: Promise<IDBDatabase> | null = null

function database(): Promise<IDBDatabase> {
  if (opened) return opened
  const opening = openDatabase()
  opened = opening
  const again = () => {
    if (opened === opening) opened = null
  }
  opening.catch(() => setTimeout(again, ASK_AGAIN_MS))
  return opening
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((settle, fail) => {
    let givenUp = false
    const giveUp = (problem: unknown) => {
      givenUp = true
      fail(problem)
    }
    const request = indexedDB.open(DATABASE, 1)
    setTimeout(() => giveUp(new Error('the store does not open')), OPENING_MS)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('facts')
      request.result.createObjectStore('waiting', { keyPath: 'id', autoIncrement: true })
    }
    request.onblocked = () => giveUp(new Error('another page holds the store'))
    request.onerror = () => giveUp(request.error)
    request.onsuccess = () => {
      const db = request.result
      if (givenUp) return db.close()
      // Whoever deletes it all, by the browser's own settings, is not kept waiting.
      db.onversionchange = () => {
        db.close()
        opened = null
      }
      // The browser has closed it by itself: what was on the disk is damaged, or gone.
      db.onclose = () => {
        opened = null
      }
      settle(db)
    }
  })
}

/** Whether this browser lets nothing be kept: a private window, a full disk, a damaged store. */
export const isStoreless = (): Promise<boolean> =>
  within('facts', 'readonly', (store) => store.count()).then(
    () => false,
    () => true,
  )

type Work<T> = (store: IDBObjectStore) => IDBRequest<T>

async function within<T>(store: 'facts' | 'waiting', mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  try {
    return await transact(await database(), store, mode, work)
  } catch (problem) {
    if (!(problem instanceof DOMException && problem.name === 'InvalidStateError')) throw problem
    // Closed between two of our requests.
    opened = null
    return transact(await database(), store, mode, work)
  }
}

async function transact<T>(db: IDBDatabase, store: string, mode: IDBTransactionMode, work: Work<T>): Promise<T> {
  const transaction = db.transaction(store, mode)
  const ended = new Promise<void>((settle, fail) => {
    transaction.oncomplete = () => settle()
    transaction.onabort = () => fail(transaction.error)
  })
  const [result] = await Promise.all([
    whole(work(transaction.objectStore(store))),
    mode === 'readwrite' ? ended : undefined,
  ])
  return result
}

// The border: what stands under a name was put there by `note` below.
const factOf = <Name extends keyof Facts>(name: Name): Promise<Facts[Name] | undefined> =>
  within('facts', 'readonly', (store) => store.get(name)) as Promise<Facts[Name] | undefined>

/** Without a store nothing is known. That is no error: whoever reads the paper has it from the network, as without a worker. */
export const recallFact = <Name extends keyof Facts>(name: Name): Promise<Facts[Name] | undefined> =>
  factOf(name).catch(() => undefined)

/** @throws where there is no store, or no room in it */
export const noteFact = <Name extends keyof Facts>(name: Name, fact: Facts[Name]): Promise<unknown> =>
  within('facts', 'readwrite', (store) => store.put(fact, name))

/** What cannot be forgotten is not there, or stays until the browser's store is whole again. */
export const forgetFact = (name: keyof Facts): Promise<unknown> =>
  within('facts', 'readwrite', (store) => store.delete(name)).catch(() => {})

/** Every change that waits or was refused, whoever made it, in the order in which they were made; none without a store. */
export const allWaiting = (): Promise<Waiting[]> =>
  (within('waiting', 'readonly', (store) => store.getAll()) as Promise<Waiting[]>).catch(() => [])

/** Those of whoever's browser this is; none while that is not sure. */
export async function ownWaiting(): Promise<Waiting[]> {
  const keeper = await surely()
  return keeper ? (await allWaiting()).filter(({ person }) => person === keeper.person) : []
}

/** For as long as this worker lives, also where it cannot be noted. */
let unsureHere = false

export async function noteUnsure(): Promise<void> {
  unsureHere = true
  await noteFact('unsure', true).catch(() => {})
}

export const isUnsure = async (): Promise<boolean> => unsureHere || (await recallFact('unsure')) === true

export async function forgetUnsure(): Promise<void> {
  await within('facts', 'readwrite', (store) => store.delete('unsure'))
  unsureHere = false
}

/** Whose browser this is; undefined where nobody is signed in, or somebody may have left, or it cannot be known. */
export async function surely(): Promise<Keeper | undefined> {
  if (unsureHere) return undefined
  try {
    const [unsure, keeper] = await Promise.all([factOf('unsure'), factOf('keeper')])
    return unsure ? undefined : keeper
  } catch {
    return undefined
  }
}

/** @returns its number; null where too many wait already, or there is no store */
export async function putWaiting(change: Omit<Waiting, 'id'>): Promise<number | null> {
  if ((await allWaiting()).length >= MOST_WAITING) return null
  const id = await within('waiting', 'readwrite', (store) => store.add(change)).catch(() => null)
  return typeof id === 'number' ? id : null
}

export const changeWaiting = (change: Waiting): Promise<unknown> =>
  within('waiting', 'readwrite', (store) => store.put(change)).catch(() => {})

/** What was sent and cannot be taken out is sent again, and done once. */
export const dropWaiting = (id: number): Promise<unknown> =>
  within('waiting', 'readwrite', (store) => store.delete(id)).catch(() => {})

/** All of it, at once: the browser is as it was before. */
export async function forgetAll(): Promise<void> {
  await within('facts', 'readwrite', (store) => store.clear()).catch(() => {})
  await within('waiting', 'readwrite', (store) => store.clear()).catch(() => {})
}
