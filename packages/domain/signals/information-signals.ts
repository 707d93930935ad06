/**
 * Signals of what we know of a borrower: whether it is up to date, proven, and the same as others hold. They protect him and the account, and say
 * nothing about his credit.
 */
import { type AskedItem, stateOf } from './documents-asked.ts'
import type { HeldDocument, IdentityField } from './information.ts'
import { type OpenMatter, openMatters } from './matters.ts'
import { daysLeft } from './moves.ts'
import { falseProofAt, provenAt } from './proof.ts'
import type { Signal, SignalSource } from './signal.ts'
import type { ProfileField } from './signals.ts'
import { ageInDays } from './standing-signals.ts'

const code = { type: 'string', unit: 'code', window: null } as const
const days = { type: 'number', unit: 'days', window: null } as const
const flag = { type: 'boolean', unit: 'flag', window: null } as const

const ownOf = ({ signals }: SignalSource, field: IdentityField) => signals.information.own.find((one) => one.field === field)
const toldOf = ({ signals }: SignalSource, field: IdentityField) => signals.information.told.findLast((one) => one.field === field)

/** Whether the bureau's newest value is another than ours; null where one of them is not known. */
function differs(source: SignalSource, field: IdentityField): boolean | null {
  const [own, told] = [ownOf(source, field), toldOf(source, field)]
  return own === undefined || told === undefined ? null : own.value !== told.value
}

/** A value that he proved after the bureau first told the other one is right: it is the bureau that is behind. */
function isNewsOfBureau(source: SignalSource, field: 'phone' | 'address'): boolean {
  const provenAt = source.signals.fieldsChangedAt[field]
  return differs(source, field) === true && (provenAt === null || (toldOf(source, field)?.firstAt ?? 0) > provenAt)
}

/** He told another value than the one that was proven, and nobody checked it. */
function isUnproven({ signals }: SignalSource, field: ProfileField): boolean {
  const unproven = signals.information.unproven.find((one) => one.field === field)
  if (unproven === undefined || unproven.at <= (signals.fieldsChangedAt[field] ?? -1)) return false
  const own = signals.information.own.find((one) => one.field === field)
  return unproven.value === 0 || own?.value !== unproven.value
}

/** Other work than he was shown to have, and nobody checked it. Where none was ever shown, there is nothing that it could have changed from. */
function isOtherWork({ signals }: SignalSource): boolean {
  const { own, unproven } = signals.information
  const [shown, told] = [own.find(({ field }) => field === 'employment'), unproven.find(({ field }) => field === 'employment')]
  if (shown === undefined || told === undefined || told.value === shown.value) return false
  return told.at > Math.max(shown.at, signals.fieldsChangedAt.occupation ?? 0)
}

type ToldField = 'phone' | 'address' | 'occupation'

function fieldState(source: SignalSource, field: ToldField): string | null {
  if (isUnproven(source, field) || (field === 'occupation' && isOtherWork(source))) return 'unproven'
  if (field !== 'occupation' && isNewsOfBureau(source, field)) return 'differs'
  const shownAs = field === 'occupation' ? 'employment' : field
  const isKnown = source.signals.fieldsChangedAt[field] !== null || source.signals.information.own.some((own) => own.field === shownAs)
  return isKnown ? 'up_to_date' : null
}

const ofField = (field: ToldField, zh: string, en: string, values: readonly string[]): Signal => ({
  ...code,
  name: `${field}_state`,
  nullMeans: { zh: `从未登记${zh}`, en: `no ${en} was ever given` },
  values,
  zh: `${zh}状态`,
  en: `state of the ${en}: up to date, changed but not confirmed, or another than the bureau holds`,
  dated: ({ signals }) => signals.fieldsChangedAt[field],
  read: (source) => fieldState(source, field),
})

/** Which of name and number the bureau holds otherwise. */
function mismatch(source: SignalSource): string | null {
  const [name, number] = [differs(source, 'name'), differs(source, 'id_number')]
  if (name === null && number === null) return null
  if (name === true && number === true) return 'name_and_id_number'
  return name === true ? 'name' : number === true ? 'id_number' : 'none'
}

const toldAt = ({ signals }: SignalSource): number | null => {
  const { told } = signals.information
  return told.length === 0 ? null : Math.max(...told.map(({ lastAt }) => lastAt))
}

/** Said of a document that does not expire: a hundred years. */
const NO_END_DAYS = 36_500

const holds = ({ signals }: SignalSource, kinds: readonly HeldDocument[]) =>
  signals.information.documents.filter(({ document }) => kinds.includes(document))

