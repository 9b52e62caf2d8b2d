import type { Sky } from '#lib/weather/model.ts'

const SUN = 'M12 2.5v2.4M12 19.1v2.4M2.5 12h2.4M19.1 12h2.4M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7'
/** Without the rays that the wisp of cloud stands before. */
const OPEN_SUN = 'M12 2.5v2.4M2.5 12h2.4M19.1 12h2.4M5.3 5.3 7 7M5.3 18.7 7 17M17 7l1.7-1.7'
const WISP = 'M11.5 20.5H20'
const DISC = 'M12 7.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4z'
const MOON = 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z'
/** A cloud low in the picture with the sun or the moon behind its shoulder. */
const LOW_CLOUD = 'M8 20h8.6a3.6 3.6 0 0 0 .5-7.2A5.2 5.2 0 0 0 7 13.3 3.4 3.4 0 0 0 8 20z'
const PEEKING_SUN = 'M5.2 12.3a4.2 4.2 0 0 1 6.6-4.6M8.6 2.8v1.7M2.3 9.2h1.7M4.2 4.8l1.2 1.2M13.2 4.6 12 5.8'
const PEEKING_MOON = 'M4.6 11.9a5.4 5.4 0 0 1 4.2-8.4 4.6 4.6 0 0 0 3.9 4.9'
/** A cloud high in the picture, with room for what falls. */
const CLOUD = 'M7.5 15.5h9.3a3.9 3.9 0 0 0 .5-7.8A5.7 5.7 0 0 0 6.4 8.4a3.6 3.6 0 0 0 1.1 7.1z'
const WIDE_CLOUD = 'M7 18.5h10a4.3 4.3 0 0 0 .5-8.6A6.2 6.2 0 0 0 5.7 10.6 4 4 0 0 0 7 18.5z'

const DRAWINGS: Record<Sky, { day: string[]; night: string[] }> = {
  clear: { day: [DISC, SUN], night: [MOON] },
  fair: { day: [DISC, OPEN_SUN, WISP], night: [MOON, WISP] },
  partly: { day: [PEEKING_SUN, LOW_CLOUD], night: [PEEKING_MOON, LOW_CLOUD] },
  cloudy: both(WIDE_CLOUD),
  fog: both('M4 7.5h12M7 11.5h13M4 15.5h14M8 19.5h10'),
  drizzle: both(CLOUD, 'M9 18.6v.9M12 20v.9M15 18.6v.9'),
  rain: both(CLOUD, 'M9.2 18.2 8.3 21M12.6 18.2l-.9 2.8M16 18.2l-.9 2.8'),
  sleet: both(CLOUD, 'M9.2 18.2 8.3 21M15.6 18.2l-.9 2.8M12 18.4v.1M12 21v.1'),
  snow: both(CLOUD, 'M8.6 18.6v.1M12 18.2v.1M15.4 18.6v.1M10.3 21v.1M13.8 21v.1'),
  thunder: both(CLOUD, 'm12.8 12.5-2.6 4h3.4l-2.2 4.2'),
}

function both(...paths: string[]) {
  return { day: paths, night: paths }
}

/** The sky in one line of ink. Silent: its word stands in the bar's sentence or beside it. */
export function SkyIcon({ sky, night, className = '' }: { sky: Sky; night: boolean; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      {DRAWINGS[sky][night ? 'night' : 'day'].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
