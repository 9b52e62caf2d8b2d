import { openFarm } from './feed-farm.ts'

// The farm in a process of its own, so that what it takes is nobody else's. Ends with its parent.
const [feeds, entries, port] = process.argv.slice(2).map(Number)
if (!feeds || !entries || !port) throw new Error('farm-process.ts FEEDS ENTRIES PORT')
const farm = await openFarm(feeds, entries, port, new Date())
process.on('message', () => process.send?.({ requests: farm.requests(), unchanged: farm.unchanged() }))
process.on('disconnect', () => process.exit(0))
process.send?.({ addresses: farm.addresses })
