import { readConfig } from '#lib/config.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { openLanes } from '#lib/jobs/lanes.ts'
import { LANES } from '#lib/jobs/read-source.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb } from '#lib/web/web.ts'

// The least that a poll could take: the same way out with the same manners, the same parser threads, and nothing
// cleaned or stored. Prints how many entries it read.
const now = () => new Date()
const { fetchAllow } = readConfig(process.env)
const web = openWeb({ allow: fetchAllow, userAgent: 'Broadsheet benchmark', holds: memoryHolds(), now })
const parser = openParser()
let entries = 0
const lanes = openLanes<string>({
  width: LANES,
  keyOf: (address) => new URL(address).host,
  async run(address) {
    const fetched = await web.fetch(address)
    if (!fetched.ok) throw new Error(`${address}: ${fetched.failure.problem}`)
    const contentType = fetched.value.headers['content-type'] ?? null
    const feed = await parser.feed(fetched.value.body, { url: address, contentType }, now())
    if (!feed.ok) throw new Error(`${address}: ${feed.reason}`)
    entries += feed.value.entries.length
  },
})
lanes.push(process.argv.slice(2))
await lanes.idle()
await web.close()
await parser.close()
console.log(entries)
