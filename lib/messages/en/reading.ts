/** How a reader wants stories set, and sending them on. */
export const reading = {
  title: 'Text of the stories',
  tool: 'Text',
  apply: 'Apply',
  text: {
    size: { label: 'Size', values: { '90': '90%', '100': '100%', '115': '115%', '130': '130%', '150': '150%' } },
    spacing: { label: 'Spacing', values: { normal: 'Normal', wide: 'Wide', wider: 'Wider' } },
    measure: { label: 'Line length', values: { narrow: 'Short', normal: 'Normal', wide: 'Long' } },
    face: { label: 'Type', values: { serif: 'Serif', sans: 'Sans' } },
    dim: { label: 'Headlines you have opened', values: { no: 'As the others', yes: 'Quieter' } },
  },
  keysOff: 'Without single-key shortcuts',
  keysOn: 'With single-key shortcuts',
  share: {
    tool: 'Share',
    copied: 'The address is copied.',
    notCopied: 'The address could not be copied:',
  },
}
