/**
 * What we know of who a borrower is: values of his own and what a bureau holds, documents, cards, and what was asked of him or ordered about him.
 *
 * Values   only as fingerprints of their tokens: equal values of one borrower and kind are equal here, and nothing else can be told (docs/decisions/0006).
 * Always   none of it says anything about his credit: a policy must not put it into score, grade, limit or price.
 */
import { type Fact, type FactOf, type FactType, HELD_DOCUMENTS } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { type Deletion, deletionAsked, deletionTakenBack } from '../privacy/deletion.ts'
import { allWithdrawn, type DeskConsents, deskGranted, deskWithdrawn } from '../privacy/desk-consents.ts'
import { type AskedItem, askedAfter, askedSince, checkedAfter, submittedAfter } from './documents-asked.ts'
import { closeMatter, type Matter, type Opening, openMatter } from './matters.ts'
import { addDated, type Dated, type Series } from './retention.ts'
import { CAP } from './windows.ts'

/** What a bureau and we both hold; and what kind of work he was shown to have, which nobody else tells. Order on disk; new ones go to the end. */
export const IDENTITY_FIELDS = ['name', 'id_number', 'phone', 'address', 'employment'] as const
export type IdentityField = (typeof IDENTITY_FIELDS)[number]
export type HeldDocument = (typeof HELD_DOCUMENTS)[number]
/** What he may have changed without proof of it. */
export const UNPROVEN_FIELDS = ['phone', 'address', 'occupation', 'employment'] as const
export type UnprovenField = (typeof UNPROVEN_FIELDS)[number]

/** The newest value of ours that was checked. */
export type OwnValue = Dated & Readonly<{ field: IdentityField; value: number }>
/** A value that a bureau holds, and when it first and last said so. */
export type ToldValue = Readonly<{ field: IdentityField; value: number; firstAt: number; lastAt: number }>
/** The newest change that nobody checked; `value` is 0 where it was not sent. */
export type Unproven = Dated & Readonly<{ field: UnprovenField; value: number }>
/** `expiresAt`: null where it does not expire. */
export type KnownDocument = Dated & Readonly<{ document: HeldDocument; expiresAt: number | null }>

export type Information = Readonly<{
  own: readonly OwnValue[]
  told: readonly ToldValue[]
  unproven: readonly Unproven[]
  documents: readonly KnownDocument[]
  asked: readonly AskedItem[]
  matters: readonly Matter[]
  /** When a person last decided about him. */
  decidedByPersonAt: number | null
  /** When his personal data was last erased: what came after has other tokens, so that nothing from before can be held against it. */
  erasedAt: number | null
  deletion: Deletion | null
  /** What a financing desk may know of him. */
  desk: DeskConsents
}>

export const noInformation: Information = {
  own: [],
  told: [],
  unproven: [],
  documents: [],
  asked: [],
  matters: [],
  decidedByPersonAt: null,
  erasedAt: null,
  deletion: null,
  desk: [],
}

/** Facts that only this part is made of. */
const OF_INFORMATION = [
  'reverification-requested',
  'bureau-identity-reported',
  'identity-document-reported',
  'bank-card-bound',
  'bank-card-failed',
  'incapacity-reported',
  'incapacity-cleared',
  'automated-decision-refused',
  'judgment-reported',
  'judgment-settled',
  'linked-product-changed',
  'proceeds-use-reported',
  'terms-breach-reported',
  'terms-breach-cleared',
  'document-requested',
  'document-submitted',
  'document-checked',
  'appeal-decided',
  'anti-fraud-measure-ordered',
  'anti-fraud-measure-lifted',
  'due-diligence-requested',
  'due-diligence-completed',
  'judicial-freeze-ordered',
  'judicial-freeze-lifted',
] as const satisfies readonly FactType[]
export type InformationFact = { [T in (typeof OF_INFORMATION)[number]]: FactOf<T> }[(typeof OF_INFORMATION)[number]]
const ofInformation: ReadonlySet<FactType> = new Set(OF_INFORMATION)

