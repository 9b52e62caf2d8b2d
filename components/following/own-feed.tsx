import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { longDate } from '#lib/editions/times.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { FEED_FILES, FEED_FORMATS } from '#lib/syndication/model.ts'

type Props = { open: OpenPaper; feed: { madeAt: Date; key: string | null } | null }

/** The feed of what somebody follows: its address, once, and how to replace or stop it. */
export function OwnFeed({ open, feed }: Props) {
  const { config, kept, view, words } = open
  const say = words.ownFeed
  const address = (key: string, name: string) => `${config.publicUrl}/for-you/${name}?key=${key}`
  return (
    <section id="feed" aria-labelledby="feed-title" className="mt-8 border-rule-strong border-t pt-4">
      <h2 id="feed-title" className="mb-3 font-bold font-sans text-ui">
        {say.title}
      </h2>
      <p className="text-pretty text-ink-2">{say.text}</p>
      {feed?.key && (
        <div className="mt-4" role="status">
          <p className="font-[550] font-sans text-ui">{say.told}</p>
          <dl className="mt-2 border-rule border-y py-1 font-sans text-meta">
            {FEED_FORMATS.map((format) => (
              <div key={format} className="py-2">
                <dt className="text-ink-3">{say.address(FEED_FILES[format].label)}</dt>
                <dd className="select-all [overflow-wrap:anywhere]">
                  {address(feed.key ?? '', FEED_FILES[format].name)}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {feed && !feed.key && (
        <p className="mt-3 text-pretty text-ink-2">
          {say.madeOn(longDate(feed.madeAt.toISOString(), view.timeZone, view.language))}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
        <FeedForm kept={kept} wish="make" name="make-feed" label={feed ? say.replace : say.make} look="plain" />
        {feed && <FeedForm kept={kept} wish="stop" name="stop-feed" label={say.stop} look="text" />}
      </div>
      {feed && <p className="mt-2 font-sans text-ink-3 text-meta">{say.replaceText}</p>}
    </section>
  )
}

type FormProps = {
  kept: OpenPaper['kept']
  wish: 'make' | 'stop'
  name: string
  label: string
  look: 'plain' | 'text'
}

const FeedForm = ({ kept, wish, name, label, look }: FormProps) => (
  <PaperForm action="/send/for-you/key" name={name} back="/account/following" kept={kept} label={label}>
    <input type="hidden" name="wish" value={wish} />
    <Button look={look}>{label}</Button>
  </PaperForm>
)
