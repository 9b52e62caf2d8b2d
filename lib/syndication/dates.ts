const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (number: number) => String(number).padStart(2, '0')

/** `Sun, 10 Aug 2025 08:00:00 +0000`: RFC 822 with the four digits of RFC 2822, as RSS 2.0 has it. */
export function rfc822(at: Date): string {
  const day = `${DAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`
}

/** `2025-08-10T08:00:00Z`: RFC 3339. */
export const rfc3339 = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`
