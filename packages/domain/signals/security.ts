/**
 * Who uses the account, and from where, as far as it was told: logins, sessions, trusted devices, what was asked for and failed, suspicions.
 *
 * Units    instants in epoch milliseconds; everything else is a fingerprint: no device, session or place is in here.
 * Always   the same state in any order of arrival, as long as no cap is reached, and as if an intruder had never been there.
 * Source   reference/domain.md section 5, SE01 to SE07.
 */

import type { Fact, FactOf, PROFILE_FIELDS } from '@fairline/contract/facts'
import { FRAUD_LINKS, NETWORKS, TAKEOVER_SIGNS } from '@fairline/contract/facts/security-facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { byDoing, type Doing, doingOf } from './doing.ts'
import { addDoing, doneAfter, type Intrusion, isOfIntruder, withoutIntruder } from './intrusion.ts'
import { addSighting, dropSightings, type Sighting } from './retention.ts'
import { CAP, WINDOW } from './windows.ts'

type ProfileField = (typeof PROFILE_FIELDS)[number]
export type ChangedAt = Readonly<Record<ProfileField, number | null>>

/** `place`: a fingerprint, 0 where it was not told. `network`: its place in NETWORKS and one more, 0 where it was not told. */
export type Login = Doing & Readonly<{ place: number; network: number }>
/** What was counted in his name elsewhere in the signals, and where: `countedAt` is the instant that stands there. */
export type Deed = Doing & Readonly<{ what: (typeof DEEDS)[number]; countedAt: number; drawdown: number }>
export type Asked = Doing & Readonly<{ amountMinor: number }>
export type FieldChange = Doing & Readonly<{ field: ProfileField }>
export type Draw = Readonly<{ at: number; drawdown: number; amountMinor: number }>
/** `provedAt`: when the owner last proved who he is on it. */
export type Trust = Readonly<{ device: number; trustedAt: number | null; untrustedAt: number | null; provedAt: number | null }>
export type Proof = Readonly<{ at: number; device: number }>
/** A suspicion or a link. `kind`: of a link its place in FRAUD_LINKS; of a suspicion a bit for each of its TAKEOVER_SIGNS. */
export type Matter = Readonly<{ key: number; kind: number; openedAt: number | null; closedAt: number | null }>

/** Order on disk; new ones go to the end. */
export const DEEDS = ['drawdown-approved', 'drawdown-declined', 'identity-failed'] as const

export type Security = Readonly<{
  logins: readonly Login[]
  endedSessions: readonly Sighting[]
  trust: readonly Trust[]
  authenticationFailures: readonly Doing[]
  asked: readonly Asked[]
  deeds: readonly Deed[]
  draws: readonly Draw[]
  fieldChanges: readonly FieldChange[]
  /** When each field was changed last, but for those changes; null while there are none. */
  fieldsBefore: ChangedAt | null
  suspicions: readonly Matter[]
  links: readonly Matter[]
  intrusions: readonly Intrusion[]
  /** The latest proof of identity of which the device is known, whoever gave it. */
  lastProof: Proof | null
}>

export const noSecurity: Security = {
  logins: [],
  endedSessions: [],
  trust: [],
  authenticationFailures: [],
  asked: [],
  deeds: [],
  draws: [],
  fieldChanges: [],
  fieldsBefore: null,
  suspicions: [],
  links: [],
  intrusions: [],
  lastProof: null,
}

const SECURITY_FACTS = [
  'session-ended',
  'authentication-failed',
  'device-trusted',
  'device-untrusted',
  'takeover-suspected',
  'takeover-cleared',
  'fraud-link-reported',
  'fraud-link-cleared',
] as const
export type SecurityFact = { [T in (typeof SECURITY_FACTS)[number]]: FactOf<T> }[(typeof SECURITY_FACTS)[number]]
const ofSecurity: ReadonlySet<Fact['type']> = new Set(SECURITY_FACTS)

/** Those of this part of the signals; what an intruder left elsewhere is undone in intruder.ts. */
export const isOfSecurity = (fact: Fact): fact is SecurityFact => ofSecurity.has(fact.type)

