import { ask } from './ask.ts'
import { filesOf } from './book-files.ts'
import { expect, test } from './fixtures.ts'
import { comeAs, signUp } from './people.ts'

for (const scripts of [true, false]) {
  test(`${scripts ? 'with' : 'without'} scripts: what is saved, and a list, each taken along as a book`, async ({
    browser,
    paper,
  }) => {
    const who = scripts ? 'bookish' : 'bookish-bare'
    const person = await signUp(paper.url, { handle: who, name: 'Berta Book' })
    const front = await ask(paper.url)
    const [id = ''] = /-(\d+)"/.exec(/href="\/article\/[^"#?]+"/.exec(front.body)?.[0] ?? '')?.slice(1) ?? []
    await person.send('/send/save', { save: id }, 'script')
    const name = 'Trains & <ferries>'
    const made = await person.send('/send/list/make', { name, note: '' }, 'script')
    const list = JSON.parse(made.body).value.id
    const page = await ask(`${paper.url}/saved`, { headers: { cookie: person.cookie } })
    const save = /name="pick"[^>]* value="(\d+)"|value="(\d+)"[^>]* name="pick"/.exec(page.body)
    await person.send('/send/list/put', { list, save: save?.[1] ?? save?.[2] ?? '' }, 'script')

    const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: scripts })
    await comeAs(context, paper.url, person)
    const tab = await context.newPage()
    const bookAt = async (path: string) => {
      await tab.goto(path)
      const started = tab.waitForEvent('download')
      await tab.getByRole('link', { name: 'As a book (EPUB)' }).click()
      const download = await started
      const parts: Buffer[] = []
      for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
      return { named: download.suggestedFilename(), files: filesOf(Buffer.concat(parts)) }
    }
    const saved = await bookAt('/saved')
    expect(saved.named).toBe('saved.epub')
    expect(saved.files.get('book/text-1.xhtml')).toContain('Originally published at')
    const own = await bookAt(`/list/${list}`)
    expect(own.named).toBe('trains-ferries.epub')
    expect(own.files.get('book/content.opf')).toContain('<dc:title>Trains &#38; &#60;ferries&#62;</dc:title>')
    expect(own.files.get('book/text-1.xhtml')).toContain('<p>')
    expect(own.files.get('book/cover.xhtml')).toContain('Berta Book')
    // Nothing in it is asked for from anywhere.
    expect([...own.files.values()].join('\n')).not.toMatch(/<(img|script|iframe|video|audio|link[^>]+https?:)/)
    await context.close()

    // A list of one's own is nobody else's, and says so in words.
    const outside = await ask(`${paper.url}/list/${list}/book.epub`)
    expect([outside.status, outside.body]).toEqual([404, 'There is nothing at this address.\n'])
    expect((await ask(`${paper.url}/saved/book.epub`)).status).toBe(303)
  })
}
