import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { articles } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'
import { test as base, expect } from './fixtures.ts'
import { startPaper } from './paper-server.ts'
import { fillPaper } from './papers.ts'

const NOW = new Date('2025-08-10T10:42:00+02:00')
const HEADLINE = '</script><script>reached()</script><img src=x onerror=reached()>'

/** What no cleaner let through: it stands in the store as though every one of them had failed. */
const BODY = `<p>Before the script.</p><script>reached()</script><script nonce="">reached()</script>
<img src="data:image/png;base64,AAAA" onerror="reached()" width="2" height="2" alt="">
<svg width="2" height="2" onload="reached()"></svg><iframe srcdoc="<script>parent.reached()</script>"></iframe>
<p><a href="javascript:reached()">a link that would run</a></p><p>After all of them.</p>`

const test = base.extend({
  paper: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-injected-'))
      await fillPaper(folder, 3, NOW)
      const store = await openStore(readConfig({ DATA_DIR: folder }))
      await store.db.update(articles).set({ headline: HEADLINE, body: [{ kind: 'html', html: BODY }] })
      await store.close()
      const paper = await startPaper({ CLOCK: NOW.toISOString(), DEMO: 'off' }, folder)
      await use(paper)
      await paper.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test('a script that got into the store does not run: the page’s policy refuses it', async ({
  page,
  violations,
  errors,
}) => {
  let reached = 0
  await page.exposeFunction('reached', () => {
    reached += 1
  })
  await page.goto('/')
  await page.getByRole('link', { name: HEADLINE }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: HEADLINE })).toBeVisible()
  await expect(page.getByText('Before the script.')).toBeVisible()
  await expect(page.getByText('After all of them.')).toBeVisible()
  // Our own scripts run beside it.
  await expect(page.getByRole('radio', { name: 'Automatic' })).toBeChecked()
  await page.getByText('a link that would run').click()
  const refused = (what: RegExp) => expect.poll(() => violations.filter((violation) => what.test(violation)).length)
  await refused(/script-src-elem refused inline/).toBeGreaterThan(1)
  await refused(/script-src-attr refused inline/).toBeGreaterThan(1)
  expect(reached).toBe(0)
  // They were wanted here; the browser says each of them in its console too.
  violations.length = 0
  errors.length = 0
})
