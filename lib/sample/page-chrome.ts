import type { SampleSource } from '#lib/sample/read-edition.ts'

/** What stands around a story on a careless page, in that site's own words: material of the edition, not our interface. */
export type Chrome = {
  accept: string
  partners: string
  bar: string[]
  menu: string[]
  ad: string
  promo: string
  signUp: string
  trending: string
  trends: string[]
  top: string
  by: string
  share: string[]
  goOn: string
  invented: string
}

const ENGLISH: Chrome = {
  accept: 'Accept all',
  partners: '412 partners',
  bar: ['Log in', 'Subscribe', 'E-paper', 'Puzzles', 'Shop'],
  menu: ['Home', 'News', 'Live', 'Video', 'Podcasts', 'Traffic', 'Jobs', 'Property', 'Horoscope', 'More ▾'],
  ad: 'Advertisement',
  promo: 'Don’t miss a thing',
  signUp: 'Sign up',
  trending: 'Trending now',
  trends: [
    'You will not believe these nine umbrellas',
    'Quiz: which kitchen tap are you?',
    'Live: people waiting for a bus',
  ],
  top: 'Top stories',
  by: 'By',
  share: ['Share', 'Post', 'Send', 'Pin', 'Print'],
  goOn: '… Continue reading in our app, on paper, or not at all.',
  invented: 'is invented. It was made up for Broadsheet’s sample edition; nobody in it lives.',
}

const GERMAN: Chrome = {
  accept: 'Alle annehmen',
  partners: '412 Partner',
  bar: ['Anmelden', 'Abo', 'E-Paper', 'Rätsel', 'Laden'],
  menu: ['Start', 'Nachrichten', 'Live', 'Video', 'Podcasts', 'Verkehr', 'Stellen', 'Immobilien', 'Horoskop', 'Mehr ▾'],
  ad: 'Anzeige',
  promo: 'Nichts mehr verpassen',
  signUp: 'Anmelden',
  trending: 'Gerade beliebt',
  trends: [
    'Diese neun Regenschirme glauben Sie nicht',
    'Quiz: Welcher Wasserhahn sind Sie?',
    'Live: Leute warten auf den Bus',
  ],
  top: 'Das Wichtigste',
  by: 'Von',
  share: ['Teilen', 'Posten', 'Senden', 'Merken', 'Drucken'],
  goOn: '… Weiterlesen in unserer App, auf Papier oder gar nicht.',
  invented: 'ist erfunden: ausgedacht für die Probeausgabe von Broadsheet; niemand darin lebt.',
}

export function chromeOf(source: SampleSource): Chrome {
  return source.language === 'de' ? GERMAN : ENGLISH
}