export function securityAfter(security: Security, fact: SecurityFact): Security {
  switch (fact.type) {
    case 'session-ended':
      return afterEnd(security, fact)
    case 'authentication-failed':
      return afterFailure(security, doingOf(fact))
    case 'device-trusted':
    case 'device-untrusted':
      return afterTrust(security, fact)
    case 'takeover-suspected':
      return { ...security, suspicions: opened(security.suspicions, fact.data.suspicionId, signsOf(fact), fact.occurredAt) }
    case 'takeover-cleared':
      return { ...security, suspicions: closed(security.suspicions, fact.data.suspicionId, fact.occurredAt) }
    case 'fraud-link-reported':
      return { ...security, links: opened(security.links, fact.data.linkId, FRAUD_LINKS.indexOf(fact.data.link), fact.occurredAt) }
    case 'fraud-link-cleared':
      return { ...security, links: closed(security.links, fact.data.linkId, fact.occurredAt) }
  }
}

export const loginOf = ({ occurredAt: at, data }: FactOf<'session-started'>): Login => ({
  at,
  device: fingerprint(data.device.id),
  session: data.sessionId === undefined ? 0 : fingerprint(data.sessionId),
  place: data.place === undefined ? 0 : fingerprint(data.place),
  network: data.network === undefined ? 0 : NETWORKS.indexOf(data.network.kind) + 1,
})

const byLogin = (a: Login, b: Login): number => byDoing(a, b) || a.place - b.place || a.network - b.network

/** Beyond the cap the oldest goes that is not the first of its device: since when he uses a device is not forgotten for many logins. */
export function addLogin(logins: readonly Login[], login: Login): readonly Login[] {
  const all = addDoing(logins, login, Number.POSITIVE_INFINITY, byLogin)
  if (all.length <= CAP.logins) return all
  const seen = new Set<number>()
  const again = all.findIndex(({ device }) => seen.size === seen.add(device).size)
  return all.toSpliced(Math.max(again, 0), 1)
}

const afterEnd = (security: Security, { occurredAt: at, data }: FactOf<'session-ended'>): Security => ({
  ...security,
  endedSessions: addSighting(security.endedSessions, { key: fingerprint(data.sessionId), at }, CAP.logins),
})

function afterFailure(security: Security, doing: Doing): Security {
  if (isOfIntruder(security.intrusions, doing)) return security
  return { ...security, authenticationFailures: addDoing(security.authenticationFailures, doing, CAP.instants) }
}

const NO_TRUST = { trustedAt: null, untrustedAt: null, provedAt: null } as const
const MOVED_BY = { 'device-trusted': 'trustedAt', 'device-untrusted': 'untrustedAt', 'identity-verified': 'provedAt' } as const

export function afterTrust(security: Security, fact: FactOf<keyof typeof MOVED_BY>): Security {
  const doing = doingOf(fact)
  const { device, at } = doing
  if (device === 0) return security
  const told = fact.type === 'identity-verified' ? { ...security, lastProof: laterProof(security.lastProof, { at, device }) } : security
  if (isOfIntruder(security.intrusions, doing)) return told
  const before = security.trust.find((one) => one.device === device) ?? { device, ...NO_TRUST }
  const moved = MOVED_BY[fact.type]
  const after = { ...before, [moved]: later(before[moved], at) }
  const trust = [...security.trust.filter((one) => one !== before), after].sort(byTold)
  return { ...told, trust: trust.slice(-CAP.trusted) }
}

const laterProof = (a: Proof | null, b: Proof): Proof => (a === null || b.at > a.at || (b.at === a.at && b.device > a.device) ? b : a)

const toldAt = ({ trustedAt, untrustedAt, provedAt }: Trust): number => Math.max(trustedAt ?? 0, untrustedAt ?? 0, provedAt ?? 0)
const byTold = (a: Trust, b: Trust): number => toldAt(a) - toldAt(b) || a.device - b.device

export const later = (a: number | null, b: number): number => (a === null ? b : Math.max(a, b))

