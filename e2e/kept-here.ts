import { expect, type Page } from '@playwright/test'

export const turn = (page: Page) => page.getByRole('switch', { name: 'Keep the paper for offline reading' })

/** At the foot of an open page: it is there once the page's script is. */
export const line = (page: Page) => page.locator('.offline-line')

/** Switches it on as a reader does, and waits until all is kept. */
export async function keepPaper(page: Page): Promise<void> {
  await page.goto('/offline')
  await turn(page).check()
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible({ timeout: 45_000 })
}

/** Keeps it anew, and waits until that is done. */
export async function keepAnew(page: Page): Promise<void> {
  await page.goto('/offline')
  await page.getByRole('button', { name: 'Keep it anew now' }).click()
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible({ timeout: 45_000 })
}

/** Their names alone: whoever opens one that goes at that moment makes it anew. */
export const cachesHere = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys())

/** All that this browser has of the paper, as text: caches by name with what is in them, and the database. */
export function keptHere(
  page: Page,
): Promise<{ workers: number; caches: string[]; pages: string; facts: string; waiting: unknown[] }> {
  return page.evaluate(async () => {
    const names = await caches.keys()
    let pages = ''
    for (const name of names) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        pages += `${request.url}\n${await (await cache.match(request))?.text()}\n`
    }
    const found = await indexedDB.databases()
    let facts = ''
    let waiting: unknown[] = []
    if (found.some(({ name }) => name === 'broadsheet-offline')) {
      const db = await new Promise<IDBDatabase>((settle) => {
        const request = indexedDB.open('broadsheet-offline')
        request.onsuccess = () => settle(request.result)
      })
      const all = (store: string) =>
        new Promise<unknown[]>((settle) => {
          const request = db.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => settle(request.result)
        })
      facts = JSON.stringify(await all('facts'))
      waiting = await all('waiting')
      db.close()
    }
    return { workers: (await navigator.serviceWorker.getRegistrations()).length, caches: names, pages, facts, waiting }
  })
}

/** The headlines of the first stories below the lead. */
export async function firstHeadlines(page: Page, count: number): Promise<string[]> {
  return (await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()).slice(1, 1 + count)
}

export const saveButton = (page: Page, headline: string) =>
  page.getByRole('button', { name: `Save: ${headline}`, exact: true }).first()

/** Signs out through the menu of an open page. @param name of whoever is signed in */
export async function signOutHere(page: Page, name: string): Promise<void> {
  await page.getByText(name).first().click()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
}