export const isOfInformation = (fact: Fact): fact is InformationFact => ofInformation.has(fact.type)

type Take<T extends FactType> = (information: Information, fact: FactOf<T>) => Information

const TAKES: { readonly [T in FactType]?: Take<T> } = {
  'borrower-registered': (information, { occurredAt, knownAt, data: { name, idNumber, phone, address } }) =>
    withOwn(information, { at: occurredAt, learnedAt: knownAt }, { name, id_number: idNumber, phone, address }),
  'profile-changed': changeProfile,
  'employment-reported': reportEmployment,
  'bureau-identity-reported': (information, { occurredAt, data: { name, idNumber, phone, address } }) =>
    withTold(information, occurredAt, { name, id_number: idNumber, phone, address }),
  'identity-document-reported': withDocument,
  'reverification-requested': opens('reverification', ({ data }) => [data.requestId, data.trigger, data.dueAt]),
  'bank-card-failed': opens('bank-card', ({ data }) => [data.cardId, data.cause]),
  'bank-card-bound': closes('bank-card', ({ data }) => data.cardId),
  'incapacity-reported': opens('incapacity', ({ data }) => [data.reportId, data.kind]),
  'incapacity-cleared': closes('incapacity', ({ data }) => data.reportId),
  'automated-decision-refused': opens('human-review', ({ data }) => [data.requestId, data.noticeId ?? '']),
  'judgment-reported': opens('judgment', ({ data }) => [data.judgmentId, data.kind]),
  'judgment-settled': closes('judgment', ({ data }) => data.judgmentId),
  'linked-product-changed': changeLinked,
  'proceeds-use-reported': opens('proceeds', ({ data }) => [data.drawdownId, data.use]),
  'terms-breach-reported': opens('terms-breach', ({ data }) => [data.breachId, data.clause]),
  'terms-breach-cleared': closes('terms-breach', ({ data }) => data.breachId),
  'document-requested': (information, fact) => ({ ...information, asked: askedAfter(information.asked, fact) }),
  'document-submitted': (information, fact) => ({ ...information, asked: submittedAfter(information.asked, fact) }),
  'document-checked': (information, fact) => ({ ...information, asked: checkedAfter(information.asked, fact) }),
  'anti-fraud-measure-ordered': opens('anti-fraud', ({ data }) => [data.orderId, data.measure]),
  'anti-fraud-measure-lifted': closes('anti-fraud', ({ data }) => data.orderId),
  'due-diligence-requested': opens('due-diligence', ({ data }) => [data.requestId, data.items.toSorted().join(), data.dueAt]),
  'due-diligence-completed': closes('due-diligence', ({ data }) => data.requestId),
  'judicial-freeze-ordered': opens('judicial-freeze', ({ data }) => [data.orderId, '', data.endsAt]),
  'judicial-freeze-lifted': closes('judicial-freeze', ({ data }) => data.orderId),
  'application-reviewed': decidedByPerson,
  'appeal-decided': decidedByPerson,
  'manual-review-decided': decidedByPerson,
  'personal-data-erased': (information, { occurredAt }) => erased(information, occurredAt),
  'deletion-requested': (information, fact) => ({
    ...information,
    deletion: deletionAsked(information.deletion, fact),
    desk: allWithdrawn(information.desk, fact.occurredAt),
  }),
  'deletion-withdrawn': (information, fact) => ({ ...information, deletion: deletionTakenBack(information.deletion, fact) }),
  'desk-consent-granted': (information, fact) => ({ ...information, desk: deskGranted(information.desk, fact) }),
  'desk-consent-withdrawn': (information, fact) => ({ ...information, desk: deskWithdrawn(information.desk, fact) }),
}

/** The same object where the fact says nothing of it. */
export function informationAfter<T extends FactType>(information: Information, fact: FactOf<T>): Information {
  const take: Take<T> | undefined = TAKES[fact.type]
  return take === undefined ? information : take(information, fact)
}

