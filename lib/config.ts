import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const onOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on')
const httpAddress = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'is not a time zone')

const language = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}, 'is not a language tag')

/** `10.0.0.0/8:8080` or `[fd00::]/8:443` → its parts. */
const allowance = z.string().transform((text, context) => {
  const match = /^\[?([0-9a-fA-F.:]+?)\]?\/(\d{1,3}):(\d{1,5})$/.exec(text)
  const [, address = '', bits = '', port = ''] = match ?? []
  const width = isIP(address) === 6 ? 128 : 32
  if (!isIP(address) || Number(bits) > width || Number(port) < 1 || Number(port) > 65_535) {
    context.addIssue({ code: 'custom', message: `has an entry that is not CIDR:port ("${text.slice(0, 60)}")` })
    return z.NEVER
  }
  return { address, bits: Number(bits), port: Number(port) }
})

const mailServer = z
  .string()
  .regex(/^smtps?:\/\/[^\s/?#]+/, 'must begin with smtp:// or smtps:// and name a server')
  .refine(URL.canParse, 'is not an address; signs such as @ or / in a password are written as %40 and %2F')

/** `noreply@paper.example`, or with a name before it in angle brackets, as letters show it. */
const sender = z.string().transform((text, context) => {
  const match = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^\s<>@,;"]+@[^\s<>@,;"]+)>|([^\s<>@,;"]+@[^\s<>@,;"]+))$/u.exec(
    text.trim(),
  )
  const address = match?.[2] ?? match?.[3]
  if (address === undefined || text.length > 200) {
    context.addIssue({ code: 'custom', message: 'must be a mail address, or "A Name <address>"' })
    return z.NEVER
  }
  return { name: match?.[1]?.trim() || null, address }
})

/**
 * A provider's issuer, verbatim: a slash at its end belongs to it. https, or this very machine, where nobody listens in.
 *
 * @see OpenID Connect Discovery 1.0 §2
 */
const issuer = z.url({ error: 'is not an address', abort: true }).refine((text) => {
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  if (search || hash || username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
}, 'must be an https address without a query; http only on a loopback address')

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

const Settings = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: httpAddress.optional(),
  CONTACT: z.string().max(200).optional(),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PAPER_NAME: z.string().min(1).max(80).optional(),
  PAPER_TAGLINE: z.string().max(200).optional(),
  PAPER_PLACE: z.string().min(1).max(120).optional(),
  PAPER_TIME_ZONE: timeZone.optional(),
  PAPER_LANGUAGE: language.optional(),
  REGISTRATION: z.enum(['open', 'invite', 'closed']).default('open'),
  WEATHER_PROVIDER: z.enum(['met-norway', 'open-meteo', 'none']).default('met-norway'),
  WEATHER_URL: httpAddress.optional(),
  WEATHER_KEY: z.string().optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: sender.optional(),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().max(500).optional(),
  OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  GITHUB_ID: z.string().max(500).optional(),
  GITHUB_SECRET: z.string().max(500).optional(),
  GOOGLE_ID: z.string().max(500).optional(),
  GOOGLE_SECRET: z.string().max(500).optional(),
  WEBSUB_HUB: z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value).href)
    .optional(),
  FETCH_ALLOW: list.pipe(z.array(allowance)),
  SAVE_ALLOW: list.pipe(z.array(allowance)),
  POLL: onOff('on'),
  DEMO: onOff('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  TRUSTED_PROXIES: list,
})

export type Allowance = z.infer<typeof allowance>
export type Config = ReturnType<typeof shape>

/** A setting that cannot be used: the start ends with this one line. */
export class SettingError extends Error {
  override name = 'SettingError'
}

