export const setup = {
  title: 'Set up this paper',
  intro: 'The first account owns the paper: it may do everything at the desk. A handle and a password are enough.',
  over: 'This link has been used, or a newer one was printed. The program prints the link at every start until somebody owns the paper.',
  submit: 'Own this paper',
  done: 'The paper is yours.',
  link: (address: string) => `Nobody owns this paper yet. Open this link once to make it yours: ${address}`,
  /** Beside the sample's ribbon, while nobody owns the paper. */
  makeItYours: 'make it yours by the link in the program’s window',
}
