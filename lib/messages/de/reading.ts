import type { Messages } from '../model.ts'

export const reading: Messages['reading'] = {
  title: 'Schrift der Artikel',
  tool: 'Schrift',
  apply: 'Anwenden',
  text: {
    size: {
      label: 'Größe',
      values: { '90': '90\u00a0%', '100': '100\u00a0%', '115': '115\u00a0%', '130': '130\u00a0%', '150': '150\u00a0%' },
    },
    spacing: { label: 'Abstände', values: { normal: 'Üblich', wide: 'Weit', wider: 'Weiter' } },
    measure: { label: 'Zeilenlänge', values: { narrow: 'Kurz', normal: 'Üblich', wide: 'Lang' } },
    face: { label: 'Schriftart', values: { serif: 'Serifen', sans: 'Serifenlos' } },
    dim: { label: 'Schon geöffnete Überschriften', values: { no: 'Wie die anderen', yes: 'Blasser' } },
  },
  keysOff: 'Ohne Tastenkürzel aus einem Zeichen',
  keysOn: 'Mit Tastenkürzeln aus einem Zeichen',
  share: {
    tool: 'Teilen',
    copied: 'Die Adresse ist kopiert.',
    notCopied: 'Die Adresse ließ sich nicht kopieren:',
  },
}
