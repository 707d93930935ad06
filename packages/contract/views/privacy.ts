/** Personal data as its borrower, and whoever works for him, may see it: masked unless he asks, or a reason is given. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { CONSENT_PURPOSES, DESK_SCOPES, REVEAL_PURPOSES } from '../facts/consent-facts.ts'
import { PERSONAL_KINDS } from '../personal-text.ts'
import { KEPT_FOR } from '../privacy-outcomes.ts'
import { prose, publicId } from '../text.ts'

const kind = z.enum(PERSONAL_KINDS)
const instantText = z.string()

/** `from`: what was sent, and by whom. `shown`: masked; null where the value was erased. */
const HeldValue = z.object({ kind, shown: z.string().nullable(), from: Bilingual, source: z.string(), at: instantText })
/** `fields` is empty where it was a document. */
const Look = z.object({
  at: instantText,
  by: z.enum(['me', 'lender']),
  purpose: z.enum(REVEAL_PURPOSES),
  fields: z.array(kind),
})

const LookedAt = Look.extend({ actor: z.string() })
/** For whoever works with the borrower. `locked`: his deletion was asked for, and his data is only stored. */
export const PersonalDataView = z
  .object({ id: z.string(), locked: z.boolean(), values: z.array(HeldValue), looks: z.array(LookedAt) })
  .meta({ id: 'PersonalData' })

export const Ground = z.object({ code: z.enum(KEPT_FOR), law: z.string(), until: instantText.nullable(), text: Bilingual })

/** What a request would come to, or has come to. `until`: null where no day is known yet, or nothing is kept. */
const DeletionAnswer = z.object({ answer: z.enum(['erased', 'locked']), until: instantText.nullable(), grounds: z.array(Ground) })
/** `standing`: null where nothing was asked. */
export const MeDeletion = DeletionAnswer.extend({
  standing: z.object({ request_id: z.string(), requested_at: instantText }).nullable(),
  erased_at: instantText.nullable(),
}).meta({ id: 'MeDeletion' })
export const MeDeletionWish = z.strictObject({ request_id: publicId })

/** Everything that is held, kind by kind, beside the values: what, from whom, why, and for how long. */
const HeldCategory = z.object({ id: z.string(), what: Bilingual, from: Bilingual, why: Bilingual, kept: Bilingual })
export const MePersonalData = z
  .object({
    made_at: instantText,
    values: z.array(HeldValue),
    categories: z.array(HeldCategory),
    looks: z.array(Look),
    deletion: MeDeletion,
  })
  .meta({ id: 'MePersonalData' })

/** In clear, for himself: `value` is null where it was erased. */
export const MePersonalCopy = MePersonalData.extend({
  borrower: z.string(),
  values: z.array(HeldValue.omit({ shown: true }).extend({ value: z.string().nullable() })),
}).meta({ id: 'MePersonalCopy' })

export const CONSENT_NAMES = [...CONSENT_PURPOSES, ...DESK_SCOPES.map((scope) => `desk.${scope}` as const)] as const

/** `stops`, `goes_on`: what taking it back would do. */
const MeConsent = z.object({
  consent: z.enum(CONSENT_NAMES),
  name: Bilingual,
  state: z.enum(['never_given', 'in_force', 'taken_back', 'run_out']),
  given_at: instantText.nullable(),
  until: instantText.nullable(),
  taken_back_at: instantText.nullable(),
  stops: z.array(Bilingual),
  goes_on: z.array(Bilingual),
})
export const MeConsents = z.object({ data: z.array(MeConsent) }).meta({ id: 'MeConsents' })
export const MeConsentChange = z.strictObject({ request_id: publicId, consent: z.enum(CONSENT_NAMES), given: z.boolean() })

const TEXT_MAX = 2_000
/** What is wrong, and what would be right: a person looks at it. */
export const MeCorrection = z.strictObject({ request_id: publicId, kind, text: prose(TEXT_MAX) })
