import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

export const lists: Messages['lists'] = {
  topics: 'Themen',
  topic: { kicker: 'Thema', description: (topic, paper) => `Artikel zum Thema ${topic} in ${paper}` },
  author: {
    kicker: 'Autor',
    description: (author, paper) => `Artikel von ${author} in ${paper}`,
    manyPeople: 'Gefunden allein nach dem Namen: Er kann der von mehreren Menschen sein.',
  },
  sums: (stories, sources) =>
    `${stories === null ? 'Viele Artikel' : counted(stories, 'Artikel', 'Artikel')} aus ${counted(sources, 'Quelle', 'Quellen')}`,
  mostSaved: 'Meistgemerkt',
  savedBy: (people) => `von ${counted(people, 'Leser', 'Lesern')} gemerkt`,
  hereAt: (time) => `Hier waren Sie um ${time}\u00a0Uhr`,
  hereOn: (day, time) => `Hier waren Sie am ${day} um ${time}\u00a0Uhr`,
}
