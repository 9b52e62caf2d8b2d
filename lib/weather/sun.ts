import type { Place } from '#lib/places/model.ts'
import { noonOf } from './calendar.ts'

const DAY_MS = 86_400_000
const RAD = Math.PI / 180
/** The sun's upper edge on the horizon, with the air's refraction: degrees from the zenith. */
const ZENITH = 90.833

/** Both null: `always` says whether the sun stays up or down that day. */
export type SunTimes = { sunrise: Date | null; sunset: Date | null; always: 'up' | 'down' | null }

/**
 * Sunrise and sunset of a day (`YYYY-MM-DD`, the place's own calendar), within two minutes between the polar circles.
 *
 * @see https://gml.noaa.gov/grad/solcalc/calcdetails.html (the formulas of its spreadsheet)
 */
export function sunTimes(day: string, place: Pick<Place, 'latitude' | 'longitude' | 'timeZone'>): SunTimes {
  const noon = transitNear(noonOf(day, place.timeZone), place.longitude)
  const [rise, set] = [-1, 1].map((side) => crossing(noon, side, place))
  if (rise && set) return { sunrise: rise, sunset: set, always: null }
  const up = elevationAt(noon, place.latitude, place.longitude) > 90 - ZENITH
  return { sunrise: null, sunset: null, always: up ? 'up' : 'down' }
}

/** Is the sun below the horizon there and then? */
export function isNight(instant: Date, place: Pick<Place, 'latitude' | 'longitude'>): boolean {
  return elevationAt(instant, place.latitude, place.longitude) < 90 - ZENITH
}

/** When the sun is highest: the transit nearest to an instant. */
function transitNear(instant: Date, longitude: number): Date {
  const apart = minutesFromNoon(instant, longitude)
  return new Date(instant.getTime() - apart * 60_000)
}

/** The sun on the horizon before (-1) or after (1) its highest; the second pass takes the sun of that very hour. */
function crossing(noon: Date, side: number, place: { latitude: number; longitude: number }): Date | null {
  let at: Date | null = noon
  for (let pass = 0; pass < 3 && at; pass += 1) {
    const { declination } = sunAt(at)
    const cosine =
      Math.cos(ZENITH * RAD) / (Math.cos(place.latitude * RAD) * Math.cos(declination)) -
      Math.tan(place.latitude * RAD) * Math.tan(declination)
    at = Math.abs(cosine) > 1 ? null : new Date(noon.getTime() + (side * Math.acos(cosine) * DAY_MS) / (2 * Math.PI))
  }
  return at
}

/** Height of the sun's centre over the horizon, in degrees, without refraction. */
function elevationAt(instant: Date, latitude: number, longitude: number): number {
  const { declination } = sunAt(instant)
  const hourAngle = (minutesFromNoon(instant, longitude) / 4) * RAD
  const sine =
    Math.sin(latitude * RAD) * Math.sin(declination) +
    Math.cos(latitude * RAD) * Math.cos(declination) * Math.cos(hourAngle)
  return Math.asin(sine) / RAD
}

/** Minutes since (or, negative, until) the sun is highest, −720 to 720. */
function minutesFromNoon(instant: Date, longitude: number): number {
  const utc = (instant.getTime() % DAY_MS) / 60_000
  const solar = utc + sunAt(instant).equationOfTime + 4 * longitude
  return (((solar % 1440) + 1440) % 1440) - 720
}

/** Declination in radians and the equation of time in minutes. */
function sunAt(instant: Date): { declination: number; equationOfTime: number } {
  const t = (instant.getTime() / DAY_MS + 2_440_587.5 - 2_451_545) / 36_525
  const meanLongitude = (280.46646 + t * (36_000.76983 + t * 0.0003032)) * RAD
  const anomaly = (357.52911 + t * (35_999.05029 - 0.0001537 * t)) * RAD
  const eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
  const centre =
    Math.sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
    Math.sin(2 * anomaly) * (0.019993 - 0.000101 * t) +
    Math.sin(3 * anomaly) * 0.000289
  const node = (125.04 - 1934.136 * t) * RAD
  const longitude = meanLongitude + (centre - 0.00569 - 0.00478 * Math.sin(node)) * RAD
  const obliquity = (23.4392911 - 0.0130042 * t + 0.00256 * Math.cos(node)) * RAD
  const y = Math.tan(obliquity / 2) ** 2
  const equation =
    y * Math.sin(2 * meanLongitude) -
    2 * eccentricity * Math.sin(anomaly) +
    4 * eccentricity * y * Math.sin(anomaly) * Math.cos(2 * meanLongitude) -
    0.5 * y * y * Math.sin(4 * meanLongitude) -
    1.25 * eccentricity ** 2 * Math.sin(2 * anomaly)
  return { declination: Math.asin(Math.sin(obliquity) * Math.sin(longitude)), equationOfTime: (4 * equation) / RAD }
}
