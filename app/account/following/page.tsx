import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { FollowButton } from '#components/following/follow-button.tsx'
import { OwnFeed } from '#components/following/own-feed.tsx'
import { subjectAddress } from '#lib/following/model.ts'
import { ownFeedState } from '#lib/following/own-feed.ts'
import { listFollows } from '#lib/following/queries.ts'
import { openPaper } from '../../paper.ts'
import { ownCookie, personal } from '../personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.following.title)
}

/** All that somebody follows, each with the way back. */
export default async function Page() {
  const open = await openPaper()
  const { db, reader, words } = open
  if (!reader) redirect('/sign-in?back=/account/following')
  const say = words.following
  const [follows, feed] = await Promise.all([
    listFollows(db, reader.id),
    ownFeedState(db, reader.id, await ownCookie('feed')),
  ])
  return (
    <NarrowPage open={open} title={say.title} intro={follows.length ? say.text : say.nothing}>
      <ul>
        {follows.map((followed) => (
          <li
            key={followed.id}
            className="flex items-center justify-between gap-4 border-rule border-b py-2.5 font-sans text-ui"
          >
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <a className="link-quiet" href={subjectAddress(followed)}>
                <bdi>{followed.name}</bdi>
              </a>
              <span className="block text-ink-3 text-meta">{say.kinds[followed.kind]}</span>
            </span>
            <FollowButton
              open={open}
              subject={followed}
              name={followed.name}
              following
              form={`unfollow-${followed.id}`}
              back="/account/following"
            />
          </li>
        ))}
      </ul>
      <p className="mt-6 font-sans text-ui">
        <a className="link-quiet" href="/for-you">
          {say.forYou}
        </a>
      </p>
      <OwnFeed open={open} feed={feed} />
    </NarrowPage>
  )
}
