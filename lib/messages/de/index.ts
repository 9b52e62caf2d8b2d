import type { Messages } from '../model.ts'
import { about } from './about.ts'
import { accounts } from './accounts.ts'
import { articles } from './articles.ts'
import { books } from './books.ts'
import { cli } from './cli.ts'
import { comments } from './comments.ts'
import { deskSources } from './desk-sources.ts'
import { following } from './following.ts'
import { forms } from './forms.ts'
import { imports } from './imports.ts'
import { invitations } from './invitations.ts'
import { keeping } from './keeping.ts'
import { listening } from './listening.ts'
import { lists } from './lists.ts'
import { mail } from './mail.ts'
import { marks } from './marks.ts'
import { masthead } from './masthead.ts'
import { moderation } from './moderation.ts'
import { mutes } from './mutes.ts'
import { notices } from './notices.ts'
import { offline } from './offline.ts'
import { ownFeed } from './own-feed.ts'
import { ownLists } from './own-lists.ts'
import { pages } from './pages.ts'
import { passkeys } from './passkeys.ts'
import { places } from './places.ts'
import { press } from './press.ts'
import { problems } from './problems.ts'
import { reading } from './reading.ts'
import { saved } from './saved.ts'
import { savedSearch } from './saved-search.ts'
import { search } from './search.ts'
import { setup } from './setup.ts'
import { shelves } from './shelves.ts'
import { sources } from './sources.ts'
import { syndication } from './syndication.ts'
import { takeout } from './takeout.ts'
import { versions } from './versions.ts'
import { weekLetter } from './week-letter.ts'

/** German: courteous and short, as a good newspaper writes. Readers are addressed as „Sie“. */
export const de: Messages = {
  about,
  accounts,
  articles,
  books,
  cli,
  comments,
  deskSources,
  following,
  forms,
  listening,
  lists,
  imports,
  invitations,
  keeping,
  mail,
  marks,
  masthead,
  moderation,
  mutes,
  notices,
  offline,
  ownLists,
  pages,
  ownFeed,
  passkeys,
  places,
  press,
  problems,
  reading,
  saved,
  savedSearch,
  search,
  setup,
  shelves,
  sources,
  syndication,
  takeout,
  versions,
  weekLetter,
}
