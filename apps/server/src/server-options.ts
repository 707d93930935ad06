/** What a server is started with. */
import type { ProvidersFile } from './auth/provider-settings.ts'
import type { Rates } from './auth/rates.ts'
import type { LoadedPack } from './cli/load-pack.ts'
import type { DemoParts } from './demo/demo.ts'
import type { FundingOptions } from './desk/open-desk.ts'
import type { MailSettings } from './notices/send-mail.ts'
import type { WebhookReach } from './notices/send-webhook.ts'
import type { EventLog } from './operations/event-log.ts'
import type { Metrics, noMetrics } from './operations/metrics-hooks.ts'
import type { PackApproval } from './pack-choice.ts'
import type { ClamdSettings } from './ports/clamd-scanner.ts'
import type { PortMode } from './ports/ports.ts'
import type { HttpLimits } from './routes/http-limits.ts'

export type ServerOptions = {
  databaseUrl: string
  migrations: string
  dataDir: string
  loaded: LoadedPack
  now: () => number
  log?: EventLog
  metrics?: Pick<Metrics, keyof typeof noMetrics>
  limits?: HttpLimits
  /** How many requests somebody may make a minute. */
  rates?: Rates | undefined
  /** Where the built console is. */
  consoleDir?: string
  /** That prints documents to PDF, where there is one. */
  chromium?: string | undefined
  /** Whether two people have to agree before a changed pack decides. */
  packApproval?: PackApproval | undefined
  /** Of the packaged PostgreSQL, where there is one. */
  postgresIsUp?: () => boolean
  /** Who answers where the platform touches the world. */
  ports?: PortMode
  /** The SMTP server that e-mails leave by. */
  mail?: MailSettings | undefined
  /** Who scans what borrowers bring; left out, the ports do. */
  clamd?: ClamdSettings | undefined
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies?: readonly string[]
  /** Where webhooks may go: `public` where it is left out. */
  webhookReach?: WebhookReach | undefined
  /** How funding plans are solved, and waited for. */
  planning?: FundingOptions | undefined
  /** Who else says who somebody is. */
  providers?: ProvidersFile | undefined
  /** With a demo book beside whatever else is served. */
  demo?: DemoOptions
}

export type DemoOptions = Pick<DemoParts, 'onLoading' | 'onLoadingEnds' | 'onLoaded'> & { readonly borrowers: number }
