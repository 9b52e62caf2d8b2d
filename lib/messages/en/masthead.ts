export const masthead = {
  tagline: 'The news, set well',
}
