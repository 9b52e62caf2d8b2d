import { isRightToLeft } from '#lib/articles/direction.ts'

/** The address of an article's page. */
export const articleAddress = ({ slug, id }: { slug: string; id: number }): string => `/article/${slug}-${id}`

/** `lang` and `dir` for foreign words on our page: said only where they differ from the page's own. */
export function tongue(language: string | null, page: string): { lang?: string; dir?: 'rtl' | 'ltr' } {
  if (!language || primary(language) === primary(page)) return {}
  return isRightToLeft(language) ? { lang: language, dir: 'rtl' } : { lang: language }
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''
