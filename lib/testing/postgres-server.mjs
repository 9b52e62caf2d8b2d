import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Puts up a PostgreSQL server of its own in a temporary folder, for tests. Where there is none on the machine
 * and the system's packages may be installed (root, apt), it is installed. Runs on Node 20 with nothing installed.
 *
 * @param {{ install?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<{ url: string, version: string, stop(): void } | { url: null, reason: string }>}
 */
export async function startPostgres({ install = true, say = () => {} } = {}) {
  let bin = findBinaries()
  if (!bin && install) {
    const refusal = installPackage(say)
    if (refusal) return { url: null, reason: refusal }
    bin = findBinaries()
  }
  if (!bin) return { url: null, reason: 'no PostgreSQL server is installed' }

  const user = unprivileged()
  if (user === null) return { url: null, reason: 'PostgreSQL does not run as root, and no other user was found' }
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data)
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  const as = { ...user, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } }
  const clean = () => rmSync(folder, { recursive: true, force: true })
  try {
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
      ...as,
      stdio: 'pipe',
    })
    const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim()
    const port = await freePort()
    const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' }
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const stop = () => {
      process.off('exit', stop)
      // Immediate: nothing in it is wanted again.
      if (server.exitCode === null) server.kill('SIGQUIT')
      clean()
    }
    process.on('exit', stop)
    try {
      await ready(server)
    } catch (error) {
      stop()
      throw error
    }
    server.unref()
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, version, stop }
  } catch (error) {
    clean()
    return {
      url: null,
      reason: `PostgreSQL did not start: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)}`,
    }
  }
}

function findBinaries() {
  const versions = '/usr/lib/postgresql'
  const packaged = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(versions, version, 'bin'))
    : []
  const places = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...packaged]
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')))
}

/** @returns {string | undefined} why not */
function installPackage(say) {
  if (process.getuid?.() !== 0) return 'no PostgreSQL server is installed, and only root may install one'
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' })
  } catch {
    return 'no PostgreSQL server is installed, and this system has no apt-get'
  }
  say('Installing PostgreSQL for the tests …')
  const options = { stdio: 'ignore', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const packages = ['install', '-y', '--no-install-recommends', 'postgresql']
  try {
    try {
      execFileSync('apt-get', packages, options)
    } catch {
      execFileSync('apt-get', ['update'], options)
      execFileSync('apt-get', packages, options)
    }
  } catch {
    return 'no PostgreSQL server is installed, and the package could not be had'
  }
}

/** The user to run the server as: {} for ourselves, null if there is none. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (what) =>
        Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // The next name.
    }
  }
  return null
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr.setEncoding('utf8')
    server.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-4_000)
      if (/database system is ready to accept connections/.test(said)) {
        server.stderr.unref?.()
        resolve()
      }
    })
    server.on('error', reject)
    server.on('exit', (code) => reject(new Error(said.trim().split('\n').at(-1) || `it ended with ${code}`)))
  })
}

// By itself: prints its address and stays until it is told to end.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await startPostgres({ say: console.error })
  if (server.url === null) {
    console.error(server.reason)
    process.exit(1)
  }
  console.log(server.url)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
  setInterval(() => {}, 60_000)
}
