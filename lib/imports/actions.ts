import { z } from 'zod'
import { type Action, SentFile } from '#lib/forms/model.ts'
import { keepFile } from './commands.ts'
import { LARGEST_FILE } from './model.ts'

const fileFields = () => z.strictObject({ file: z.union([z.instanceof(SentFile), z.string()]).optional() })

/** Fields: `file`, what another program has exported. Value: `id`, the import's number. It goes on behind the reader's back. */
export const bringFile: Action<z.infer<ReturnType<typeof fileFields>>> = {
  name: 'saved.import',
  fields: fileFields,
  files: ['file'],
  who: 'reader',
  pausedMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 20, seconds: 24 * 60 * 60 }],
  async run({ db, now, input: { file }, reader, words, works }) {
    if (!reader) throw new Error('performed for nobody')
    const say = words.imports
    if (!(file instanceof SentFile) || file.bytes.length === 0) return { is: 'mend', errors: { file: say.chooseFile } }
    if (file.bytes.length > LARGEST_FILE) return { is: 'mend', errors: { file: say.files['too-large'] } }
    const name =
      file.name
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
        .slice(0, 120) || say.unnamed
    const id = await keepFile(db, { personId: reader.id, name, bytes: file.bytes }, now)
    works.wake()
    return { is: 'done', go: '/saved/import', value: { id }, sentence: say.taken(name) }
  },
}
