/** How a borrower is reached: addresses sealed with his key, and told only as far as he would know them again. */
import { mask } from '@fairline/contract/mask'
import type { ContactView, ContactWish } from '@fairline/contract/views/notices'
import type { z } from 'zod'
import type { FoundBorrower } from '../routes/found-borrower.ts'
import { openValue, type SealedValue, type SealingKey, sealValue, tokenOf } from '../sealing/seal.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { replaceContactAddresses } from '../store/contact-address-table.ts'
import { type Contact, findContact, saveContact } from '../store/contact-table.ts'
import type { AddressKind } from '../store/me-code-table.ts'
import { insertSealingKeys } from '../store/sealing-key-table.ts'
import { contactPlace } from './send-letter.ts'

type Field = 'email' | 'phone' | 'push'
/** Null: none, or erased. */
export type ReadableContact = Omit<Contact, Field> & Readonly<Record<Field, string | null>>

const NOTHING_KNOWN: Contact = { language: 'zh', email: null, phone: null, push: null, optedOut: [], quiet: null }

export async function readContact({ book, borrower }: FoundBorrower, sealing: Sealing): Promise<ReadableContact> {
  const contact = (await findContact(book, borrower)) ?? NOTHING_KNOWN
  const key = (await sealing.find(book, [borrower])).get(borrower.id)
  const opened = (field: Field, sealed: SealedValue | null): string | null =>
    sealed !== null && key?.id === sealed.key ? openValue(key, contactPlace(borrower.id, field), sealed) : null
  const { email, phone, push } = contact
  return { ...contact, email: opened('email', email), phone: opened('phone', phone), push: opened('push', push) }
}

export async function writeContact(
  { book, borrower, organisationId, row }: FoundBorrower,
  { language, email, phone, push_token, opted_out, quiet_hours }: z.output<typeof ContactWish>,
  { sealing, at }: Readonly<{ sealing: Sealing; at: number }>,
): Promise<void> {
  await book.withClient(async (client) => {
    await client.query('begin')
    const { keys, made } = await sealing.findOrMake(client, [borrower])
    await insertSealingKeys(client, organisationId, made)
    const key: SealingKey = keys.get(borrower.id)!
    const sealed = (field: Field, value: string | null): SealedValue | null =>
      value === null ? null : sealValue(key, contactPlace(borrower.id, field), field === 'push' ? 'free_text' : field, value)
    const contact: Contact = {
      language,
      email: sealed('email', email),
      phone: sealed('phone', phone),
      push: sealed('push', push_token),
      optedOut: opted_out,
      quiet: quiet_hours,
    }
    await saveContact(client, organisationId, borrower, contact, at)
    const indexKey = await sealing.indexKeyOf(client, organisationId)
    const token = (kind: AddressKind, value: string | null) => (value === null ? {} : { [kind]: tokenOf(indexKey, kind, value) })
    await replaceContactAddresses(
      client,
      { organisationId, borrower, ref: row.ref },
      { ...token('phone', phone), ...token('email', email) },
    )
    await client.query('commit')
  })
}

export const contactView = ({ language, email, phone, push, optedOut, quiet }: ReadableContact): z.infer<typeof ContactView> => ({
  language,
  email: email === null ? null : mask('email', email),
  phone: phone === null ? null : mask('phone', phone),
  push: push !== null,
  opted_out: [...optedOut],
  quiet_hours: quiet,
})
