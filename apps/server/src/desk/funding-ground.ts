/** What a plan of a project is made from at some time, as far as it was known at some time: registers, what was seen, and the policy in force. */

import { type PlanTerms, USUAL_TERMS } from '@fairline/domain/desk/funding/funding-policy'
import { planInputOf } from '@fairline/domain/desk/funding/plan-input-of'
import { planInForce, promisedOf } from '@fairline/domain/desk/funding/plan-record'
import { type DeskBook, isOpen, statesOf, storyOf, type When } from '@fairline/domain/desk/model/desk-book'
import { scopesOfLines } from '@fairline/domain/desk/model/desk-consent'
import { type PlanningGround, planningOf } from '@fairline/domain/desk/model/planning'
import { warnedAt } from '@fairline/domain/desk/picture/told-readings'
import { dayText } from '@fairline/domain/kernel/day'
import { groupBy } from '@fairline/domain/kernel/group-by'
import { UTC, type Zone } from '@fairline/domain/kernel/zone'
import type { PlanInput } from '@fairline/planner/plan-input'
import type { Packs } from '../packs.ts'
import { shownOf } from '../routes/desk-words.ts'
import type { Queryable } from '../store/database.ts'
import { readSeen, type SeenFact } from '../store/desk-fact-table.ts'

export type GroundParts = Readonly<{ packs: Packs }>
/** `sequence`: of the last fact of the registers. */
export type FundingGround = Readonly<{ ground: PlanningGround; input: PlanInput; sequence: number }>
/** `upTo`: warnings told by later facts are left out; by default none is. */
type Asked = Readonly<{ projectId: string; when: When; terms?: PlanTerms; upTo?: number | undefined }>

/** Of each line so many of the newest values: enough for what it is now, and for how often it was lost. */
const EACH = 400
const PROMISED_DAYS = 14

export const zoneOf = ({ packs }: GroundParts): Zone => packs.current.defaultProduct?.zone ?? UTC

/** Undefined: there is no such project that is open. */
export async function fundingGround(
  parts: GroundParts,
  rows: Queryable,
  organisationId: number,
  book: DeskBook,
  { projectId, when, terms = USUAL_TERMS, upTo }: Asked,
): Promise<FundingGround | undefined> {
  const zone = zoneOf(parts)
  const today = zone.dayAt(when.at)
  const ground = planningOf(book, projectId, when, dayText(today))
  if (ground === undefined) return undefined
  const seen = await seenOfLines(rows, organisationId, book, ground, when)
  const ofProject = await readSeen(rows, organisationId, { kind: 'project', subjects: [projectId], each: EACH, ...when })
  const warned = warnedAt(book, { ...when, upTo })
  const input = planInputOf(
    ground,
    {
      ofLine: (id) => seen.get(id) ?? [],
      ofProject,
      isWarned: (subject) => warned.has(subject),
      watchedFrom: (id) => storyOf(book, 'facility', id)[0]?.effectiveAt ?? when.at,
    },
    {
      terms,
      promised: promisedOf(planInForce(book, projectId, when.knownAt), dayText(today), dayText(today + PROMISED_DAYS)),
      ...{ today, at: when.at, dayAt: zone.dayAt },
    },
  )
  return { ground, input, sequence: book.sequence }
}

/** By facility: what was seen of it, and of its borrower's line, as far as he let the desk see it. */
async function seenOfLines(
  rows: Queryable,
  organisationId: number,
  book: DeskBook,
  { facilities }: PlanningGround,
  when: When,
): Promise<ReadonlyMap<string, SeenFact[]>> {
  const ids = facilities.map(({ facility }) => facility.id)
  const enrolments = new Map(
    statesOf(book, 'enrolment', when)
      .filter((one) => isOpen(one) && ids.includes(one.content.facility_id))
      .map(({ id, content }) => [id, content.facility_id]),
  )
  const ofLines = await readSeen(rows, organisationId, { kind: 'facility', subjects: ids, each: EACH, ...when })
  const watched = await readSeen(rows, organisationId, { kind: 'enrolment', subjects: [...enrolments.keys()], each: EACH, ...when })
  const scopes = scopesOfLines(book, when)
  const all = [...ofLines, ...watched.map((one) => ({ ...one, subject: enrolments.get(one.subject)! }))]
  return new Map([...groupBy(all, ({ subject }) => subject)].map(([id, seen]) => [id, shownOf(seen, scopes(id))]))
}
