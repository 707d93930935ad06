/** All that notices need to leave the house: endpoints, letters, and who sends them. */

import type { PortMode } from '../ports/ports.ts'
import { openSandboxLetters } from '../ports/sandbox/sandbox-letters.ts'
import { approvedTemplates } from '../store/notice-template-table.ts'
import type { WritePolicy } from '../store/submission.ts'
import { type Deliverer, type DelivererParts, openDeliverer } from './deliverer.ts'
import { type Endpoints, openEndpoints } from './endpoints.ts'
import { type MessageSweep, type MessageSweepParts, openMessageSweep } from './message-sweep.ts'
import { type LetterParts, openSendLetter } from './send-letter.ts'
import { type MailSettings, openMail } from './send-mail.ts'
import type { WebhookReach } from './send-webhook.ts'

export type Notices = {
  readonly endpoints: Endpoints
  readonly deliverer: Deliverer
  readonly sweep: MessageSweep
  /** Who takes letters, where somebody does. */
  readonly letters: LetterParts['ports']
  /** E-mails reach whoever they are for; else the sandbox keeps them, or nobody sends any. */
  readonly mailLeaves: boolean
  readonly tells: WritePolicy['tells']
  readonly webhookReach: WebhookReach
  /** Of this very server, to which the demo's lender sends whatever else is out of reach. */
  readonly allowOrigin: (url: string) => void
  readonly stop: () => Promise<void>
}

type Parts = Omit<DelivererParts, 'endpoints' | 'sendLetter' | 'reachOf'> &
  Pick<LetterParts, 'sealing'> &
  Pick<MessageSweepParts, 'clocks'> & {
    readonly portMode: PortMode
    readonly webhookReach: WebhookReach
    /** Undefined: the sandbox keeps e-mails, or nobody sends them. */
    readonly mail: MailSettings | undefined
  }

export function openNotices(parts: Parts): Notices {
  const { database, sealing, portMode, mail: mailSettings } = parts
  const endpoints = openEndpoints({ database, sealing })
  const mail = mailSettings && openMail(mailSettings)
  const sandbox = (channel: string) => (portMode === 'sandbox' ? openSandboxLetters(channel, parts) : undefined)
  const [email, sms, push] = [mail ?? sandbox('email'), sandbox('sms'), sandbox('push')]
  const ports = { ...(email && { email }), ...(sms && { sms }), ...(push && { push }) }
  const templatesOf = (organisationId: number) => approvedTemplates(database.as(organisationId), organisationId)
  const sendLetter = openSendLetter({ ...parts, ports, templatesOf })
  const allowed = new Set<string>()
  const deliverer = openDeliverer({
    ...parts,
    endpoints,
    sendLetter,
    reachOf: (url) => (allowed.has(new URL(url).origin) ? 'any' : parts.webhookReach),
  })
  const sweep = openMessageSweep({ ...parts, onSaid: deliverer.committed })
  return {
    endpoints,
    sweep,
    deliverer,
    letters: ports,
    mailLeaves: mail !== undefined,
    webhookReach: parts.webhookReach,
    allowOrigin: (url) => void allowed.add(new URL(url).origin),
    tells: (organisationId) => (endpoints.known(organisationId).size > 0 ? 'all' : 'notices'),
    stop: async () => {
      await Promise.all([deliverer.stop(), sweep.stop()])
      mail?.close()
    },
  }
}
