/** A text in brief, as a feed gives it: headline, then what stands under it. */
export type Brief = readonly [headline: string, text: string]

export type Pair = { language: 'en' | 'de'; one: Brief; other: Brief }

/** Pairs that tell of one matter, at different times: each must be linked as Background. Written by us. */
export const BELONGING: readonly Pair[] = [
  {
    language: 'en',
    one: [
      'Ferry Anneliese runs aground off Norderhall',
      'All 212 aboard the ferry Anneliese are safe. Lifeboats from Norderhall took them off the sandbank; the captain is questioned.',
    ],
    other: [
      'Ferry Anneliese sails again after the Norderhall grounding',
      'Six weeks in the dock, and the ferry Anneliese crosses to Norderhall once more. The sandbank is marked with a new buoy.',
    ],
  },
  {
    language: 'en',
    one: [
      'Tarvos Steel to close its Ellmark works',
      'Nine hundred jobs go when Tarvos Steel shuts the furnaces at Ellmark next year, the board said.',
    ],
    other: [
      'Ellmark votes for a park on the Tarvos land',
      'A year after Tarvos closed the Ellmark furnaces the town plans trees and a school between the halls of the steel works.',
    ],
  },
  {
    language: 'en',
    one: [
      'Witkoff carries a ceasefire plan to Cairo',
      'The envoy Witkoff met negotiators in Cairo. The ceasefire would begin with the exchange of prisoners.',
    ],
    other: [
      'Ceasefire holds for a third day, Witkoff says',
      'Prisoners were exchanged at the crossing. Negotiators in Cairo, the envoy Witkoff among them, speak of a second phase of the ceasefire.',
    ],
  },
  {
    language: 'en',
    one: [
      'Two lynxes escape from Varnholt zoo',
      'A keeper found the gate open. The lynxes were seen in the woods of Varnholt; children are kept inside.',
    ],
    other: [
      'Varnholt zoo builds a double gate for its lynxes',
      'After the escape in spring the zoo of Varnholt spends the gifts of its visitors on a lock with two gates. The lynxes watch.',
    ],
  },
  {
    language: 'de',
    one: [
      'Brückensperrung in Altenfurth: Risse im Pfeiler',
      'Statiker haben Risse im Pfeiler der Brücke von Altenfurth gefunden. Der Umweg über Neukirch dauert vierzig Minuten.',
    ],
    other: [
      'Altenfurth bekommt eine neue Brücke',
      'Die alte Brücke mit den Rissen im Pfeiler wird gesprengt. Bis Altenfurth fertig gebaut hat, bleibt der Umweg über Neukirch.',
    ],
  },
  {
    language: 'de',
    one: [
      'Wolf reißt Schafe bei Hohenried',
      'Ein Wolf hat bei Hohenried elf Schafe gerissen. Die Schäferin fordert Zäune vom Landratsamt.',
    ],
    other: [
      'Zäune gegen den Wolf: Hohenried wartet auf Geld',
      'Die Schäferin von Hohenried hat seit dem Riss ihrer Schafe zwei Anträge gestellt. Das Landratsamt prüft die Zäune noch.',
    ],
  },
  {
    language: 'de',
    one: [
      'Orgel der Michaelskirche verstummt',
      'Der Blasebalg der Orgel in der Michaelskirche ist gerissen. Kantorin Seidel spielt bis auf weiteres am Klavier.',
    ],
    other: [
      'Kantorin Seidel spielt die erneuerte Orgel',
      'Zwei Jahre lang schwieg die Orgel der Michaelskirche. Nun hat der neue Blasebalg Luft für alle Register, sagt Kantorin Seidel.',
    ],
  },
]