/** The end of the one that lasts longest; null where none is known, or one does not expire. */
export function documentsEnd(source: SignalSource, kinds: readonly HeldDocument[]): number | null {
  const held = holds(source, kinds)
  if (held.length === 0 || held.some(({ expiresAt }) => expiresAt === null)) return null
  return Math.max(...held.map(({ expiresAt }) => expiresAt ?? 0))
}

function documentDaysLeft(source: SignalSource, kinds: readonly HeldDocument[]): number | null {
  if (holds(source, kinds).length === 0) return null
  return Math.min(NO_END_DAYS, daysLeft(documentsEnd(source, kinds), source.at) ?? NO_END_DAYS)
}

export const PERSONAL_DOCUMENTS = ['identity_card', 'passport', 'residence_permit'] as const
export const BUSINESS_DOCUMENTS = ['business_licence'] as const

const noDocument = { zh: '没有证件有效期的记录', en: 'until when a document is valid was not told' }

/** Any card that works is enough. A card bound anew, and proven, stands for all that failed before. */
function cardState({ signals }: SignalSource): string | null {
  const cards = signals.information.matters.filter(({ kind }) => kind === 'bank-card')
  const provenAt = signals.fieldsChangedAt.bank_card
  if (cards.length === 0) return provenAt === null ? null : 'valid'
  const failed = openMatters(cards, 'bank-card').filter(({ opening }) => provenAt === null || opening.at > provenAt)
  return failed.length < cards.length ? 'valid' : (failed.at(-1)?.opening.code ?? null)
}

/** Asked for after he last proved who he is; and where an intruder proved it in his name, at once. */
export function reverifications({ signals }: SignalSource): readonly OpenMatter[] {
  const asked = openMatters(signals.information.matters, 'reverification').filter(({ opening }) => opening.at > (provenAt(signals) ?? -1))
  const falseAt = falseProofAt(signals)
  if (falseAt === null) return asked
  const opening = { at: falseAt, learnedAt: falseAt, code: 'takeover_suspected', until: null }
  return [...asked, { kind: 'reverification', key: 0, opening, closedAt: null }]
}

/** Of the newest that is open. */
export const incapacitySince = ({ signals }: SignalSource): number | null =>
  newestOf(openMatters(signals.information.matters, 'incapacity'))?.opening.at ?? null

/** From its day on it is overdue. */
export const isOverdue = (due: number | null, at: number): boolean => due !== null && due <= at

/** Without a date it is due at once. */
const dueOf = ({ opening }: OpenMatter): number => opening.until ?? opening.at
export const firstDue = (matters: readonly OpenMatter[]): number | null => (matters.length === 0 ? null : Math.min(...matters.map(dueOf)))

function missing({ signals }: SignalSource): readonly AskedItem[] {
  const { asked } = signals.information
  return asked.length === 0 ? asked : asked.filter((item) => stateOf(item) === 'missing')
}

const dueOfItem = ({ dueAt, requestedAt }: AskedItem): number => dueAt ?? requestedAt ?? 0

export const documentDues = (source: SignalSource): readonly number[] => missing(source).map(dueOfItem)

export function documentsDue(source: SignalSource): number | null {
  const due = documentDues(source)
  return due.length === 0 ? null : Math.min(...due)
}

const newestOf = (matters: readonly OpenMatter[]): OpenMatter | undefined => matters.at(-1)

const TRIGGERS = [
  'periodic',
  'increase_requested',
  'document_expired',
  'new_device',
  'takeover_suspected',
  'operator',
  'regulation',
] as const

/** His right: whatever was decided about him since, by a person, answers it. */
export const awaitsPerson = ({ information }: SignalSource['signals']): boolean =>
  openMatters(information.matters, 'human-review').some(({ opening }) => opening.at > (information.decidedByPersonAt ?? -1))

