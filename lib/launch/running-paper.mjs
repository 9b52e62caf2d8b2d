import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { root } from './places.mjs'

/**
 * The process that runs on our data folder and answers there: building under it would take its files away.
 * A number alone proves nothing, for a dead paper's may belong to another program by now.
 *
 * @returns {Promise<number | null>}
 */
export async function runningPaper() {
  try {
    const folder = resolve(root, process.env.DATA_DIR || 'data')
    const { pid, port } = JSON.parse(readFileSync(join(folder, 'control.json'), 'utf8'))
    process.kill(pid, 0)
    return (await answers(port)) ? pid : null
  } catch {
    return null
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((settle) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 })
    const end = (open) => {
      socket.destroy()
      settle(open)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}
