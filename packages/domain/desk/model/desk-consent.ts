/**
 * What a desk may keep and see of a borrower: only what he lets it, and only as long as he does.
 *
 * Always   without his consent to be on the board, nothing. With it: status, a band of the limit, kinds of causes, and what is left to do. Each further
 *          field only while a consent for that very field stands.
 * Kept     what is not allowed when it comes in is not kept at all; a limit is kept as its band.
 * Shown    what was kept and is not allowed any more is not shown, from that very moment.
 */

import type { CONSENT_SCOPES, DeskKind } from '@fairline/contract/desk/entries'
import type { ObservedField } from '@fairline/contract/desk/observations'
import { bandOf } from '../../privacy/desk-view.ts'
import { isInForce } from '../../signals/consent.ts'
import { type DeskBook, type DeskState, stateOf, statesOf, type When } from './desk-book.ts'

export type Scope = (typeof CONSENT_SCOPES)[number]
export type Scopes = ReadonlySet<Scope>

/** Undefined: not about a borrower's line, so his consent is not asked. */
const SCOPE_OF: Readonly<Partial<Record<ObservedField, Scope>>> = {
  authorisation: 'board',
  availability: 'board',
  causes: 'board',
  tasks: 'board',
  limit_band: 'board',
  limit: 'limit',
  balance: 'balance',
  obligation: 'due_dates',
  next_due: 'due_dates',
  score: 'score',
  inquiries: 'inquiries',
  debt_share: 'income',
  reasons: 'reasons',
  device: 'reasons',
  profile: 'reasons',
  attempt: 'reasons',
  raise_request: 'board',
  test_draw: 'board',
}

const NONE: Scopes = new Set()

function standsAt({ content, endedAt }: DeskState<'consent'>, at: number): boolean {
  const grantedAt = Date.parse(content.granted_at)
  return grantedAt <= at && isInForce({ grantedAt, expiresAt: Date.parse(content.expires_at), withdrawnAt: endedAt }, at)
}

/** What each borrower lets the desk know of his lines at that time: all his consents together. */
export function scopesAt(book: DeskBook, when: When): (borrowerId: string) => Scopes {
  const given = givenAt(book, when)
  return (borrowerId) => {
    const his = given(borrowerId)
    return his.has('board') ? his : NONE
  }
}

/** Whether he lets the desk look at him before he joins: of no line of his, so that it does not hang on the board. */
export const letsScreen = (book: DeskBook, when: When, borrowerId: string): boolean => givenAt(book, when)(borrowerId).has('screening')

function givenAt(book: DeskBook, when: When): (borrowerId: string) => Scopes {
  const scopes = new Map<string, Set<Scope>>()
  for (const consent of statesOf(book, 'consent', when)) {
    if (!standsAt(consent, when.at)) continue
    const { borrower_id: borrower, scopes: given } = consent.content
    scopes.set(borrower, new Set([...(scopes.get(borrower) ?? []), ...given]))
  }
  return (borrowerId) => scopes.get(borrowerId) ?? NONE
}

type Seen = Readonly<{ field: ObservedField; value: unknown }>
type Money = Readonly<{ amount_minor: number; currency: string }>

/** What is left of a value under these consents: itself, a band of it, or nothing (undefined). */
export function allowedOf<T extends Seen>(seen: T, scopes: Scopes): T | undefined {
  const scope = SCOPE_OF[seen.field]
  if (scope !== undefined && scopes.has(scope)) return seen
  return seen.field === 'limit' && scopes.has('board') ? { ...seen, field: 'limit_band', value: bandValue(seen.value as Money) } : undefined
}

function bandValue({ amount_minor, currency }: Money): unknown {
  const { fromMinor, toMinor } = bandOf(amount_minor)
  return { from_minor: fromMinor, to_minor: toMinor, currency }
}

/** Fields of entries that are shown only while a scope stands, and what stands in their place. */
const MASKED: Readonly<Partial<Record<DeskKind, Readonly<{ field: string; scope: Scope; instead: unknown }>>>> = {
  facility: { field: 'limit_minor', scope: 'limit', instead: undefined },
  debt: { field: 'instalments', scope: 'due_dates', instead: [] },
  enrolment: { field: 'joined_because', scope: 'board', instead: undefined },
  guidance: { field: 'topic', scope: 'board', instead: undefined },
  screening: { field: 'bands', scope: 'screening', instead: {} },
}

/** Whose consent an entry hangs on: his who holds its facility, or the borrower's whom it names. */
export type ScopesOf = (id: string, of?: 'facility' | 'borrower') => Scopes | undefined

type Content = Readonly<Record<string, unknown>>
type Shown = Readonly<{ content: Content; masked: readonly string[] }>

/** An entry as the desk may see it now, whenever it was written. `scopesOf` undefined: it is of the company. */
export function shownEntry(kind: DeskKind, content: Content, scopesOf: ScopesOf, id: string): Shown {
  const rule = MASKED[kind]
  if (rule === undefined || content[rule.field] === undefined) return { content, masked: [] }
  const scopes = kind === 'screening' ? scopesOf(String(content.borrower_id), 'borrower') : scopesOfEntry(kind, content, scopesOf, id)
  if (scopes === undefined || scopes.has(rule.scope)) return { content, masked: [] }
  return { content: { ...content, [rule.field]: rule.instead }, masked: [rule.field] }
}

function scopesOfEntry(kind: DeskKind, content: Content, scopesOf: ScopesOf, id: string): Scopes | undefined {
  const facilityId = kind === 'facility' ? id : content.facility_id
  return typeof facilityId === 'string' ? scopesOf(facilityId) : undefined
}

/** By facility: what its borrower lets the desk know; undefined where it is of the company. Of a borrower himself: all that he ever lets it. */
export function scopesOfLines(book: DeskBook, when: When): ScopesOf {
  const [scopes, given] = [scopesAt(book, when), givenAt(book, when)]
  return (id, of = 'facility') => {
    if (of === 'borrower') return given(id)
    const holder = stateOf(book, 'facility', id, when)?.content.borrower_id
    return holder === undefined ? undefined : scopes(holder)
  }
}

/** Subjects of warnings, such as `enrolment:e1`, whose borrower does not let the desk see him now: what was warned of him is not told any more either. */
export function hiddenAt(book: DeskBook, when: When): (subject: string) => boolean {
  const scopes = scopesAt(book, when)
  return (subject) => {
    const [kind, id] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)]
    const enrolment = kind === 'enrolment' ? stateOf(book, 'enrolment', id, when) : undefined
    return enrolment !== undefined && !scopes(enrolment.content.borrower_id).has('board')
  }
}