/**
 * The settings of `contract.md`, parsed once. An empty value counts as absent.
 *
 * @throws SettingError with one line that names the first wrong setting
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? 'a setting')
    const shown = String(given[name] ?? '')
      .slice(0, 80)
      .replace(/\p{Cc}+/gu, ' ')
    const secret = /URL$|KEY$|SECRET$/.test(name) && name !== 'PUBLIC_URL' ? '' : ` It is "${shown}".`
    throw new SettingError(`The setting ${name} cannot be used: ${issue?.message ?? 'it is not valid'}.${secret}`)
  }
  refuseHalves(parsed.data)
  const config = shape(parsed.data)
  if (config.clock && !config.loopback) {
    throw new SettingError(
      'The setting CLOCK is for tests and needs a loopback address: unset CLOCK, or set HOST to 127.0.0.1.',
    )
  }
  return config
}

/** Settings that are good for nothing alone: the first ones are all needed, the last may be left out. */
const TOGETHER = [
  { needed: ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'], besides: ['OIDC_NAME'] },
  { needed: ['GITHUB_ID', 'GITHUB_SECRET'], besides: [] },
  { needed: ['GOOGLE_ID', 'GOOGLE_SECRET'], besides: [] },
] as const

function refuseHalves(settings: z.infer<typeof Settings>): void {
  for (const { needed, besides } of TOGETHER) {
    const given = [...needed, ...besides].find((name) => settings[name] !== undefined)
    const missing = needed.find((name) => settings[name] === undefined)
    if (given && missing)
      throw new SettingError(`The setting ${given} needs ${missing} too: set it, or unset ${given}.`)
  }
}

const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)

/** A provider's application as the operator registered it there; null where it is not set up. */
const clientOf = (id: string | undefined, secret: string | undefined) =>
  id !== undefined && secret !== undefined ? { id, secret } : null

function shape(settings: z.infer<typeof Settings>) {
  const loopback = isLoopback(settings.HOST)
  const { OIDC_ISSUER: oidcIssuer } = settings
  const oidcClient = clientOf(settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)
  return {
    port: settings.PORT,
    host: settings.HOST,
    loopback,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    /** PUBLIC_URL was set: then only its host is answered. */
    publicUrlGiven: settings.PUBLIC_URL !== undefined,
    contact: settings.CONTACT ?? null,
    clock: settings.CLOCK ? new Date(settings.CLOCK) : null,
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    /** `PAPER_*` as set in the environment; null where the desk's value or the default holds. */
    paper: {
      name: settings.PAPER_NAME ?? null,
      tagline: settings.PAPER_TAGLINE ?? null,
      place: settings.PAPER_PLACE ?? null,
      timeZone: settings.PAPER_TIME_ZONE ?? null,
      language: settings.PAPER_LANGUAGE ?? null,
    },
    registration: settings.REGISTRATION,
    weather: {
      provider: settings.WEATHER_PROVIDER,
      url: settings.WEATHER_URL ?? null,
      key: settings.WEATHER_KEY ?? null,
    },
    /** In place of the one that is made once and kept in the data folder. */
    authSecret: settings.AUTH_SECRET ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    /** Who letters are from; without a name the paper's own stands there. */
    mailFrom: settings.MAIL_FROM ?? { name: null, address: `noreply@${hostOf(settings.PUBLIC_URL)}` },
    /** Where people may have accounts that let them in here (rules §9). */
    providers: {
      oidc:
        oidcIssuer && oidcClient
          ? { ...oidcClient, issuer: oidcIssuer, name: settings.OIDC_NAME ?? new URL(oidcIssuer).hostname }
          : null,
      github: clientOf(settings.GITHUB_ID, settings.GITHUB_SECRET),
      google: clientOf(settings.GOOGLE_ID, settings.GOOGLE_SECRET),
    },
    /** The hub that is told when the paper's feeds change; null for none. */
    websubHub: settings.WEBSUB_HUB ?? null,
    fetchAllow: settings.FETCH_ALLOW,
    saveAllow: settings.SAVE_ALLOW,
    poll: settings.POLL,
    demo: settings.DEMO,
    logLevel: settings.LOG_LEVEL,
    trustedProxies: settings.TRUSTED_PROXIES,
  }
}

/** An address of numbers is no host of mail. */
function hostOf(publicUrl: string | undefined): string {
  const { hostname } = new URL(publicUrl ?? 'http://localhost')
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname
}
