/**
 * What the screens need to know of the contract's facts and outcomes, as plain data: the schemas themselves would bring their library into the
 * browser. Kept in src/api/catalogue/; fact-catalogue.test.ts holds the files to the contract, and writes them anew where FAIRLINE_WRITE is set.
 */
import { askedFields, takesTwo } from '@fairline/contract/approvals'
import { wireType } from '@fairline/contract/cloud-event'
import { FACT_TYPES, FACTS, type FactType } from '@fairline/contract/facts'
import { consentFacts } from '@fairline/contract/facts/consent-facts'
import { creditFacts } from '@fairline/contract/facts/credit-facts'
import { incomeFacts } from '@fairline/contract/facts/income-facts'
import { loanFacts } from '@fairline/contract/facts/loan-facts'
import { orderFacts } from '@fairline/contract/facts/order-facts'
import { profileFacts } from '@fairline/contract/facts/profile-facts'
import { requestFacts } from '@fairline/contract/facts/request-facts'
import { securityFacts } from '@fairline/contract/facts/security-facts'
import { upkeepFacts } from '@fairline/contract/facts/upkeep-facts'
import { jsonSchemaOf } from '@fairline/contract/json-schema'
import { FACT_WORDS, OUTCOME_WORDS } from '@fairline/contract/words'
import { z } from 'zod'

/** The topics of the contract, in the order in which a line lives through them. */
const TOPICS = {
  profile: profileFacts,
  consent: consentFacts,
  credit: creditFacts,
  income: incomeFacts,
  security: securityFacts,
  loan: loanFacts,
  request: requestFacts,
  order: orderFacts,
  upkeep: upkeepFacts,
}

const topicOf = (type: string): string | undefined => Object.entries(TOPICS).find(([, facts]) => Object.hasOwn(facts, type))?.[0]

/** Who asked and who approved is nobody's to write into a form. */
function formOf(type: FactType) {
  if (!takesTwo(type)) return { schema: jsonSchemaOf(FACTS[type].data), example: FACTS[type].example }
  const fields = askedFields(type)
  return {
    schema: jsonSchemaOf(z.strictObject(fields)),
    example: Object.fromEntries(Object.entries(FACTS[type].example).filter(([name]) => Object.hasOwn(fields, name))),
  }
}

/** Of every list and timeline: small. */
export const eventWords = () => ({
  facts: Object.fromEntries(FACT_TYPES.map((type) => [type, { ...FACT_WORDS[type], wire: wireType(type) }])),
  outcomes: OUTCOME_WORDS,
})

/** Of the playground alone: loaded with it. */
export const factForms = () =>
  Object.fromEntries(
    FACT_TYPES.filter((type) => FACTS[type].scope === 'borrower').map((type) => {
      return [type, { topic: topicOf(type), senders: FACTS[type].senders, ...formOf(type) }]
    }),
  )

/** What begins something in the whole book: of the room of the platform. What ends it needs no form. */
const BEGINNINGS = [
  'incident-opened',
  'maintenance-scheduled',
  'regulator-order-issued',
  'funder-limit-changed',
  'source-unavailable',
  'minimum-client-version-changed',
] as const

export const bookForms = () => Object.fromEntries(BEGINNINGS.map((type) => [type, formOf(type)]))