const signsOf = ({ data }: FactOf<'takeover-suspected'>): number =>
  data.signs.reduce((bits, sign) => bits | (1 << TAKEOVER_SIGNS.indexOf(sign)), 0)

/** Opened again under its name it is open from then on; of two kinds at one instant the last in the list counts. */
function opened(matters: readonly Matter[], id: string, kind: number, at: number): readonly Matter[] {
  return changed(matters, id, (before) => {
    if (before.openedAt !== null && before.openedAt > at) return before
    return { ...before, openedAt: at, kind: before.openedAt === at ? Math.max(before.kind, kind) : kind }
  })
}

const closed = (matters: readonly Matter[], id: string, at: number): readonly Matter[] =>
  changed(matters, id, (before) => ({ ...before, closedAt: later(before.closedAt, at) }))

function changed(matters: readonly Matter[], id: string, change: (before: Matter) => Matter): readonly Matter[] {
  const key = fingerprint(id)
  const before = matters.find((one) => one.key === key) ?? { key, kind: 0, openedAt: null, closedAt: null }
  return [...matters.filter((one) => one !== before), change(before)].sort(byMoved).slice(-CAP.matters)
}

const movedAt = ({ openedAt, closedAt }: Matter): number => Math.max(openedAt ?? 0, closedAt ?? 0)
const byMoved = (a: Matter, b: Matter): number => movedAt(a) - movedAt(b) || a.key - b.key

/** Closing at the very instant of opening wins: in doubt for the borrower. One that nobody settled in two years is over. */
export const isOpen = ({ openedAt, closedAt }: Matter, at: number): boolean =>
  openedAt !== null && openedAt > at - WINDOW.twoYears && (closedAt === null || openedAt > closedAt)

/** When each field was changed last, those changes too. */
export function fieldsWith(before: ChangedAt, changes: readonly FieldChange[]): ChangedAt {
  if (changes.length === 0) return before
  const fields = { ...before }
  for (const { field, at } of changes) fields[field] = later(fields[field], at)
  return fields
}

/** `fields`: as they stand, for the first change that is kept apart. */
export function addFieldChange(security: Security, fields: ChangedAt, change: FieldChange): Security {
  const all = [...security.fieldChanges, change].sort(byChange)
  return settled({ ...security, fieldsBefore: security.fieldsBefore ?? fields, fieldChanges: all }, CAP.fieldChanges)
}

const byChange = (a: FieldChange, b: FieldChange): number => byDoing(a, b) || (a.field < b.field ? -1 : a.field > b.field ? 1 : 0)

/** Only the newest `most` stay apart. */
function settled(security: Security, most: number): Security {
  const { fieldsBefore, fieldChanges } = security
  const old = fieldChanges.length - most
  if (fieldsBefore === null || old <= 0) return security
  const before = most === 0 ? null : fieldsWith(fieldsBefore, fieldChanges.slice(0, old))
  return { ...security, fieldsBefore: before, fieldChanges: fieldChanges.slice(old) }
}

/** Without what no window sees any more. */
export function securitySince(security: Security, asOf: number): Security {
  if (keepsAll(security, asOf)) return security
  const { fieldChanges } = security
  const next = settled(security, doneAfter(fieldChanges, asOf - WINDOW.month).length)
  return {
    logins: doneAfter(next.logins, asOf - LOGINS_MS),
    endedSessions: dropSightings(next.endedSessions, asOf - WINDOW.day),
    trust: next.trust,
    authenticationFailures: doneAfter(next.authenticationFailures, asOf - WINDOW.day),
    asked: doneAfter(next.asked, asOf - WINDOW.day),
    deeds: doneAfter(next.deeds, asOf - WINDOW.month),
    draws: next.draws[0] === undefined ? next.draws : next.draws.filter(({ at }) => at > asOf - WINDOW.halfYear),
    fieldChanges: next.fieldChanges,
    fieldsBefore: next.fieldsBefore,
    suspicions: mattersSince(next.suspicions, asOf - WINDOW.twoYears),
    links: mattersSince(next.links, asOf - WINDOW.twoYears),
    intrusions:
      next.intrusions[0] === undefined ? next.intrusions : next.intrusions.filter(({ untilAt }) => untilAt > asOf - WINDOW.twoYears),
    lastProof: next.lastProof !== null && next.lastProof.at > asOf - WINDOW.twoYears ? next.lastProof : null,
  }
}

