export const masthead = {}
