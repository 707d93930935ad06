/** One notice or message to a borrower, by e-mail, text message or push: in his language, to his address, and not at night where it can wait. */
import { UTC } from '@fairline/domain/kernel/zone'
import { aboutOf } from '@fairline/domain/notices/about'
import { renderNotice } from '@fairline/domain/notices/render-notice'
import type { NoticeTemplates } from '@fairline/domain/notices/templates'
import { productFor } from '@fairline/domain/pack/line-product'
import type { Packs } from '../packs.ts'
import { openValue, type SealedValue } from '../sealing/seal.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { findAccount } from '../store/account-table.ts'
import { type Contact, findContact } from '../store/contact-table.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Database } from '../store/database.ts'
import type { Channel, DueDelivery } from '../store/delivery-table.ts'
import type { ToldEvent } from '../store/told-events.ts'
import { deliveryName, failed, type LetterPort, type Outcome } from './channel.ts'
import { afterQuiet } from './quiet-hours.ts'

export type LetterChannel = Exclude<Channel, 'webhook'>

export type SendLetter = (organisationId: number, delivery: DueDelivery, event: ToldEvent, signal: AbortSignal) => Promise<Outcome>

export type LetterParts = {
  readonly database: Database
  readonly packs: Packs
  readonly sealing: Sealing
  readonly ports: Readonly<Partial<Record<LetterChannel, LetterPort>>>
  /** Words that a second person approved, where an organisation uses its own. */
  readonly templatesOf: (organisationId: number) => Promise<NoticeTemplates>
  readonly now: () => number
}

const ADDRESS = { email: 'email', sms: 'phone', push: 'push' } as const satisfies Record<LetterChannel, keyof Contact>

/** Under which an address is sealed. */
export const contactPlace = (borrowerId: bigint, field: 'email' | 'phone' | 'push') => ({ borrowerId, eventKey: 'contact', field })

export function openSendLetter(parts: LetterParts): SendLetter {
  const { database, packs, ports, now } = parts
  return async (organisationId, delivery, event, signal) => {
    const channel = delivery.channel as LetterChannel
    const port = ports[channel]
    if (port === undefined) return { outcome: 'withheld', problem: 'nobody sends on this channel' }
    const book = database.as(organisationId)
    const contact = await findContact(book, delivery.borrower)
    const sealed = contact?.[ADDRESS[channel]] ?? null
    if (contact === undefined || sealed === null) return { outcome: 'withheld', problem: 'no address' }
    const to = await addressOf(parts, organisationId, delivery, ADDRESS[channel], sealed)
    if (to === undefined) return { outcome: 'withheld', problem: 'the address was erased' }
    const pack = await packs.byId(event.packId)
    const row = await findAccount(book, delivery.borrower)
    const account = row && (await readAccounts(book, [row])).get(delivery.borrower.id)?.()
    const product = account === undefined ? pack.defaultProduct : productFor(pack, account.line)
    const until = delivery.isMandatory ? now() : afterQuiet(contact.quiet, now(), product?.zone ?? UTC)
    if (until > now()) return { outcome: 'later', until }
    const outcome = event.decision.outcomes[delivery.nth]
    if (outcome?.type !== 'notice-due') return failed('this event has no such notice', true)
    const about = aboutOf(event.decision.outcomes, outcome.data.about, delivery.nth)
    const template = (await parts.templatesOf(organisationId)).get(outcome.data.about)
    const told = {
      notice: outcome.data,
      outcome: about,
      at: event.decision.at,
      borrower: delivery.ref,
      line: event.decision.line,
      pack,
      product,
    }
    const rendered = renderNotice({ ...told, ...(template && { template }) }, contact.language)
    return port.send({ id: deliveryName(delivery), organisationId, ref: delivery.ref, to, language: contact.language, rendered }, signal)
  }
}

async function addressOf(
  { database, sealing }: LetterParts,
  organisationId: number,
  { borrower }: DueDelivery,
  field: 'email' | 'phone' | 'push',
  sealed: SealedValue,
): Promise<string | undefined> {
  const key = (await sealing.find(database.as(organisationId), [borrower])).get(borrower.id)
  return key?.id === sealed.key ? openValue(key, contactPlace(borrower.id, field), sealed) : undefined
}
