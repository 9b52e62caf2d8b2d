import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { MuteList } from '#components/mutes/mute-list.tsx'
import { WordForm } from '#components/mutes/word-form.tsx'
import { FormSentence, newsOf } from '#components/ui/form-sentence.tsx'
import { countHeld, listMutes } from '#lib/mutes/list.ts'
import { openPaper } from '../../paper.ts'
import { parameter, personal, type Query } from '../personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.mutes.title)
}

/** All that somebody mutes, and a word more. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const { db, reader, clock, scope, mutes, kept, words } = open
  if (!reader) redirect('/sign-in?back=/account/mutes')
  const say = words.mutes
  const [list, week] = await Promise.all([listMutes(db, reader.id, clock), countHeld(db, scope, mutes)])
  const news = newsOf(kept)
  return (
    <PageFrame open={open} current="" size="inner" showsNews>
      <div className="mx-auto max-w-measure pt-10 pb-16">
        <h1 className="mb-3 text-balance text-head-l tracking-head">{say.title}</h1>
        <p className="mb-6 text-pretty text-dek text-ink-2">{list.length ? say.text : say.nothing}</p>
        {news && <FormSentence {...news} />}
        <section aria-labelledby="mute-word-title" className="border-rule-strong border-t pt-4">
          <h2 id="mute-word-title" className="mb-3 font-bold font-sans text-ui">
            {say.addTitle}
          </h2>
          <WordForm open={open} />
        </section>
        <MuteList open={open} mutes={list} week={week} editing={Number(await parameter(query, 'edit')) || null} />
      </div>
    </PageFrame>
  )
}
