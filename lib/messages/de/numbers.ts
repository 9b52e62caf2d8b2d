const grouped = new Intl.NumberFormat('de')

/** `1 Artikel`, `5.000 Artikel`: the number as it is written in German, with a space that does not break. */
export const counted = (count: number, one: string, many: string): string =>
  `${grouped.format(count)}\u00a0${count === 1 ? one : many}`

/** `5.000` */
export const written = (count: number): string => grouped.format(count)
