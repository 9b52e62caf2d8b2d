import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { Place } from './model.ts'

/**
 * The bundled list (GeoNames, CC BY 4.0; see make-cities.ts), largest place first, one line each, kept as bytes outside
 * the heap: some 5 MB, opened when the first place is asked for.
 */
let list: Buffer | undefined

const NEWLINE = 10
const BAR = 124

export function cities(): Buffer {
  // By the project's root, where every command runs: a URL beside this file would become a public asset of the build.
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/places/cities.tsv.br')
  list ??= brotliDecompressSync(readFileSync(file))
  return list
}

/** Some line of the list, found by any position in it. */
export function placeAround(at: number): Place | null {
  return readLine(cities().lastIndexOf(NEWLINE, at) + 1)
}

export function readLine(start: number): Place | null {
  // All that is wanted stands before the names.
  const line = cities().toString('utf8', start, cities().indexOf(BAR, start))
  const [id, name, country, latitude, longitude, timeZone] = line.split('\t')
  if (!name || !country || !timeZone) return null
  return { id: Number(id), name, country, latitude: Number(latitude), longitude: Number(longitude), timeZone }
}

/**
 * Where to look: made once, some 3 MB outside the heap, when a place is first searched for. Lines are numbered in the
 * list's order, which is by people.
 */
export type Index = {
  /** Of each line: its start, its id, its people, and where it is in degrees. */
  starts: Uint32Array
  ids: Uint32Array
  people: Uint32Array
  latitudes: Float32Array
  longitudes: Float32Array
  /** Positions of names, sorted by their first two bytes, then by people; `first[bytes]` is where those bytes begin. */
  names: Uint32Array
  first: Uint32Array
}

let index: Index | undefined

export function citiesIndex(): Index {
  index ??= makeIndex(cities())
  return index
}

function makeIndex(bytes: Buffer): Index {
  const starts: number[] = []
  const names: number[] = []
  const facts = { ids: [] as number[], people: [] as number[], latitudes: [] as number[], longitudes: [] as number[] }
  let start = 0
  for (let at = 0; at < bytes.length - 1; at += 1) {
    if (bytes[at] === NEWLINE) start = at + 1
    if (bytes[at] !== BAR || bytes[at + 1] === NEWLINE) continue
    names.push(at + 1)
    if (starts.at(-1) === start) continue
    // The first name of a line: what stands before it is told once.
    starts.push(start)
    const [id, , , latitude, longitude, , people] = bytes.toString('latin1', start, at).split('\t')
    facts.ids.push(Number(id))
    facts.people.push(Number(people))
    facts.latitudes.push(Number(latitude))
    facts.longitudes.push(Number(longitude))
  }
  return {
    starts: Uint32Array.from(starts),
    ids: Uint32Array.from(facts.ids),
    people: Uint32Array.from(facts.people),
    latitudes: Float32Array.from(facts.latitudes),
    longitudes: Float32Array.from(facts.longitudes),
    ...sorted(bytes, names),
  }
}

/** Sorted by counting, which keeps the order of people within the same two bytes. */
function sorted(bytes: Buffer, names: readonly number[]): Pick<Index, 'names' | 'first'> {
  const counts = new Uint32Array(65_536)
  const add = (two: number) => {
    const before = counts[two] ?? 0
    counts[two] = before + 1
    return before
  }
  for (const at of names) add(bytes.readUInt16BE(at))
  const first = new Uint32Array(65_537)
  counts.forEach((count, two) => {
    first[two + 1] = (first[two] ?? 0) + count
  })
  counts.fill(0)
  const positions = new Uint32Array(names.length)
  for (const at of names) {
    const two = bytes.readUInt16BE(at)
    positions[(first[two] ?? 0) + add(two)] = at
  }
  return { names: positions, first }
}