/** Of an earlier key nothing is kept, nor taken. */
export function erased(information: Information, at: number): Information {
  const erasedAt = Math.max(information.erasedAt ?? at, at)
  return {
    ...information,
    erasedAt,
    own: information.own.filter(({ at }) => at > erasedAt),
    told: information.told.filter(({ lastAt }) => lastAt > erasedAt),
    unproven: information.unproven.map((one) => (one.at > erasedAt ? one : { ...one, value: 0 })),
  }
}

/** What no longer counts. Matters and values stay: whoever closed or corrected one must not have to do it again. */
export function informationSince(information: Information, instant: number): Information {
  const asked = askedSince(information.asked, instant)
  return asked === information.asked ? information : { ...information, asked }
}

const isErased = ({ erasedAt }: Information, at: number): boolean => erasedAt !== null && at <= erasedAt

type Values = Readonly<Partial<Record<IdentityField, string | undefined>>>

const byField: Series<OwnValue> = {
  seriesOf: ({ field }) => IDENTITY_FIELDS.indexOf(field),
  prefer: (a, b) => a.value - b.value,
  order: (a, b) => a.at - b.at || IDENTITY_FIELDS.indexOf(a.field) - IDENTITY_FIELDS.indexOf(b.field),
}

function withOwn(information: Information, dates: Dated, values: Values): Information {
  if (isErased(information, dates.at)) return information
  const own = IDENTITY_FIELDS.reduce((all, field) => {
    const value = values[field]
    return value === undefined ? all : newestOf(all, { ...dates, field, value: fingerprint(value) }, byField)
  }, information.own)
  return own === information.own ? information : { ...information, own }
}

/** Of each series the newest alone. */
function newestOf<T extends Dated>(points: readonly T[], point: T, series: Series<T>): readonly T[] {
  const before = points.find((one) => series.seriesOf(one) === series.seriesOf(point))
  if (before === undefined) return addDated(points, point, CAP.information, series)
  if ((point.at - before.at || point.learnedAt - before.learnedAt || series.prefer(point, before)) <= 0) return points
  const others = points.filter((one) => one !== before)
  return addDated(others, point, CAP.information, series)
}

function changeProfile(information: Information, { occurredAt: at, knownAt: learnedAt, data }: FactOf<'profile-changed'>): Information {
  const { field, value, verified } = data
  if (verified) {
    const of = field === 'identity_document' ? 'id_number' : field
    return value !== undefined && isIdentityField(of) ? withOwn(information, { at, learnedAt }, { [of]: value }) : information
  }
  if (!isUnprovenField(field)) return information
  const unproven: Unproven = { at, learnedAt, field, value: value === undefined || isErased(information, at) ? 0 : fingerprint(value) }
  return { ...information, unproven: newestOf(information.unproven, unproven, byUnproven) }
}

/** By its kind alone: employers have many names. */
function reportEmployment(
  information: Information,
  { occurredAt: at, knownAt: learnedAt, data }: FactOf<'employment-reported'>,
): Information {
  if (data.verified) return withOwn(information, { at, learnedAt }, { employment: data.status })
  const unproven: Unproven = { at, learnedAt, field: 'employment', value: isErased(information, at) ? 0 : fingerprint(data.status) }
  return { ...information, unproven: newestOf(information.unproven, unproven, byUnproven) }
}

const byUnproven: Series<Unproven> = {
  seriesOf: ({ field }) => UNPROVEN_FIELDS.indexOf(field),
  prefer: (a, b) => a.value - b.value,
  order: (a, b) => a.at - b.at || UNPROVEN_FIELDS.indexOf(a.field) - UNPROVEN_FIELDS.indexOf(b.field),
}

const isIdentityField = (field: string): field is IdentityField => (IDENTITY_FIELDS as readonly string[]).includes(field)
const isUnprovenField = (field: string): field is UnprovenField => (UNPROVEN_FIELDS as readonly string[]).includes(field)

