import { readConfig, SettingError } from '#lib/config.ts'
import { StoreError } from '#lib/db/store-error.ts'
import { openEngine } from '#lib/launch/engine.ts'
import { keepSecret, makeDataFolder } from '#lib/launch/secrets.ts'
import { StartError } from '#lib/launch/start-error.ts'
import { setLogLevel } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { checkPaperPlace } from '#lib/places/setting.ts'
import { runCommand, type Told } from './commands.ts'
import { inspectMachine } from './doctor.ts'
import { handOver, runningPaper } from './hand-over.ts'
import { type Finding, ill } from './inspect-store.ts'
import { CommandRefusal } from './refusal.ts'
import { type CommandRequest, readRequest, UsageError } from './request.ts'

const words = messagesFor('en').cli
const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

/** @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage */
async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  if (request === 'help') {
    say(words.help)
    return 0
  }
  if (request.name === 'doctor') return doctor(request)
  const told = await execute(request)
  if (request.json) say(JSON.stringify(told.value, null, 2))
  else for (const line of told.lines) say(line)
  return 0
}

/** In the running paper where there is one, else here. */
async function execute(request: CommandRequest): Promise<Told> {
  const config = readConfig(process.env)
  checkPaperPlace(config.paper.place)
  // A command is not a server: what it has to say, it says on standard output.
  setLogLevel(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const running = runningPaper(config.dataDir)
  const handed = running && (await handOver(running, request, say))
  if (handed) return handed
  makeDataFolder(config.dataDir)
  if (config.authSecret === null) keepSecret(config.dataDir)
  const engine = await openEngine(config, request.json ? () => undefined : say)
  try {
    return await runCommand(engine, request, say)
  } finally {
    await engine.close()
  }
}

async function doctor(request: CommandRequest): Promise<number> {
  const findings = await examine(request)
  const sick = findings.filter((finding) => !finding.fine)
  if (request.json) say(JSON.stringify({ well: sick.length === 0, findings }, null, 2))
  else {
    for (const { fine, text, mend } of findings) {
      say(words.doctor.line(fine, text))
      if (mend) say(words.doctor.mend(mend))
    }
    say(sick.length ? words.doctor.ill(sick.length) : words.doctor.well)
  }
  return sick.length ? 1 : 0
}

async function examine(request: CommandRequest): Promise<Finding[]> {
  try {
    const config = readConfig(process.env)
    checkPaperPlace(config.paper.place)
    const machine = await inspectMachine(config, runningPaper(config.dataDir)?.pid ?? null)
    // A folder that is not there yet is not made by looking.
    if (machine.some(({ mend }) => mend === words.doctor.mendNoFolder)) return machine
    try {
      // The value of this command is ours, and a list of findings whoever ran it.
      return [...machine, ...((await execute({ ...request, json: true })).value as Finding[])]
    } catch (problem) {
      if (!(problem instanceof StoreError || problem instanceof CommandRefusal)) throw problem
      return [...machine, ill(problem.message, words.doctor.mendDatabase)]
    }
  } catch (problem) {
    if (problem instanceof SettingError) return [ill(problem.message, words.doctor.mendSettings)]
    throw problem
  }
}

try {
  process.exitCode = await main()
} catch (problem) {
  if (problem instanceof UsageError) {
    complain(problem.message)
    process.exitCode = 2
  } else {
    const foreseen = [SettingError, StoreError, StartError, CommandRefusal].some((kind) => problem instanceof kind)
    complain(foreseen && problem instanceof Error ? problem.message : `${String(problem)}\n${words.internal}`)
    process.exitCode = 1
  }
}
