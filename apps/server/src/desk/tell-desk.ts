/**
 * The lender's side of a desk's webhooks: whoever has the code of a line has it told at an address that there is something to ask about.
 *
 * Thin     a message names the line by the hash of its code and says nothing more: what happened, the desk asks for, and is told what the borrower lets it see then.
 * Consent  of a borrower who lets no desk see him not even that something happened is told.
 * Apart    the endpoint of one desk and secret: two desks that see the same borrower learn nothing of each other.
 */
import { createHash } from 'node:crypto'
import { wireType } from '@fairline/contract/cloud-event'
import type { DeskHook } from '@fairline/contract/desk/connections'
import { writeInstant } from '@fairline/contract/instant'
import { deskConsentOf } from '@fairline/domain/privacy/desk-consents'
import { isInForce } from '@fairline/domain/signals/consent'
import { placeOf } from '../notices/endpoints.ts'
import { accountOf } from '../routes/borrower-signals.ts'
import { borrowerNamed } from '../routes/found-borrower.ts'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Books } from '../store/database.ts'
import { dropUnusedEndpoint, findLinkBy, findLinked, subjectsTold, tellLinkAt } from '../store/desk-link-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { addEndpoint, DESK_LINE_CHANGED } from '../store/webhook-table.ts'
import { hashLinkCode } from './linked-line.ts'

export type TellParts = Readonly<{ database: Books; sealing: Sealing; now: () => number }>

/** By which both sides know the line. */
export const subjectOf = (code: string): string => hashLinkCode(code).toString('hex')

const ID_DIGITS = 32

/** False: no borrower made this code, or he ended it. */
export async function tellDeskAt({ database, sealing, now }: TellParts, code: string, { url, secret }: DeskHook): Promise<boolean> {
  const sha256 = hashLinkCode(code)
  const linked = await findLinked(database, sha256)
  if (linked === undefined) return false
  const { organisationId } = linked
  const id = `desk-${createHash('sha256').update(`${url}\n${secret}`).digest('hex').slice(0, ID_DIGITS)}`
  const sealed = (await openSecrets(sealing, database, organisationId)).seal(placeOf(id), secret)
  return inTransaction(database.as(organisationId), async (client) => {
    const link = await findLinkBy(client, organisationId, sha256)
    if (link === undefined) return false
    await addEndpoint(client, organisationId, { id, url, types: [DESK_LINE_CHANGED], secret: sealed, createdAt: now() })
    await tellLinkAt(client, organisationId, link.id, id)
    if (link.endpointId !== null && link.endpointId !== id) await dropUnusedEndpoint(client, organisationId, link.endpointId)
    return true
  })
}

export type ToldDesk = Readonly<{ id: string; ref: string; endpointId: string; at: number }>

/** Undefined: there is nobody to tell, or the borrower lets no desk see him. */
export async function deskMessage(database: Books, organisationId: number, told: ToldDesk): Promise<string | undefined> {
  const { id, ref, endpointId, at } = told
  const [subject] = await subjectsTold(database.as(organisationId), organisationId, ref, endpointId)
  const found = subject === undefined ? undefined : await borrowerNamed(database, organisationId, ref)
  if (found === undefined) return undefined
  const account = await accountOf(found)
  if (!isInForce(deskConsentOf(account.signals.information.desk, 'board'), Math.max(account.clockAt, at))) return undefined
  return JSON.stringify({
    ...{ specversion: '1.0', id, source: 'fairline', type: wireType(DESK_LINE_CHANGED), subject, time: writeInstant(at) },
    ...{ datacontenttype: 'application/json', data: {} },
  })
}
