import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

const stories = (count: number) => counted(count, 'Artikel', 'Artikel')

/** Searching the paper. */
export const search: Messages['search'] = {
  title: 'Suche',
  titled: (query) => `${query} · Suche`,
  label: 'In dieser Zeitung suchen',
  placeholder: 'Wörter oder eine „Wendung“',
  button: 'Suchen',
  landmark: 'Suche',
  orderLabel: 'Reihenfolge',
  orders: { relevance: 'Passendste', date: 'Neueste' },
  resultsLabel: 'Treffer',
  count: {
    exact: (count) => stories(count),
    about: (count) => `Etwa ${stories(count)}`,
    over: (count) => `Mehr als ${stories(count)}`,
  },
  more: 'Weitere Treffer',
  lookFurther: 'Weiter zurück suchen',
  noneHere: 'In den bisher durchgesehenen Artikeln steht es nicht. Ältere sind noch nicht durchgesehen.',
  rankedOnly: 'Nur die neuesten sind danach geordnet, wie gut sie passen: alle zeigen, neueste zuerst',
  nothing: (query) => `Zu „${query}“ steht nichts in dieser Zeitung.`,
  nothingHint: 'Versuchen Sie es mit weniger oder anderen Wörtern, oder lassen Sie Einschränkungen weg.',
  didYouMean: 'Meinten Sie:',
  without: 'Ohne die Einschränkungen:',
  orAnywhere: 'Die Wörter an beliebiger Stelle, nicht nebeneinander:',
  askFirst:
    'Gesucht wird in allen Artikeln dieser Zeitung: erst in den Überschriften, dann im Text. Akzente und Endungen spielen keine Rolle.',
  tooCommon: (query) =>
    `„${query}“ steht in fast jedem Artikel, deshalb wird nicht danach gesucht. Nennen Sie ein Wort dazu, das mehr sagt.`,
  tooSlow: 'Das dauerte zu lange und wurde abgebrochen. Versuchen Sie es mit einem selteneren Wort oder einem Datum.',
  tooOften: (wait) => `Das waren viele Suchen in kurzer Zeit. Bitte versuchen Sie es in ${wait} noch einmal.`,
  unknown: {
    source: (name) => `Eine Quelle namens „${name}“ hat diese Zeitung nicht.`,
    section: (name) => `Ein Ressort namens „${name}“ hat diese Zeitung nicht.`,
    author: (name) => `Eine Autorin oder einen Autor namens „${name}“ hat diese Zeitung nicht.`,
  },
  problems: {
    nothingAfter: (operator) => `Nach „${operator}:“ stand nichts, deshalb blieb es unbeachtet.`,
    noDate: (operator, text) =>
      `„${text}“ ist kein Datum, deshalb blieb „${operator}:“ unbeachtet. Daten sind 2025, 2025-08 oder 10.8.2025.`,
    openQuote: 'Ein Anführungszeichen blieb offen: Alles danach gilt als Wendung.',
    tooLong: 'Das war sehr lang: Gesucht wurde nach den ersten 200 Zeichen.',
    tooMany: 'Das waren sehr viele Wörter: Gesucht wurde nach den ersten 20.',
  },
  help: 'So wird gesucht',
  phrase: { example: '"stehende Welle"', says: 'diese Wörter nebeneinander' },
  minus: { example: '-Bahn', says: 'ohne dieses Wort; ein Minus steht auch vor allem, was folgt' },
  beginning: { example: 'Wasser*', says: 'alle Wörter, die so anfangen' },
  operators: {
    source: 'aus dieser Quelle',
    section: 'in diesem Ressort',
    author: 'von dieser Autorin, diesem Autor',
    after: 'ab August 2025; ein Jahr oder ein Tag genügt',
    before: 'bis Ende 2024',
  },
  keyHint: 'Die Taste / führt von jeder Seite hierher.',
  described: (paper) => `Die Artikel von ${paper} durchsuchen`,
}