/** One entry a value, with the first and the last report of it: an old value that a bureau goes on telling is no news. */
function withTold(information: Information, at: number, values: Values): Information {
  if (isErased(information, at)) return information
  const told = IDENTITY_FIELDS.reduce((all, field) => {
    const value = values[field]
    return value === undefined ? all : toldAgain(all, field, fingerprint(value), at)
  }, information.told)
  return { ...information, told }
}

function toldAgain(told: readonly ToldValue[], field: IdentityField, value: number, at: number): readonly ToldValue[] {
  const isIt = (one: ToldValue): boolean => one.field === field && one.value === value
  const before = told.find(isIt) ?? { field, value, firstAt: at, lastAt: at }
  const now = { field, value, firstAt: Math.min(before.firstAt, at), lastAt: Math.max(before.lastAt, at) }
  const all = [...told.filter((one) => !isIt(one)), now].sort((a, b) => a.lastAt - b.lastAt || byValue(a, b))
  const ofField = all.filter((one) => one.field === field)
  return ofField.length <= CAP.toldValues ? all : all.filter((one) => one !== ofField[0])
}

const byValue = (a: ToldValue, b: ToldValue): number =>
  IDENTITY_FIELDS.indexOf(a.field) - IDENTITY_FIELDS.indexOf(b.field) || a.value - b.value

/** Of two at one instant, the one that lasts longer. */
const byDocument: Series<KnownDocument> = {
  seriesOf: ({ document }) => HELD_DOCUMENTS.indexOf(document),
  prefer: (a, b) => (a.expiresAt ?? Number.MAX_SAFE_INTEGER) - (b.expiresAt ?? Number.MAX_SAFE_INTEGER),
  order: (a, b) => a.at - b.at || HELD_DOCUMENTS.indexOf(a.document) - HELD_DOCUMENTS.indexOf(b.document),
}

function withDocument(information: Information, { occurredAt, knownAt, data }: FactOf<'identity-document-reported'>): Information {
  const known = { at: occurredAt, learnedAt: knownAt, document: data.document, expiresAt: data.expiresAt ?? null }
  return { ...information, documents: newestOf(information.documents, known, byDocument) }
}

type Told<T extends FactType> = (fact: FactOf<T>) => readonly [name: string, code: string, until?: number | undefined]

function opens<T extends FactType>(kind: Matter['kind'], of: Told<T>): Take<T> {
  return (information, fact) => {
    const [name, code, until] = of(fact)
    const opening: Opening = { at: fact.occurredAt, learnedAt: fact.knownAt, code, until: until ?? null }
    return { ...information, matters: openMatter(information.matters, kind, name, opening) }
  }
}

function closes<T extends FactType>(kind: Matter['kind'], nameOf: (fact: FactOf<T>) => string): Take<T> {
  return (information, fact) => ({ ...information, matters: closeMatter(information.matters, kind, nameOf(fact), fact.occurredAt) })
}

const isWell = (state: string): boolean => state === 'current' || state === 'closed'

/** One that runs as agreed, or has ended, is no matter. */
function changeLinked(information: Information, fact: FactOf<'linked-product-changed'>): Information {
  const { occurredAt: at, knownAt: learnedAt, data } = fact
  const matters = isWell(data.state)
    ? closeMatter(information.matters, 'linked-product', data.productId, at)
    : openMatter(information.matters, 'linked-product', data.productId, {
        at,
        learnedAt,
        code: `${data.state} ${data.product}`,
        until: null,
      })
  return { ...information, matters }
}

/** Whatever was decided: what he asked for was a person. One that he took back himself was decided by nobody. */
function decidedByPerson(
  information: Information,
  { occurredAt, data }: FactOf<'application-reviewed'> | FactOf<'appeal-decided'> | FactOf<'manual-review-decided'>,
): Information {
  if (data.result === 'withdrawn') return information
  return { ...information, decidedByPersonAt: Math.max(information.decidedByPersonAt ?? occurredAt, occurredAt) }
}
