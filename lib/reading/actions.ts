import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { people } from '#drizzle/schema/index.ts'
import type { Acting, Action } from '#lib/forms/model.ts'
import { spoken } from '#lib/messages/languages.ts'
import { placeById } from '#lib/places/queries.ts'
import { nearestPlace } from '#lib/places/search.ts'
import { named } from '#lib/places/setting.ts'
import { asChoices, type Choices, choicesCookie, type Locale } from './choices.ts'

/** Degrees with two decimals at most, some kilometre: a browser that sends more has not rounded, and is refused. */
const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,2})?$/)
    .transform(Number)
    .pipe(z.number().min(-most).max(most))

const fields = () =>
  z.strictObject({
    language: z.string().max(10).optional(),
    place: z.string().max(10).optional(),
    unit: z.string().max(20).optional(),
    latitude: degrees(90).optional(),
    longitude: degrees(180).optional(),
  })
type Fields = z.infer<ReturnType<typeof fields>>

/**
 * Fields: `language`, `place` (an id), `unit`, each empty for the paper's own; or `latitude` and `longitude`, which become
 * the nearest place and are kept nowhere. Kept in the browser, and on the account of whoever has one.
 */
export const chooseReading: Action<Fields> = {
  name: 'reading.choose',
  fields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['latitude', 'longitude'],
  limits: ({ addressKey }) => [{ key: `reading:${addressKey}`, times: 240, seconds: 3_600 }],
  async run(acting) {
    const { input, words, config, choices: before } = acting
    const say = words.places
    const here = placeOf(input)
    if (here === undefined) return { is: 'refused', status: 404, sentence: say.unknown }
    const chosen = asChoices({ ...input, ...(here === null ? {} : { place: here }) }, before)
    const kept: Choices = { ...chosen, language: unlessOwn(chosen, acting) }
    await keepOnAccount(acting, kept)
    const place = kept.place === null ? null : placeById(kept.place)
    const told = place && here ? say.now(named(place, acting.language).name) : input.place === '' ? say.paperAgain : ''
    return {
      is: 'done',
      go: acting.back,
      ...(told && { sentence: told }),
      cookies: [choicesCookie(kept, config.publicUrl.startsWith('https:'))],
    }
  },
}

/** The id that was meant, as a form sends it; null where no place was; undefined for one that is not there. */
function placeOf({ place, latitude, longitude }: Fields): string | null | undefined {
  if (latitude !== undefined && longitude !== undefined) return String(nearestPlace(latitude, longitude)?.id ?? '')
  if (!place) return null
  return placeById(Number(place)) ? place : undefined
}

/** The paper's own language is no choice: its shared pages are this reader's. */
const unlessOwn = ({ language }: Locale, { paper }: Acting) => (language === spoken(paper.language) ? null : language)

/** On every device of somebody with an account; what is not chosen is not there. */
async function keepOnAccount({ db, reader }: Acting, { language, place, unit }: Choices): Promise<void> {
  if (!reader) return
  const set = Object.fromEntries(Object.entries({ language, place, unit }).filter(([, value]) => value !== null))
  const rest = sql`${people.preferences} - 'language' - 'place' - 'unit'`
  await db
    .update(people)
    .set({ preferences: sql`(${rest}) || ${JSON.stringify(set)}::jsonb` })
    .where(eq(people.id, reader.id))
}
