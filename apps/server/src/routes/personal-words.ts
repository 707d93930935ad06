/** Personal data in the words of the API: masked values, looks, and what a request for deletion comes to. */
import { FACTS } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { mask } from '@fairline/contract/mask'
import type { Ground as GroundOnWire, MeDeletion, MePersonalData, PersonalDataView } from '@fairline/contract/views/privacy'
import type { Account } from '@fairline/domain/account/account'
import { zoneFor } from '@fairline/domain/pack/line-product'
import type { Pack } from '@fairline/domain/pack/pack'
import { standingDeletion } from '@fairline/domain/privacy/deletion'
import { type Ground, keptFor, keptUntil } from '@fairline/domain/privacy/kept-for'
import { GROUND_WORDS } from '@fairline/domain/privacy/privacy-words'
import type { z } from 'zod'
import type { HeldValue } from '../sealing/held-values.ts'
import type { PersonalLook } from '../store/personal-looks.ts'

type MyData = z.infer<typeof MePersonalData>
const ME = 'me:'

const heldFrom = ({ kind, type, source, at }: HeldValue) => ({
  kind,
  from: { zh: FACTS[type].zh, en: FACTS[type].en },
  source,
  at: writeInstant(at),
})
export const maskedValue = (held: HeldValue): MyData['values'][number] => ({
  ...heldFrom(held),
  shown: held.value === null ? null : mask(held.kind, held.value),
})
export const clearValue = (held: HeldValue) => ({ ...heldFrom(held), value: held.value })

/** Who of us it was is our affair. */
export const myLook = ({ at, actor, purpose, fields }: PersonalLook): MyData['looks'][number] => ({
  at: writeInstant(at),
  by: actor.startsWith(ME) ? 'me' : 'lender',
  purpose,
  fields: [...fields],
})
export const lookView = (look: PersonalLook): z.infer<typeof PersonalDataView>['looks'][number] => ({ ...myLook(look), actor: look.actor })

/** What stands, or what would come of it if it were asked for now. */
export function deletionView(account: Account, pack: Pack, at: number): z.infer<typeof MeDeletion> {
  const { information } = account.signals
  const standing = standingDeletion(information)
  const grounds = keptFor(account, zoneFor(pack, account.line)).filter(({ until }) => until === null || until > at)
  const until = keptUntil(grounds, at)
  return {
    standing: standing && { request_id: standing.requestId, requested_at: writeInstant(standing.requestedAt) },
    erased_at: information.erasedAt === null ? null : writeInstant(information.erasedAt),
    answer: grounds.length === 0 ? 'erased' : 'locked',
    until: grounds.length === 0 || until === null ? null : writeInstant(until),
    grounds: grounds.map(groundView),
  }
}

const groundView = ({ code, law, until }: Ground): z.infer<typeof GroundOnWire> => ({
  code,
  law,
  until: until === null ? null : writeInstant(until),
  text: GROUND_WORDS[code],
})
