/** Lives of holds, and what a line remembers of those that are gone, as compact bytes. Part of the account's format (account/codec.ts). */
import { HOLD_SCOPES, SET_BACKS } from '@fairline/contract/hold-outcomes'
import { type Reader, readCount, readOptional, readText, type Writer, writeCount, writeOptional, writeText } from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Hold, Restoration, Stage, StepDone } from './hold.ts'
import type { Line } from './line.ts'
import { type Appealed, type Exemption, type GivenPlan, type IncreaseReview, noRecovery, type Recovery } from './recovery.ts'

type Part = Pick<Line, 'holds' | 'recovery'>

/** Of most lines there is nothing to say: one byte says so. The holds themselves are written elsewhere, in their order. */
export function writeRecovery(writer: Writer, { holds, recovery }: Part): void {
  const isEmpty = holds.every(isPlain) && isNothing(recovery)
  writeCount(writer, isEmpty ? 0 : 1)
  if (isEmpty) return
  for (const hold of holds) writeLife(writer, hold)
  writeCount(writer, recovery.exemptions.length)
  for (const exemption of recovery.exemptions) writeExemption(writer, exemption)
  writeCount(writer, recovery.appeals.length)
  for (const { appealId, holdId } of recovery.appeals) {
    writeText(writer, appealId)
    writeText(writer, holdId)
  }
  writeIncrease(writer, recovery.increase)
  writeCount(writer, recovery.plans.length)
  for (const plan of recovery.plans) writePlan(writer, plan)
  writeText(writer, recovery.closedFor.length === 0 ? '' : JSON.stringify(recovery.closedFor))
}

const isNothing = ({ exemptions, appeals, increase, plans, closedFor }: Recovery): boolean =>
  exemptions.length + appeals.length + plans.length + closedFor.length === 0 && increase === null

/** `holds`: as they were read, without their lives. */
export function readRecovery(reader: Reader, holds: readonly Hold[]): Part {
  if (readCount(reader) === 0) return { holds, recovery: noRecovery }
  return { holds: holds.map((hold) => ({ ...hold, ...readLife(reader) })), recovery: readMemory(reader) }
}

/** What a hold is when nothing is known of its life. */
export const plainLife = { expiresAt: null, reviewAt: null, stepsDone: [], restoration: null } as const satisfies Partial<Hold>

const isPlain = ({ expiresAt, reviewAt, stepsDone, restoration }: Hold): boolean =>
  expiresAt === null && reviewAt === null && stepsDone.length === 0 && restoration === null

type Life = Pick<Hold, 'expiresAt' | 'reviewAt' | 'stepsDone' | 'restoration'>

function writeLife(writer: Writer, { expiresAt, reviewAt, stepsDone, restoration }: Life): void {
  writeOptional(writer, expiresAt)
  writeOptional(writer, reviewAt)
  writeCount(writer, stepsDone.length)
  for (const { cure, at } of stepsDone) {
    writeText(writer, cure)
    writeCount(writer, at)
  }
  writeCount(writer, restoration === null ? 0 : 1)
  if (restoration !== null) writeRestoration(writer, restoration)
}

function readLife(reader: Reader): Life {
  const [expiresAt, reviewAt] = [readOptional(reader), readOptional(reader)]
  const stepsDone = readList(reader, (): StepDone => ({ cure: readText(reader), at: readCount(reader) }))
  return { expiresAt, reviewAt, stepsDone, restoration: readCount(reader) === 0 ? null : readRestoration(reader) }
}

function writeRestoration(writer: Writer, restoration: Restoration): void {
  writeText(writer, restoration.commitmentId)
  writeCount(writer, restoration.ofMinor)
  writeCount(writer, restoration.stages.length)
  for (const { afterDays, permille } of restoration.stages) {
    writeCount(writer, afterDays)
    writeCount(writer, permille)
  }
  writeCount(writer, restoration.setsBackDays)
  writeCount(writer, SET_BACKS.indexOf(restoration.setBack))
  writeOptional(writer, restoration.beganAt)
  writeCount(writer, restoration.ranMs)
  writeCount(writer, restoration.stagesReached)
  writeCount(writer, restoration.checkpointsPassed)
  writeCount(writer, restoration.setBacks)
}

/** An object literal is evaluated in the order it is written. */
const readRestoration = (reader: Reader): Restoration => ({
  commitmentId: readText(reader),
  ofMinor: readCount(reader),
  stages: readList(reader, (): Stage => ({ afterDays: readCount(reader), permille: readCount(reader) })),
  setsBackDays: readCount(reader),
  setBack: known(SET_BACKS[readCount(reader)]),
  beganAt: readOptional(reader),
  ranMs: readCount(reader),
  stagesReached: readCount(reader),
  checkpointsPassed: readCount(reader),
  setBacks: readCount(reader),
})

function writeExemption(writer: Writer, { reason, scope, at, signals }: Exemption): void {
  writeText(writer, reason)
  writeCount(writer, HOLD_SCOPES.indexOf(scope))
  writeCount(writer, at)
  writeCount(writer, signals.length)
  for (const signal of signals) writeText(writer, signal)
}

const readMemory = (reader: Reader): Recovery => ({
  exemptions: readList(
    reader,
    (): Exemption => ({
      reason: readText(reader),
      scope: known(HOLD_SCOPES[readCount(reader)]),
      at: readCount(reader),
      signals: readList(reader, () => readText(reader)),
    }),
  ),
  appeals: readList(reader, (): Appealed => ({ appealId: readText(reader), holdId: readText(reader) })),
  increase: readIncrease(reader),
  plans: readList(reader, readPlan.bind(null, reader)),
  closedFor: readCauses(readText(reader)),
})

/** Few lines are ever closed by the policy: their causes may be long. */
const readCauses = (text: string): Recovery['closedFor'] => (text === '' ? [] : (JSON.parse(text) as Recovery['closedFor']))

function writeIncrease(writer: Writer, increase: IncreaseReview | null): void {
  writeCount(writer, increase === null ? 0 : 1)
  if (increase === null) return
  writeText(writer, increase.requestId)
  writeText(writer, increase.holdId)
  writeOptional(writer, increase.wishMinor)
  writeCount(writer, increase.until)
}

const readIncrease = (reader: Reader): IncreaseReview | null =>
  readCount(reader) === 0
    ? null
    : { requestId: readText(reader), holdId: readText(reader), wishMinor: readOptional(reader), until: readCount(reader) }

function writePlan(writer: Writer, { planId, holdIds, policyHash, honourUntil }: GivenPlan): void {
  writeText(writer, planId)
  writeCount(writer, holdIds.length)
  for (const holdId of holdIds) writeText(writer, holdId)
  writeText(writer, policyHash)
  writeCount(writer, honourUntil)
}

const readPlan = (reader: Reader): GivenPlan => ({
  planId: readText(reader),
  holdIds: readList(reader, () => readText(reader)),
  policyHash: readText(reader),
  honourUntil: readCount(reader),
})

function known<T>(value: T | undefined): T {
  invariant(value !== undefined, 'what an account names is known')
  return value
}

function readList<T>(reader: Reader, read: () => T): T[] {
  const items: T[] = []
  for (let left = readCount(reader); left > 0; left--) items.push(read())
  return items
}
