/** One notice or message to a borrower, by e-mail, text message or push: in his language, to his address, and not at night where it can wait. */

import type { Account } from '@fairline/domain/account/account'
import type { Language } from '@fairline/domain/documents/markup'
import { UTC } from '@fairline/domain/kernel/zone'
import { summaryOf } from '@fairline/domain/line/line'
import { aboutOf } from '@fairline/domain/notices/about'
import { isGivenBack } from '@fairline/domain/notices/given-back'
import { NOTICE_WORDS } from '@fairline/domain/notices/notice-words'
import { renderBack } from '@fairline/domain/notices/render-back'
import { renderNotice } from '@fairline/domain/notices/render-notice'
import type { Rendered } from '@fairline/domain/notices/rendered'
import { BACK, type NoticeTemplates } from '@fairline/domain/notices/templates'
import { productFor } from '@fairline/domain/pack/line-product'
import type { Product } from '@fairline/domain/product/product'
import type { Packs } from '../packs.ts'
import { openValue, type SealedValue } from '../sealing/seal.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { findAccount } from '../store/account-table.ts'
import { type Contact, findContact } from '../store/contact-table.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Database, Queryable } from '../store/database.ts'
import type { Channel } from '../store/delivery-table.ts'
import type { DueDelivery } from '../store/due-delivery-table.ts'
import { findMessage } from '../store/message-table.ts'
import type { ToldEvent } from '../store/told-events.ts'
import { deliveryName, failed, type LetterPort, type Outcome } from './channel.ts'
import { afterQuiet } from './quiet-hours.ts'

export type LetterChannel = Exclude<Channel, 'webhook'>

/** `event`: undefined of a message, which tells of none. */
export type SendLetter = (
  organisationId: number,
  delivery: DueDelivery,
  event: ToldEvent | undefined,
  signal: AbortSignal,
) => Promise<Outcome>

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
  const { database, ports, now } = parts
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
    const account = await accountOf(parts, organisationId, delivery)
    const product = productOf(parts, account)
    const until = delivery.isMandatory ? now() : afterQuiet(contact.quiet, now(), product?.zone ?? UTC)
    if (until > now()) return { outcome: 'later', until }
    const { language } = contact
    const rendered = await (event === undefined
      ? messageIn(book, delivery, language)
      : letterOf(parts, organisationId, delivery, { event, account, product, contact }))
    if (rendered === undefined) return failed('there is no such notice', true)
    if (typeof rendered === 'string') return { outcome: 'withheld', problem: rendered }
    return port.send({ id: deliveryName(delivery), organisationId, ref: delivery.ref, to, language, rendered }, signal)
  }
}

async function accountOf({ database }: LetterParts, organisationId: number, { borrower }: DueDelivery): Promise<Account | undefined> {
  const book = database.as(organisationId)
  const row = await findAccount(book, borrower)
  return row && (await readAccounts(book, [row])).get(borrower.id)?.()
}

const productOf = ({ packs }: LetterParts, account: Account | undefined): Product | null =>
  account === undefined ? packs.current.defaultProduct : productFor(packs.current, account.line)

async function messageIn(book: Queryable, { borrower, messageKey }: DueDelivery, language: Language): Promise<Rendered | undefined> {
  const message = messageKey === null ? undefined : await findMessage(book, borrower, messageKey)
  return message && { subject: message.subject[language], blocks: [{ kind: 'paragraph', text: message.body[language] }] }
}

type Told = Readonly<{ event: ToldEvent; account: Account | undefined; product: Product | null; contact: Contact }>

/** A text says why there is none. */
async function letterOf(
  { packs, templatesOf }: LetterParts,
  organisationId: number,
  { nth, ref: borrower, channel }: DueDelivery,
  { event, account, product, contact: { language, optedOut } }: Told,
): Promise<Rendered | string | undefined> {
  const { outcomes, at, line } = event.decision
  const outcome = outcomes[nth]
  const [pack, templates] = await Promise.all([packs.byId(event.packId), templatesOf(organisationId)])
  const wordsFor = (about: string) => {
    const template = templates.get(about)
    return template && { template }
  }
  if (outcome?.type === 'notice-due') {
    const { data: notice } = outcome
    const told = { notice, outcome: aboutOf(outcomes, notice.about, nth), at, borrower, line, pack, product, ...wordsFor(notice.about) }
    const rendered = renderNotice(told, language)
    // A text message has no room for it.
    return channel === 'email' ? withLeaf(rendered, event.leaf, language) : rendered
  }
  if (outcome === undefined || !isGivenBack(outcome) || account === undefined) return undefined
  if (optedOut.includes(BACK)) return 'he does not want it'
  if (account.line.stage === 'closed') return 'it is no longer so'
  const { holds } = account.line
  const told = { outcomes, holds, at, borrower, line: summaryOf(account.line), pack, product, ...wordsFor(BACK) }
  return renderBack(told, language) ?? 'it is no longer so'
}

/** Its last words, so that nobody can say later that it was never sent, or said something else. */
const withLeaf = ({ subject, blocks }: Rendered, leaf: string | null, language: Language): Rendered => ({
  subject,
  blocks: leaf === null ? blocks : [...blocks, { kind: 'paragraph', text: `${NOTICE_WORDS.leaf[language]}${leaf}` }],
})

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
