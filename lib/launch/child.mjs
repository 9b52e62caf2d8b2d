import { spawn } from 'node:child_process'

const PASSED_ON = ['SIGTERM', 'SIGINT', 'SIGHUP']

/**
 * Runs a program until it ends, handing it every signal that we get.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, quiet?: boolean, tied?: boolean }} options quiet keeps its
 *   output back and shows it only if it fails; tied ends it when we are killed, or when the npm that runs us is
 * @returns {Promise<number>} its exit code; 128 + signal number where a signal ended it
 */
export function run(program, args, options) {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.quiet
        ? ['ignore', 'pipe', 'pipe']
        : ['inherit', 'inherit', 'inherit', ...(options.tied ? ['ipc'] : [])],
      // npm is a script on Windows, and only a shell runs those.
      shell: process.platform === 'win32' && program === 'npm',
    })
    const kept = []
    child.stdout?.on('data', (part) => kept.push(part))
    child.stderr?.on('data', (part) => kept.push(part))
    const pass = (signal) => child.kill(signal)
    for (const signal of PASSED_ON) process.on(signal, pass)
    const parent = process.ppid
    // npm ends its shell and not us; whoever starts us without npm may leave us running and go.
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 500)
    if (!options.tied || !process.env.npm_lifecycle_event) clearInterval(watch)
    const over = () => {
      clearInterval(watch)
      for (const signal of PASSED_ON) process.off(signal, pass)
    }
    child.on('error', (problem) => {
      over()
      fail(problem)
    })
    child.on('close', (code, signal) => {
      over()
      if (code !== 0 && kept.length) process.stderr.write(Buffer.concat(kept))
      settle(code ?? 128 + (signalNumbers[signal] ?? 0))
    })
  })
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