/** The oldest of each list stands first, but for matters and intrusions. */
function keepsAll(security: Security, asOf: number): boolean {
  const [day, month, twoYears] = [asOf - WINDOW.day, asOf - WINDOW.month, asOf - WINDOW.twoYears]
  return (
    isAfter(security.logins, asOf - LOGINS_MS) &&
    isAfter(security.endedSessions, day) &&
    isAfter(security.authenticationFailures, day) &&
    isAfter(security.asked, day) &&
    isAfter(security.deeds, month) &&
    isAfter(security.draws, asOf - WINDOW.halfYear) &&
    isAfter(security.fieldChanges, month) &&
    security.suspicions.every((one) => isWithin(one, twoYears)) &&
    security.links.every((one) => isWithin(one, twoYears)) &&
    security.intrusions.every(({ untilAt }) => untilAt > twoYears) &&
    (security.lastProof === null || security.lastProof.at > twoYears)
  )
}

const isAfter = (ascending: readonly { readonly at: number }[], since: number): boolean =>
  ascending[0] === undefined || ascending[0].at > since

const isWithin = ({ openedAt, closedAt }: Matter, since: number): boolean =>
  (openedAt === null || openedAt > since) && (closedAt === null || closedAt > since)

/** Since when a device was used is asked for a month back from a drawdown that is at most a day old. */
const LOGINS_MS = WINDOW.month + WINDOW.day

function mattersSince(matters: readonly Matter[], since: number): readonly Matter[] {
  if (matters[0] === undefined) return matters
  const seen = (at: number | null): number | null => (at !== null && at > since ? at : null)
  return matters.flatMap((one): Matter[] => {
    const [openedAt, closedAt] = [seen(one.openedAt), seen(one.closedAt)]
    return openedAt === null && closedAt === null ? [] : [{ key: one.key, kind: openedAt === null ? 0 : one.kind, openedAt, closedAt }]
  })
}

/** As if whoever intruded had not been there; what he left elsewhere in the signals is not undone here. */
export function securityWithoutIntruder(security: Security): Security {
  const { intrusions } = security
  const deeds = withoutIntruder(security.deeds, intrusions)
  const undone = new Set(security.deeds.filter((one) => !deeds.includes(one)).map(({ drawdown }) => drawdown))
  return {
    ...security,
    logins: withoutIntruder(security.logins, intrusions),
    trust: security.trust.flatMap((one) => trustWithout(one, intrusions)),
    authenticationFailures: withoutIntruder(security.authenticationFailures, intrusions),
    asked: withoutIntruder(security.asked, intrusions),
    deeds,
    draws: security.draws.filter(({ drawdown }) => !undone.has(drawdown)),
    ...withoutChanges(security),
  }
}

/** What he trusted or proved himself on stays where the intruder used the device too, outside the intruder's time. */
function trustWithout(trust: Trust, intrusions: Security['intrusions']): Trust[] {
  const { device, trustedAt, untrustedAt, provedAt } = trust
  const own = (at: number | null) => (at !== null && isOfIntruder(intrusions, { at, device, session: 0 }) ? null : at)
  const left = { device, trustedAt: own(trustedAt), untrustedAt: own(untrustedAt), provedAt: own(provedAt) }
  return left.trustedAt === null && left.untrustedAt === null && left.provedAt === null ? [] : [left]
}

function withoutChanges({ fieldChanges: before, fieldsBefore, intrusions }: Security): Pick<Security, 'fieldChanges' | 'fieldsBefore'> {
  const fieldChanges = withoutIntruder(before, intrusions)
  return { fieldChanges, fieldsBefore: fieldChanges.length === 0 ? null : fieldsBefore }
}
