import { fileURLToPath } from 'node:url'

/** The project's own folder, wherever it lies (spaces and all). */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string} path inside the project */
export const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Ends the start with one plain line. */
export class Refusal extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}