export const informationSignals: readonly Signal[] = [
  {
    ...code,
    name: 'identity_mismatch',
    nullMeans: { zh: '没有可比对的身份信息', en: 'there is nothing to compare' },
    values: ['none', 'name', 'id_number', 'name_and_id_number'],
    zh: '与征信机构登记不一致的实名信息',
    en: 'identity data that the credit bureau holds otherwise',
    dated: toldAt,
    read: mismatch,
  },
  ofField('phone', '手机号', 'phone number', ['up_to_date', 'unproven', 'differs']),
  ofField('address', '地址', 'address', ['up_to_date', 'unproven', 'differs']),
  ofField('occupation', '职业信息', 'occupation', ['up_to_date', 'unproven']),
  {
    ...days,
    name: 'identity_document_days_left',
    nullMeans: noDocument,
    zh: '身份证件剩余有效天数',
    en: 'days for which the identity document is still valid',
    dated: (source) => documentsEnd(source, PERSONAL_DOCUMENTS),
    read: (source) => documentDaysLeft(source, PERSONAL_DOCUMENTS),
  },
  {
    ...days,
    name: 'business_licence_days_left',
    nullMeans: noDocument,
    zh: '营业执照剩余有效天数',
    en: 'days for which the business licence is still valid',
    dated: (source) => documentsEnd(source, BUSINESS_DOCUMENTS),
    read: (source) => documentDaysLeft(source, BUSINESS_DOCUMENTS),
  },
  {
    ...code,
    name: 'bank_card_state',
    nullMeans: { zh: '没有绑定银行卡的记录', en: 'no bank card is known' },
    values: ['valid', 'expired', 'cancelled', 'frozen', 'name_mismatch', 'rejected'],
    zh: '银行卡状态',
    en: 'state of the bank card',
    dated: ({ signals }) => newestOf(openMatters(signals.information.matters, 'bank-card'))?.opening.at ?? null,
    read: cardState,
  },
  {
    ...code,
    name: 'reverification_trigger',
    values: ['none', ...TRIGGERS],
    zh: '要求重新认证的原因',
    en: 'why the borrower is asked to prove again who he is',
    dated: (source) => newestOf(reverifications(source))?.opening.at ?? null,
    read: (source) => newestOf(reverifications(source))?.opening.code ?? 'none',
  },
  {
    ...flag,
    name: 'reverification_overdue',
    zh: '重新认证是否已过期限',
    en: 'identity was to be verified again, and the time for it has passed',
    dated: (source) => firstDue(reverifications(source)),
    read: (source) => isOverdue(firstDue(reverifications(source)), source.at),
  },
  {
    ...days,
    name: 'reverification_days_left',
    nullMeans: { zh: '无需重新认证', en: 'nothing of the kind is asked for' },
    zh: '距重新认证期限的天数',
    en: 'days until identity has to be verified again',
    dated: (source) => firstDue(reverifications(source)),
    read: (source) => daysLeft(firstDue(reverifications(source)), source.at),
  },
  {
    type: 'number',
    unit: 'count',
    window: null,
    name: 'documents_missing',
    zh: '尚缺的材料件数',
    en: 'documents that were asked for and are still missing',
    read: (source) => missing(source).length,
  },
  {
    type: 'number',
    unit: 'count',
    window: null,
    name: 'documents_overdue',
    zh: '已过期限仍缺的材料件数',
    en: 'documents still missing although their date has passed',
    dated: documentsDue,
    read: (source) => missing(source).filter((item) => isOverdue(dueOfItem(item), source.at)).length,
  },
  {
    ...code,
    name: 'documents_missing_items',
    nullMeans: { zh: '不缺材料', en: 'none is missing' },
    zh: '尚缺的材料',
    en: 'which documents are missing',
    read: (source) =>
      missing(source)
        .map(({ item }) => item)
        .join() || null,
  },
  {
    ...days,
    name: 'documents_days_left',
    nullMeans: { zh: '不缺材料', en: 'none is missing' },
    zh: '距补充材料期限的天数',
    en: 'days until the first missing document is due',
    dated: documentsDue,
    read: (source) => daysLeft(documentsDue(source), source.at),
  },
  {
    ...code,
    name: 'incapacity',
    values: ['none', 'deceased', 'incapacitated'],
    zh: '身故或行为能力受限的报告',
    en: 'report that the borrower died or can no longer act for himself',
    dated: incapacitySince,
    read: ({ signals }) => newestOf(openMatters(signals.information.matters, 'incapacity'))?.opening.code ?? 'none',
  },
  {
    ...days,
    name: 'incapacity_age_days',
    nullMeans: { zh: '没有此类报告', en: 'there is no such report' },
    zh: '该报告提出后的天数',
    en: 'days since that report',
    dated: incapacitySince,
    read: (source) => ageInDays(incapacitySince(source), source.at),
  },
  {
    ...flag,
    name: 'human_review_pending',
    zh: '是否待人工复核（本人拒绝仅自动化决策）',
    en: 'a review by a person is pending, as he refused a decision by machine alone',
    dated: ({ signals }) => newestOf(openMatters(signals.information.matters, 'human-review'))?.opening.at ?? null,
    read: ({ signals }) => awaitsPerson(signals),
  },
]
