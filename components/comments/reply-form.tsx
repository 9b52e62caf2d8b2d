import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Reader } from '#lib/accounts/model.ts'
import { LONGEST_NAME } from '#lib/accounts/model.ts'
import { LONGEST_COMMENT } from '#lib/comments/model.ts'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'

type Props = {
  articleId: number
  /** The comment that is answered; null for a new branch. */
  parent: { id: number; name: string } | null
  /** The page that it stands on. */
  back: string
  reader: Reader | null
  kept: Kept | null
  words: Messages
  /** The page says already what the form is. */
  titled?: boolean
}

/** The same form for whoever reads: sending leads through sign-in where one is needed, with the text kept. */
export function ReplyForm({ articleId, parent, back, reader, kept, words, titled = false }: Props) {
  const say = words.comments
  const form = parent ? `reply-${articleId}-${parent.id}` : `reply-${articleId}`
  const Heading = titled ? 'h2' : 'h3'
  return (
    <PaperForm
      action="/send/comment"
      name={form}
      back={back}
      kept={kept}
      labelledBy={`${form}-title`}
      className="c-form"
    >
      <Heading id={`${form}-title`} className={titled ? 'sr-only' : 'mb-1 font-bold text-[1.15rem] leading-tight'}>
        {parent ? say.replyTo(parent.name) : say.leave}
      </Heading>
      <input type="hidden" name="article" value={articleId} />
      {parent && <input type="hidden" name="parent" value={parent.id} />}
      <Field
        form={form}
        name="body"
        label={reader ? say.yourCommentAs(reader.name ?? reader.handle) : say.yourComment}
        kept={kept}
        rows={4}
        maxLength={LONGEST_COMMENT * 2}
        required
      />
      {reader && reader.name === null && (
        <Field
          form={form}
          name="name"
          label={say.yourName}
          kept={kept}
          autoComplete="name"
          maxLength={LONGEST_NAME}
          required
        />
      )}
      <div className="c-form-foot">
        <p>
          {say.neighbour} {!reader && say.signInNext}
        </p>
        <Button>{say.publish}</Button>
      </div>
    </PaperForm>
  )
}
