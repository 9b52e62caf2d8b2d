import { openCluster } from './cluster.ts'

/** Run as a process of its own, which takes the 650 MB that making a database needs with it when it ends. */
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('make-cluster.ts FOLDER')
const pg = await openCluster(folder)
await pg.exec('checkpoint')
await pg.close()
