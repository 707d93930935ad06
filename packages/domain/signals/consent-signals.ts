/** What the borrower agreed to, purpose by purpose, and whether all is there that his product asks for. */
import { CONSENT_PURPOSES } from '@fairline/contract/facts'
import { type Consent, type ConsentPurpose, isInForce } from './consent.ts'
import type { Signal, SignalSource } from './signal.ts'

const WORDS: Readonly<Record<ConsentPurpose, { zh: string; en: string }>> = {
  score: { zh: '信用分授权', en: 'consent to use the credit score' },
  bureau: { zh: '征信查询授权', en: 'consent to ask the credit bureau' },
  device: { zh: '设备信息授权', en: 'consent to use device information' },
  marketing: { zh: '营销推送授权', en: 'consent to marketing' },
}

const flag = { type: 'boolean', unit: 'flag', window: null } as const

const isWithdrawn = (consent: Consent, at: number): boolean =>
  consent.withdrawnAt !== null && !isInForce(consent, at) && !isExpired(consent, at)

function isExpired({ grantedAt, expiresAt, withdrawnAt }: Consent, at: number): boolean {
  return grantedAt !== null && (withdrawnAt === null || grantedAt > withdrawnAt) && expiresAt !== null && expiresAt <= at
}

const isMissing = ({ grantedAt, withdrawnAt }: Consent): boolean => grantedAt === null && withdrawnAt === null

const ofPurpose = (purpose: ConsentPurpose): Signal[] => {
  const { zh, en } = WORDS[purpose]
  return [
    {
      ...flag,
      name: `consent_${purpose}`,
      zh: `${zh}是否有效`,
      en: `${en} in force`,
      read: ({ signals, at }) => isInForce(signals.consents[purpose], at),
    },
    {
      ...flag,
      name: `consent_${purpose}_withdrawn`,
      zh: `${zh}是否已撤回`,
      en: `${en} withdrawn`,
      dated: ({ signals }) => signals.consents[purpose].withdrawnAt,
      read: ({ signals, at }) => isWithdrawn(signals.consents[purpose], at),
    },
    {
      ...flag,
      name: `consent_${purpose}_expired`,
      zh: `${zh}是否已到期`,
      en: `${en} expired`,
      dated: ({ signals }) => signals.consents[purpose].expiresAt,
      read: ({ signals, at }) => isExpired(signals.consents[purpose], at),
    },
  ]
}

type Lack = (consent: Consent, at: number) => boolean

/** The first consent of the product's list of which it is true. */
function required({ product, signals, at }: SignalSource, lacks: Lack): ConsentPurpose | 'none' {
  return product?.required_consents.find((purpose) => lacks(signals.consents[purpose], at)) ?? 'none'
}

/** Whether one that the product asks for was given once, and is not in force any more: then nobody is assessed on what it covered. */
export const lacksGivenConsent = (source: SignalSource): boolean =>
  required(source, isWithdrawn) !== 'none' || required(source, isExpired) !== 'none'

const ofProduct = (name: string, zh: string, en: string, lacks: Lack): Signal => ({
  name,
  type: 'string',
  unit: 'code',
  window: null,
  values: ['none', ...CONSENT_PURPOSES],
  zh,
  en,
  read: (source) => required(source, lacks),
})

export const consentSignals: readonly Signal[] = [
  ...CONSENT_PURPOSES.flatMap(ofPurpose),
  ofProduct('required_consent_missing', '产品所需、尚未给出的授权', 'consent that the product needs and that was never given', isMissing),
  ofProduct('required_consent_withdrawn', '产品所需、已撤回的授权', 'consent that the product needs and that was withdrawn', isWithdrawn),
  ofProduct('required_consent_expired', '产品所需、已到期的授权', 'consent that the product needs and that has run out', isExpired),
]
