const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

/** A page of running text: paragraphs under headings. */
export type Leaflet = { title: string; parts: { heading: string | null; paragraphs: string[] }[] }

export const about = {
  about: (paper: { name: string; articles: number; sources: number; sample: boolean }): Leaflet => ({
    title: `About ${paper.name}`,
    parts: [
      {
        heading: null,
        paragraphs: [
          `${paper.name} is a newspaper put together from feeds: ${paper.articles} ${plural(paper.articles, 'story', 'stories')} from ${paper.sources} ${plural(paper.sources, 'source', 'sources')} at the moment. Every story says where it was first published, and leads there, at its top and at its end.`,
          ...(paper.sample
            ? [
                'What stands here now is the sample edition: invented stories by invented people, in invented papers. It gives way to the real thing as soon as real sources have delivered.',
              ]
            : []),
        ],
      },
      {
        heading: 'How it is edited',
        paragraphs: [
          'The front page is edited by rules, not by what keeps you clicking: how fresh a story is, how many sources tell it, whether it has a picture and a proper length, and that no single source or section crowds out the rest. Must read begins with what the desk has picked, with its reason.',
          'The same story from several sources is not merged away: one stands on the front, the others are named under it.',
        ],
      },
      {
        heading: 'Whose words these are',
        paragraphs: [
          'A text stands here in full only where its licence or its owner allows that. Otherwise you read an excerpt and find the way to the whole story at its source. Words that were left out on the way, such as another paper’s newsletter line, are counted in the note under the story.',
        ],
      },
      {
        heading: 'How people talk here',
        paragraphs: [
          'Everybody may read the comments; to write, a handle and a password are enough. The first comments of an account wait until somebody has read them, and so do those with many links, repeated texts or words on the paper’s list. Whoever waits is told why, how long it usually takes, and what was decided, with the reason; a decision can be appealed once.',
          'A story has one conversation, whichever of its sources it is read from. No service outside judges what is written: the paper learns only from its own moderators, and no program rejects a comment.',
        ],
      },
    ],
  }),
  sources: 'The sources of this paper',
  colophon: {
    title: 'Colophon',
    parts: [
      {
        heading: null,
        paragraphs: [
          'This paper is printed by Broadsheet, a program that one person can run on one machine. Pages are made on the server and read without JavaScript; a script, where there is one, only makes something quicker.',
        ],
      },
      {
        heading: 'Measured',
        paragraphs: [
          'An article of the sample edition, as sent: 23 kB of HTML and styles, 118 kB of scripts (compressed), 87 kB of type. Light pages carry no script and no type. Printing a page takes about 25 ms of one core. The command npm run bench measures this again on any machine.',
        ],
      },
      {
        heading: 'Type',
        paragraphs: [
          'Headlines and text are set in Newsreader by Production Type, everything else in Libre Franklin by Impallari Type. Both are under the SIL Open Font License and come from this server.',
        ],
      },
      {
        heading: 'Weather',
        paragraphs: [
          'Weather is from MET Norway (CC BY 4.0) or Open-Meteo (CC BY 4.0), whichever the operator has chosen. The server asks for it; your browser never does.',
          'Places, their names and time zones are from GeoNames (geonames.org, CC BY 4.0), shipped with the program. Sunrise and sunset are worked out here.',
        ],
      },
      {
        heading: 'Pictures',
        paragraphs: ['The pictures of the sample edition are drawn by code: lines, a ground and one red.'],
      },
      {
        heading: 'Safety',
        paragraphs: [
          'What comes from outside is cleaned down to text, headings, lists, quotes, tables, code and pictures before it is stored. A page names by fingerprint each script that may run on it; nothing else runs, wherever it came from.',
        ],
      },
    ],
  } satisfies Leaflet as Leaflet,
  privacy: {
    title: 'Privacy',
    parts: [
      {
        heading: null,
        paragraphs: [
          'You can read everything here without an account, and nobody is told that you do: no third party’s script, font, picture or counter is on these pages.',
        ],
      },
      {
        heading: 'What is kept of everybody',
        paragraphs: [
          'One cookie, broadsheet-reading, and only if you choose a theme, light pages, how stories are set, a language, a place or its unit: it holds those choices and nothing else, for a year; of a place its number on a list. Take the choices back and it is removed.',
          'If you press “Use my location”, your browser rounds it to about a kilometre and sends it once. It becomes the nearest town, and is written down nowhere.',
          'If you send a form and have to sign in or mend something first, what you typed is kept here for one hour, known by a cookie, broadsheet-form, in your browser alone. A comment you are still writing stays in your browser, and so does when you last looked at Latest.',
          'If you switch on reading offline, your browser keeps the front page with its first stories and, while you are signed in, what you saved and what you did without a network. The server is not told; all of it goes when you switch it off, and what is yours when you sign out.',
          'When you ask for a link by mail, use a passkey or come by an account elsewhere, a cookie, broadsheet-browser, with a random number binds the answer to this browser; it is kept for a year and says nothing about you.',
          'So that nobody can flood the paper, what is sent is counted under a keyed fingerprint of the address that it came from, for minutes or hours. A report without an account is kept with such a fingerprint for 30 days, so that one reader counts once.',
          'The server’s log holds one line for each thing that goes wrong. It holds no names and no mail addresses.',
        ],
      },
      {
        heading: 'What is kept of you with an account',
        paragraphs: [
          'A handle and, if you set one, a password: not the password itself, only what is needed to check it. A name, a mail address, passkeys and accounts elsewhere only if you add them. Your picture is two letters, drawn here.',
          'While you are signed in, one cookie, broadsheet-session, with a random number in it. It ends after 30 days, after 14 without a visit, or when you end it on your account page, where every session is listed with the kind of browser and the time. For five minutes each, broadsheet-codes shows you the recovery codes that you made, broadsheet-feed the address of your own feed, and broadsheet-invitation an invitation.',
          'What you choose on your account page: place, unit, language, theme, light pages, letters. Invitations are kept with the address that they were sent to until they are used or over, 14 days at most.',
          'Your comments with their earlier wordings, votes and reports, what you saved, what and whom you mute, and what the moderators decided about your comments and why. With a comment goes a keyed fingerprint of the address that it came from, made anew each month, which cannot be turned back into the address and is taken out after 30 days.',
          'Mail goes only where you wished it: to sign in, to confirm an address, to choose a new password, and about answers if you asked for that. One click in such a letter ends it.',
        ],
      },
      {
        heading: 'What you can do about it',
        paragraphs: [
          'Your account page gives you everything as one file that opens without this paper. There you can also leave: after 24 hours, in which you may change your mind, your account and all that belongs to it is deleted, and your comments lose your name or go too, as you choose. Older backups of the operator hold it until they are thrown away.',
        ],
      },
      {
        heading: 'What is asked of others',
        paragraphs: [
          'The server fetches feeds, and the weather of the paper’s place and of those that readers choose. Those servers see this paper’s address, never yours.',
        ],
      },
      {
        heading: 'Pictures and links',
        paragraphs: [
          'Pictures come from this server. Sound and film in a story come from its source, and only once you press play. A link to the original story leaves this paper: from there on, that site’s own rules hold. Tracking pictures in foreign texts are taken out before they are stored.',
        ],
      },
    ],
  } satisfies Leaflet as Leaflet,
}
