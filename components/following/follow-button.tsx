import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { type Subject, subjectAddress } from '#lib/following/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  open: Pick<OpenPaper, 'kept' | 'words'>
  subject: Subject
  name: string
  following: boolean
  /** Unique on the page, and where it stands; unless told, the only one of the subject's own page. */
  form?: string
  back?: string
}

/** Follows or unfollows one thing. */
export function FollowButton({ open, subject, name, following, form = 'follow', back }: Props) {
  const say = open.words.following
  const label = following ? say.unfollowOf(name) : say.followOf(name)
  return (
    <PaperForm
      action="/send/follow"
      name={form}
      back={back ?? subjectAddress(subject)}
      kept={open.kept}
      label={label}
      className="mt-3"
    >
      <input type="hidden" name="kind" value={subject.kind} />
      <input type="hidden" name="slug" value={subject.slug} />
      <input type="hidden" name="follow" value={following ? 'no' : 'yes'} />
      <Button look="plain" aria-label={label}>
        {following ? say.unfollow : say.follow}
      </Button>
    </PaperForm>
  )
}
