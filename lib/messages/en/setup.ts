import type { PaperSetting } from '#lib/paper/model.ts'

const stories = (count: number) => (count === 1 ? 'one story' : `${count} stories`)

const variables: Record<PaperSetting, string> = {
  name: 'PAPER_NAME',
  tagline: 'PAPER_TAGLINE',
  place: 'PAPER_PLACE',
  timeZone: 'PAPER_TIME_ZONE',
  language: 'PAPER_LANGUAGE',
}

/** The first run: from the link that the program prints to a paper of one's own. */
export const setup = {
  title: 'Set up this paper',
  intro: 'The first account owns the paper: it may do everything at the desk. A handle and a password are enough.',
  over: 'This page needs the set-up link. The program prints it in its window or its log at every start, as long as nobody owns the paper; a newer one takes the place of those before.',
  submit: 'Own this paper',
  owned: 'The paper is yours.',
  link: (address: string) => `Nobody owns this paper yet. Open this link once to make it yours: ${address}`,
  /** Beside the sample's ribbon, while nobody owns the paper. */
  makeItYours: 'Make it yours: the link is in the program’s window',
  step: (number: number, of: number) => `Step ${number} of ${of}`,
  skip: 'Skip this step',
  saveAndGoOn: 'Save and go on',
  goOn: 'Go on',
  paper: {
    title: 'Your paper',
    intro: 'What stands at its head, and where it is at home.',
    label: {
      name: 'Name of the paper',
      tagline: 'Line below the name',
      place: 'Place',
      timeZone: 'Time zone',
      language: 'Language',
    },
    taglineHint: 'May be left empty.',
    placeHint: 'For weather and date. Of several places with one name add the country, as in “Paris, US”.',
    understood: (name: string, country: string, zone: string) =>
      `Your paper is at home in ${name}, ${country} (${zone}).`,
    understoodNow: (name: string, country: string) => `Understood as ${name}, ${country}.`,
    zoneHint: 'Of the paper’s days and times.',
    zoneOfPlace: 'The place’s own',
    languageHint: 'Of the paper’s own words (English or German), its dates, and programs that read the page aloud.',
    wrong: {
      name: 'Please give the paper a name of at most 80 characters.',
      tagline: 'Please use at most 200 characters.',
      place: 'No place of that name is known. Please try the next larger town, or add the country, as in “Paris, FR”.',
      timeZone: 'Please choose a time zone of the list.',
      language: 'Please choose a language of the list.',
    },
    locked: (field: PaperSetting) =>
      `This is set by ${variables[field]} where the program is started, and is changed only there.`,
    lockedValue: (value: string, field: PaperSetting) =>
      `${value} (set by ${variables[field]} where the program is started)`,
  },
  sources: {
    title: 'Your sources',
    lead: 'What your paper reads: by interest, or by your own list. Both may be changed at the desk at any time.',
    intro:
      'Paste the address of a feed, or of any page that has one, each on a line of its own. Or bring the list of subscriptions (OPML) of another feed reader.',
    addresses: 'Addresses, one a line',
    addressesHint: 'The text of an OPML file may be pasted, too.',
    section: 'Section (optional)',
    sectionHint: 'Where their stories are filed. Folders of an OPML file become sections by themselves.',
    sectionLong: 'Please use a name of at most 40 characters.',
    list: 'OPML file (optional)',
    submit: 'Add these sources',
    none: 'Please paste at least one address, or choose a file.',
    noList: 'This is a document, but no list of subscriptions: its first tag is not “opml”.',
    emptyList: 'This list names no feeds.',
    tooLarge: 'This is more than the paper takes in one go. Please split it.',
    tooMany: (most: number) => `Please add at most ${most} sources in one go.`,
    cutShort: 'The list breaks off before its end: please see whether all of its sources are here.',
    outcomes: 'What came of them',
    waiting: 'Still being asked.',
    added: (title: string, count: number) => `Added “${title}” with ${stories(count)}.`,
    addedSick: (title: string, why: string) => `Added “${title}”, but: ${why}`,
    refused: (why: string) => `Not added: ${why}`,
    /** Before what came of an entry of a list. */
    line: (line: number) => `Line ${line}`,
    /** What a list names and that is no address of a feed; `first` is a line. */
    odd: {
      twice: (first: number) => `It stands in the list already, in line ${first}.`,
      'no-address': 'This entry of a feed has no address.',
      'not-web': 'This is no address of the web: such begin with http:// or https://.',
      'too-long': 'This address is too long to be one.',
    },
    count: ({ added, known, refused, waiting }: { added: number; known: number; refused: number; waiting: number }) =>
      [
        `${added} added`,
        known > 0 ? `${known} there already` : '',
        refused > 0 ? `${refused} not added` : '',
        waiting > 0 ? `${waiting} still being asked` : '',
      ]
        .filter(Boolean)
        .join(', '),
    group: (name: string, count: number) => `${name} (${count})`,
    failed: 'Not added',
    knownAlready: 'There already',
    stillWaiting: 'Still being asked',
    addedNow: 'Added',
    starter: {
      title: 'Start with what interests you',
      intro:
        'These newsrooms and institutions let others show their texts in full. Each is filed under the first of its interests.',
      unverified: 'Unverified are those that this paper has not read yet; one that does not answer is left out.',
      unverifiedMark: 'unverified',
      interest: 'Interests',
      language: 'Languages',
      languages: { en: 'English', de: 'German' },
      interests: {
        world: 'World',
        politics: 'Politics',
        science: 'Science',
        environment: 'Environment',
        technology: 'Technology',
        culture: 'Culture',
      },
      statedAt: (title: string) => `Where ${title} says so`,
      own: 'Add sources of your own',
      submit: 'Add what is ticked',
      noInterest: 'Please tick at least one interest.',
      noLanguage: 'Please tick at least one language.',
      noneOfThem: 'There are none of these in that language yet. Please tick another.',
    },
    again: 'See how far it is',
    have: (count: number) => (count === 1 ? 'The paper reads one source.' : `The paper reads ${count} sources.`),
  },
  weather: {
    title: 'The weather',
    intro: 'This stands at the top of every page.',
    none: 'No weather service is asked: WEATHER_PROVIDER is set to none where the program is started. The bar shows place and date.',
    nothingYet: 'No reading has come yet. The bar shows it by itself as soon as the service has answered.',
    unit: 'Temperatures',
    celsius: 'in Celsius',
    fahrenheit: 'in Fahrenheit',
    unitMissing: 'Please choose one of the two.',
  },
  done: {
    title: 'Your paper is ready',
    intro: 'New stories come in by themselves from now on.',
    front: 'To the front page',
    desk: 'To the desk',
    account: 'To your account',
    moreSources: 'Add more sources',
    sample: 'The sample edition',
    sampleStands: 'Its invented stories stand on the front page until your sources bring their first stories.',
    sampleBeside: 'Its invented stories are not on your front page any more, but still at their addresses.',
    removeSample: 'Take the sample away',
    sampleGone: 'The sample edition is taken away.',
  },
}
