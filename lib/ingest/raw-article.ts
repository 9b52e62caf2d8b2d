import { z } from 'zod'
import type { RawArticle } from '#lib/articles/clean-article.ts'

/** A text as it is stored for a newer cleaner: `articles.rawBody`, `article_pages.raw`. */
const Raw: z.ZodType<RawArticle> = z.object({
  html: z.string(),
  base: z.string().nullable(),
  headline: z.string(),
  link: z.string().nullable(),
  language: z.string().nullable(),
  summaryHtml: z.string().nullable(),
  licence: z.string().nullable(),
  sample: z.boolean().exactOptional(),
  offered: z
    .array(
      z.object({
        from: z.enum(['feed', 'page']),
        url: z.string(),
        width: z.number().nullable(),
        height: z.number().nullable(),
        alt: z.string().nullable(),
        caption: z.string().nullable(),
        credit: z.string().nullable(),
      }),
    )
    .exactOptional(),
  page: z.object({ promos: z.number(), beside: z.number(), cut: z.boolean() }).exactOptional(),
})

/** @returns null for what we did not write */
export function readRaw(text: string): RawArticle | null {
  try {
    return Raw.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
