import { z } from 'zod'
import { cleanText } from '#lib/articles/clean-text.ts'
import type { Action } from '#lib/forms/model.ts'
import { readAddress, saveAddress, tryAgain } from './address.ts'
import { id, nothingThere, personOf } from './form-fields.ts'

const addressFields = () => z.strictObject({ url: z.string().max(4_000), title: z.string().max(1_000).optional() })

/** Fields: `url`, any address of the web; `title`, what it is called where that is known. Value: `id`, the save's number. */
export const saveAnyAddress: Action<z.infer<ReturnType<typeof addressFields>>> = {
  name: 'saved.address',
  fields: addressFields,
  who: 'reader',
  pausedMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 60, seconds: 600 }],
  signInFirst: (words) => words.keeping.signInFirst,
  async run(acting) {
    const { db, now, input, words, config, works } = acting
    const say = words.keeping
    const address = readAddress(input.url, config.saveAllow)
    if (typeof address === 'string') return { is: 'mend', errors: { url: say.faults[address] } }
    const title = cleanText(input.title ?? '') || null
    const wish = { personId: personOf(acting), address, title }
    const { id, headline, fresh } = await saveAddress(db, wish, { publicUrl: config.publicUrl, now })
    works.wake()
    const sentence = fresh ? words.saved.savedNow(headline) : say.savedAlready(headline)
    return { is: 'done', go: `/saved?just=${id}#save-${id}`, value: { id }, sentence }
  },
}

const one = () => z.strictObject({ save: id() })

/** Fields: `save`, the number of a saved address whose text could not be had: it is asked for once more. */
export const tryPageAgain: Action<z.infer<ReturnType<typeof one>>> = {
  name: 'saved.again',
  fields: one,
  who: 'reader',
  pausedMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 30, seconds: 600 }],
  async run(acting) {
    const { db, now, input, words, works, back } = acting
    if (!(await tryAgain(db, personOf(acting), input.save, now))) {
      return nothingThere(words)
    }
    works.wake()
    return { is: 'done', go: back.startsWith('/saved') ? back : '/saved' }
  },
}
