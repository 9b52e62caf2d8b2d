import { z } from 'zod'

export const SKIES = [
  'clear',
  'fair',
  'partly',
  'cloudy',
  'fog',
  'drizzle',
  'rain',
  'sleet',
  'snow',
  'thunder',
] as const
export type Sky = (typeof SKIES)[number]

const sky = z.enum(SKIES).nullable()

/** A day to come, in the place's own calendar. Celsius. */
const WeatherDay = z.object({ day: z.iso.date(), high: z.number(), low: z.number(), sky })
/** The forecast for an hour, `at` an instant. Celsius. */
const WeatherHour = z.object({ at: z.iso.datetime(), celsius: z.number(), sky, night: z.boolean() })

/**
 * One provider's answer for a place. Temperatures in Celsius; `at` is the instant that the value holds for, ISO.
 * `hours` are kept because an unchanged answer (304) is news an hour later. No sky where the provider's word for it
 * is unknown to us.
 */
export const Weather = WeatherHour.extend({ days: z.array(WeatherDay), hours: z.array(WeatherHour) })

export type WeatherDay = z.infer<typeof WeatherDay>
export type WeatherHour = z.infer<typeof WeatherHour>
export type Weather = z.infer<typeof Weather>

export const PROVIDERS = ['met-norway', 'open-meteo'] as const
export type ProviderName = (typeof PROVIDERS)[number]

/** The last good answer as stored, with who gave it. */
export type Reading = { provider: ProviderName; weather: Weather; fetchedAt: Date; expiresAt: Date }
