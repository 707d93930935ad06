/** Takes what an intruder did out of everything that counts, and keeps out what is heard of him later. */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { type Conduct, withoutAttempt } from './conduct.ts'
import { byDoing, type Doing, doingOf } from './doing.ts'
import { addDoing, addIntrusion, intrusionOf, isOfIntruder, withSession } from './intrusion.ts'
import { addSighting, type Sighting } from './retention.ts'
import {
  type Asked,
  addFieldChange,
  addLogin,
  type ChangedAt,
  DEEDS,
  type Deed,
  type Draw,
  type FieldChange,
  fieldsWith,
  type Login,
  loginOf,
  type Security,
  securityWithoutIntruder,
} from './security.ts'
import { CAP } from './windows.ts'

/** What of the signals somebody else can have left his traces in; filled in while a fold runs. */
type Draft = {
  security: Security
  devices: readonly Sighting[]
  places: readonly Sighting[]
  identityFailures: readonly number[]
  failedDraws: readonly number[]
  applications: readonly number[]
  conduct: Conduct
  fieldsChangedAt: ChangedAt
}

const OF_SOMEBODY = ['session-started', 'profile-changed', 'drawdown-requested', 'takeover-cleared'] as const
type FactOfSomebody = { [T in (typeof OF_SOMEBODY)[number]]: FactOf<T> }[(typeof OF_SOMEBODY)[number]]
const ofSomebody: ReadonlySet<Fact['type']> = new Set(OF_SOMEBODY)

/** Those of which it matters who did them. */
export const isOfSomebody = (fact: Fact): fact is FactOfSomebody => ofSomebody.has(fact.type)

export function takeDoing(draft: Draft, fact: FactOfSomebody): void {
  switch (fact.type) {
    case 'session-started':
      startSession(draft, fact)
      return
    case 'profile-changed':
      if (fact.data.verified) changeField(draft, doingOf(fact), fact.data.field)
      return
    case 'drawdown-requested':
      ask(draft, fact)
      return
    case 'takeover-cleared':
      clearTakeover(draft, fact)
      return
  }
}

/** The owner has his account back: what the other did, as far as it was told, never was. */
function clearTakeover(draft: Draft, fact: FactOf<'takeover-cleared'>): void {
  const told = intrusionOf(fact)
  if (told === null) return
  const intrusion = draft.security.logins.reduce(withSession, told)
  draft.security = { ...draft.security, intrusions: addIntrusion(draft.security.intrusions, intrusion, CAP.intrusions) }
  expel(draft)
}

function startSession(draft: Draft, fact: FactOf<'session-started'>): void {
  const login = loginOf(fact)
  if (isOfIntruder(draft.security.intrusions, login)) {
    recogniseSession(draft, login)
    return
  }
  draft.security = { ...draft.security, logins: addLogin(draft.security.logins, login) }
  draft.devices = addSighting(draft.devices, { key: login.device, at: login.at }, CAP.devices)
  if (login.place !== 0) draft.places = addSighting(draft.places, { key: login.place, at: login.at }, CAP.places)
}

/** Heard of late, it says whose session that was: what named the session alone goes too. */
function recogniseSession(draft: Draft, login: Login): void {
  const { intrusions } = draft.security
  const told = intrusions.map((one) => withSession(one, login))
  if (told.every((one, index) => one === intrusions[index])) return
  const renewed = told.reduce<Security['intrusions']>((all, one) => addIntrusion(all, one, CAP.intrusions), [])
  draft.security = { ...draft.security, intrusions: renewed }
  expel(draft)
}

function changeField(draft: Draft, doing: Doing, field: FieldChange['field']): void {
  if (isOfIntruder(draft.security.intrusions, doing)) return
  const change = { ...doing, field }
  draft.security = addFieldChange(draft.security, draft.fieldsChangedAt, change)
  draft.fieldsChangedAt = fieldsWith(draft.fieldsChangedAt, [change])
}

/** From where it is asked for; the asking itself counts for nothing. */
function ask(draft: Draft, fact: FactOf<'drawdown-requested'>): void {
  const { security } = draft
  const doing = doingOf(fact)
  if ((doing.device === 0 && doing.session === 0) || isOfIntruder(security.intrusions, doing)) return
  const asked = { ...doing, amountMinor: fact.data.amountMinor }
  draft.security = { ...security, asked: addDoing(security.asked, asked, CAP.draws, byAsked) }
}

const byAsked = (a: Asked, b: Asked): number => byDoing(a, b) || a.amountMinor - b.amountMinor

/** Counts one, and remembers in whose name. False where it is the intruder's, and counts for nothing. */
export function countDeed(draft: Draft, deed: Deed): boolean {
  const { security } = draft
  if (isOfIntruder(security.intrusions, deed)) return false
  draft.security = { ...security, deeds: addDoing(security.deeds, deed, CAP.instants, byDeed) }
  return true
}

const byDeed = (a: Deed, b: Deed): number =>
  byDoing(a, b) || a.countedAt - b.countedAt || DEEDS.indexOf(a.what) - DEEDS.indexOf(b.what) || a.drawdown - b.drawdown

function expel(draft: Draft): void {
  const before = draft.security
  const after = securityWithoutIntruder(before)
  draft.security = after
  if (before.fieldsBefore !== null) draft.fieldsChangedAt = fieldsWith(before.fieldsBefore, after.fieldChanges)
  const strange = before.logins.filter((login) => !after.logins.includes(login))
  draft.devices = seenWithout(draft.devices, strange, after.logins, CAP.devices, ({ device }) => device)
  draft.places = seenWithout(draft.places, strange, after.logins, CAP.places, ({ place }) => place)
  for (const deed of before.deeds) if (!after.deeds.includes(deed)) uncount(draft, deed)
}

function uncount(draft: Draft, { what, countedAt }: Deed): void {
  if (what === 'identity-failed') {
    draft.identityFailures = withoutOne(draft.identityFailures, countedAt)
    return
  }
  draft.applications = withoutOne(draft.applications, countedAt)
  if (what !== 'drawdown-declined') return
  draft.failedDraws = withoutOne(draft.failedDraws, countedAt)
  draft.conduct = withoutAttempt(draft.conduct, countedAt)
}

/** Of one that was approved: it is as if he had not asked. */
export function uncountAsked(draft: Draft, { at, drawdown }: Pick<Draw, 'at' | 'drawdown'>): void {
  draft.applications = withoutOne(draft.applications, at)
  const deeds = draft.security.deeds.filter((deed) => deed.what !== 'drawdown-approved' || deed.drawdown !== drawdown)
  draft.security = { ...draft.security, deeds }
}

function withoutOne(instants: readonly number[], at: number): readonly number[] {
  const index = instants.indexOf(at)
  return index < 0 ? instants : instants.toSpliced(index, 1)
}

/** What the stranger's logins showed is seen again only where another login shows it. */
function seenWithout(
  seen: readonly Sighting[],
  strange: readonly Login[],
  own: readonly Login[],
  cap: number,
  keyOf: (login: Login) => number,
): readonly Sighting[] {
  const keys = new Set(strange.map(keyOf))
  const rest = seen.filter(({ key }) => !keys.has(key))
  if (rest.length === seen.length) return seen
  return own.reduce<readonly Sighting[]>((all, login) => {
    const key = keyOf(login)
    return keys.has(key) && key !== 0 ? addSighting(all, { key, at: login.at }, cap) : all
  }, rest)
}
