import { fetchRaw } from './fetch-raw.ts'
import type { Figure } from './figures.ts'
import { cpuMsOf } from './process-use.ts'
import type { RunningPaper } from './running-paper.ts'

export const WARM_UP = 15
export const PRINTS = 40

/** CPU of one print by a server that has warmed up: the mean of many. */
export async function printFigure(name: string, { pid }: RunningPaper, url: string): Promise<Figure> {
  const wall: number[] = []
  for (let print = 0; print < WARM_UP; print += 1) await fetchPrint(url)
  const before = cpuMsOf(pid)
  for (let print = 0; print < PRINTS; print += 1) {
    const started = performance.now()
    await fetchPrint(url)
    wall.push(performance.now() - started)
  }
  const cpu = (cpuMsOf(pid) - before) / PRINTS
  return {
    what: `print of ${name}, CPU`,
    value: cpu,
    unit: 'ms',
    note: `wall ${share(wall, 0.5).toFixed(1)} ms, ${PRINTS} prints`,
  }
}

/** How long a reader waits for a page that is held for nobody yet: the median of some prints. */
export async function waitFigure(name: string, url: string, aim?: number): Promise<Figure> {
  const wall: number[] = []
  for (let print = 0; print < WARM_UP; print += 1) {
    const started = performance.now()
    await fetchPrint(url)
    // The first ones warm up.
    if (print >= 3) wall.push(performance.now() - started)
  }
  const note = `slowest ${share(wall, 1).toFixed(1)} ms`
  return { what: name, value: share(wall, 0.5), unit: 'ms', ...(aim === undefined ? {} : { aim }), note }
}

let names = 0

/** The page at a name that it was not asked at before: what is held is held for each name, so this one is printed. */
function fetchPrint(url: string) {
  names += 1
  return fetchRaw(url, { host: `print-${names}.${new URL(url).host}` })
}

/** The value below which a part of all lies, 0 to 1; 0 of none. */
export function share(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
}
