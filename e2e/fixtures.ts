import { test as base, expect } from '@playwright/test'
import { type PaperServer, startPaper } from './paper-server.ts'

type OfWorker = {
  /** Settings of the paper of this file, over the quiet ones of `startPaper`. Set with `test.use`. */
  settings: Record<string, string>
  paper: PaperServer
}
type OfTest = {
  /** Violations of the policy on any page of the test; it fails with one. A test that wants them empties the list. */
  violations: string[]
  /** What any page of the test threw, or wrote into the console as an error; it fails with one. */
  errors: string[]
}

/** A journey on a production server: one paper a worker, with the sample edition in it. */
export const test = base.extend<OfTest, OfWorker>({
  settings: [{}, { option: true, scope: 'worker' }],
  paper: [
    async ({ settings }, use) => {
      const paper = await startPaper(settings)
      await use(paper)
      await paper.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ paper }, use) => use(paper.url),
  violations: [
    async ({ context }, use) => {
      const violations: string[] = []
      await context.exposeBinding('reportViolation', ({ page }, what: string) => {
        violations.push(`${page?.url()}: ${what}`)
      })
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = (window as unknown as { reportViolation(what: string): void }).reportViolation
          report(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`)
        })
      })
      await use(violations)
      expect(violations).toEqual([])
    },
    { auto: true },
  ],
  errors: [
    async ({ context }, use) => {
      const errors: string[] = []
      context.on('weberror', (problem) => errors.push(String(problem.error())))
      context.on('console', (message) => {
        // The browser calls a page that answers 404 an error of its own.
        const isPageItself = message.location().url === message.page()?.url()
        if (message.type() === 'error' && !(isPageItself && /status of 404/.test(message.text()))) {
          errors.push(`${message.page()?.url()}: ${message.text()}`)
        }
      })
      await use(errors)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
