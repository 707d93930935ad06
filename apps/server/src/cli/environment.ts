/** What the environment may set, read in one place. */
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRateName, RATES, type Rates } from '../auth/rates.ts'
import type { MailSettings } from '../notices/send-mail.ts'
import type { WebhookReach } from '../notices/send-webhook.ts'
import type { PackApproval } from '../pack-choice.ts'
import type { ClamdSettings } from '../ports/clamd-scanner.ts'
import { PORT_MODES, type PortMode } from '../ports/ports.ts'
import { CommandFault } from './fault.ts'

export type Environment = {
  /** Where a data folder, keys and the packaged PostgreSQL live. */
  readonly dataDir: string
  readonly packDir: string
  readonly port: number
  /** Of `/metrics`. */
  readonly metricsPort: number | 'off'
  /** A PostgreSQL of the user's own; without it the packaged one runs. */
  readonly databaseUrl: string | undefined
  readonly logLevel: string | undefined
  /** That the command line uses; without it, that of the data folder. */
  readonly key: string | undefined
  /** That prints documents to PDF; without it, one where systems put it. */
  readonly chromium: string | undefined
  /** How many people a demo book has. */
  readonly demoBorrowers: number
  /** Who answers where the platform touches the world. */
  readonly ports: PortMode
  /** Where e-mails leave; without it, the sandbox keeps them. */
  readonly mail: MailSettings | undefined
  /** Who scans what borrowers bring; without it, the sandbox, or with external ports nobody. */
  readonly clamd: ClamdSettings | undefined
  /** Addresses or networks of proxies that say for whom they ask. */
  readonly trustedProxies: readonly string[]
  readonly webhookReach: WebhookReach
  /** The file of identity providers. */
  readonly providersFile: string | undefined
  /** Requests a minute, of each kind. */
  readonly rates: Rates
  /** Whether two people have to agree before a changed pack decides. */
  readonly packApproval: PackApproval
}

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url))
const PORT_DEFAULT = 8080
const METRICS_PORT_DEFAULT = 9464
const PORT_MAX = 65_535
const DEMO_BORROWERS_DEFAULT = 2_000
const DEMO_BORROWERS_MAX = 100_000

/** As `npm run build` of apps/console leaves it. */
export const CONSOLE = fileURLToPath(new URL('../../../console/dist', import.meta.url))
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  return {
    dataDir: resolve(env.FAIRLINE_DATA || join(PROJECT, '.data')),
    packDir: resolve(env.FAIRLINE_PACK || join(PROJECT, 'policies', 'cn-consumer')),
    port: readPort('PORT', env.PORT, PORT_DEFAULT),
    metricsPort: env.METRICS_PORT === 'off' ? 'off' : readPort('METRICS_PORT', env.METRICS_PORT, METRICS_PORT_DEFAULT, ', or off'),
    databaseUrl: env.DATABASE_URL || undefined,
    logLevel: env.FAIRLINE_LOG || undefined,
    key: env.FAIRLINE_KEY || undefined,
    ports: readPorts(env.FAIRLINE_PORTS),
    mail: readMail(env.FAIRLINE_SMTP_URL, env.FAIRLINE_MAIL_FROM),
    clamd: readClamd(env.FAIRLINE_CLAMD),
    trustedProxies: readProxies(env.FAIRLINE_TRUST_PROXY),
    webhookReach: readWebhookReach(env.FAIRLINE_WEBHOOKS),
    packApproval: readPackApproval(env.FAIRLINE_PACK_APPROVAL),
    rates: readRates(env.FAIRLINE_RATES),
    chromium: env.FAIRLINE_CHROMIUM || undefined,
    providersFile: env.FAIRLINE_OIDC ? resolve(env.FAIRLINE_OIDC) : undefined,
    demoBorrowers: readDemoBorrowers(env.FAIRLINE_DEMO_BORROWERS),
  }
}

function readPort(name: string, text: string | undefined, usual: number, orElse = ''): number {
  if (!text) return usual
  if (/^\d{1,5}$/.test(text) && Number(text) <= PORT_MAX) return Number(text)
  throw new CommandFault(`${name} must be a number from 0 to ${PORT_MAX}${orElse}`)
}

function readPorts(text: string | undefined): PortMode {
  const mode = PORT_MODES.find((one) => one === (text || 'sandbox'))
  if (mode) return mode
  throw new CommandFault(`FAIRLINE_PORTS must be one of ${PORT_MODES.join(', ')}`)
}

function readMail(smtpUrl: string | undefined, from: string | undefined): MailSettings | undefined {
  if (!smtpUrl) return undefined
  if (!/^smtps?:\/\/[^\s]+$/.test(smtpUrl))
    throw new CommandFault('FAIRLINE_SMTP_URL must be an address like smtps://user:password@host:465')
  if (!from || !/^[^\s@]+@[^\s@]+$/.test(from)) throw new CommandFault('FAIRLINE_MAIL_FROM must be the address that e-mails come from')
  return { smtpUrl, from }
}

function readClamd(text: string | undefined): ClamdSettings | undefined {
  if (!text) return undefined
  const [, host, port] = /^([^\s:/]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text) ?? []
  if (host === undefined || Number(port) === 0 || Number(port) > PORT_MAX)
    throw new CommandFault('FAIRLINE_CLAMD must be a host and a port, like 127.0.0.1:3310')
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** `person=6000,upload=60`: those that are named; the others stay as they are. */
function readRates(text: string | undefined): Rates {
  const rates = { ...RATES }
  for (const one of (text ?? '').split(',').flatMap((part) => part.trim() || [])) {
    const [, name = '', count] = /^([a-z-]+)=(\d{1,9})$/.exec(one) ?? []
    if (!isRateName(name) || Number(count) === 0)
      throw new CommandFault(`FAIRLINE_RATES must be requests a minute, like person=6000,upload=60, of ${Object.keys(RATES).join(', ')}`)
    rates[name] = Number(count)
  }
  return rates
}

/** An address may have the length of a network behind it: `10.0.0.0/8`. Never everybody: then anybody could say to be anybody. */
function readProxies(text: string | undefined): readonly string[] {
  const proxies = (text ?? '').split(',').flatMap((one) => one.trim() || [])
  if (proxies.every(isNetwork)) return proxies
  throw new CommandFault('FAIRLINE_TRUST_PROXY must be addresses or networks of proxies, like 127.0.0.1,10.0.0.0/8')
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  return most > 0 && rest.length === 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most))
}

function readWebhookReach(text: string | undefined): WebhookReach {
  if (!text || text === 'public') return 'public'
  if (text === 'any') return text
  throw new CommandFault('FAIRLINE_WEBHOOKS must be one of public, any')
}

function readPackApproval(text: string | undefined): PackApproval {
  if (!text || text === 'none') return 'none'
  if (text === 'required') return text
  throw new CommandFault('FAIRLINE_PACK_APPROVAL must be one of none, required')
}

function readDemoBorrowers(text: string | undefined): number {
  if (!text) return DEMO_BORROWERS_DEFAULT
  const count = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
  if (count > 0 && count <= DEMO_BORROWERS_MAX) return count
  throw new CommandFault(`FAIRLINE_DEMO_BORROWERS must be a number from 1 to ${DEMO_BORROWERS_MAX}`)
}
