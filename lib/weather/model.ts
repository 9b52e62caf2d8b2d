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

/** A day to come, in the place's own calendar. Celsius. */
export type WeatherDay = { day: string; high: number; low: number; sky: Sky }

/** One provider's answer for a place. Temperatures in Celsius; `at` is the instant that the value holds for, ISO. */
export type Weather = { at: string; celsius: number; sky: Sky; night: boolean; days: WeatherDay[] }
