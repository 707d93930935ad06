/**
 * Watched lines of lenders that run Fairline: each is asked about every EVERY_MS, so that what a borrower takes back is gone within a minute, and what happens is told
 * within five.
 *
 * Consent  what the lender says he lets the desk see is kept as a consent of the desk's own, and ended as soon as the lender says another.
 * Failing  a lender that does not answer is asked again later and later; nothing is told meanwhile, so that what was seen grows old.
 * Once     a line is claimed by one server at a time.
 */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LenderLine } from '@fairline/contract/desk/lender'
import { type DeskBook, isOpen, stateOf, statesOf } from '@fairline/domain/desk/model/desk-book'
import { consentOf, toldOf } from '@fairline/domain/desk/model/lender-line'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { type Doer, insertAct } from '../store/act-table.ts'
import type { Client, Database } from '../store/database.ts'
import type { DeskBooks } from '../store/desk-books.ts'
import { noteMissed } from '../store/desk-connection-table.ts'
import { type NewDeskFact, readSeen, type SeenFact } from '../store/desk-fact-table.ts'
import { claimDueLenders, findLender, type LenderRow, noteLender } from '../store/desk-lender-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { askLender, type LenderAnswer, type LenderParts } from './ask-lender.ts'

export type LenderPullParts = LenderParts &
  Readonly<{ database: Database; sealing: Sealing; deskBooks: DeskBooks; onFailure: (error: unknown) => void }>

export type LenderPull = Readonly<{
  start: () => void
  /** Now, due or not. Undefined: it is bound to no lender. */
  pull: (organisationId: number, enrolmentId: string) => Promise<LenderRow | undefined>
  /** All that are due. Answers how many. */
  pullDue: () => Promise<number>
  /** Looks at once what is due. */
  wake: () => void
  stop: () => Promise<void>
}>

export const EVERY_MS = 40_000
const LOOK_EVERY_MS = 5_000
const LATEST_MS = 15 * 60_000
/** Longer than a lender may take to answer. */
const CLAIMED_MS = 30_000
const AT_ONCE = 20
const SEEN_EACH = 200

export const lenderPlace = (enrolmentId: string): string => `desk lender ${enrolmentId}`

export function openLenderPull(parts: LenderPullParts): LenderPull {
  const stopping = new AbortController()
  const { signal } = stopping
  let [running, woken]: [Promise<void> | undefined, AbortController] = [undefined, new AbortController()]
  const pullDue = async (): Promise<number> => {
    let pulled = 0
    for (const { id } of await listOrganisations(parts.database)) if (!signal.aborted) pulled += await pullDueOf(parts, id, signal)
    return pulled
  }
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      woken = new AbortController()
      await pullDue().catch(parts.onFailure)
      await sleep(LOOK_EVERY_MS, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {}) // Woken by `wake` or `stop`.
    }
  }
  return {
    start: () => {
      running ??= run()
    },
    pullDue,
    wake: () => woken.abort(),
    pull: async (organisationId, enrolmentId) => {
      const row = await findLender(parts.database.as(organisationId), organisationId, enrolmentId)
      if (row !== undefined) await pullOne(parts, organisationId, row, signal)
      return findLender(parts.database.as(organisationId), organisationId, enrolmentId)
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function pullDueOf(parts: LenderPullParts, organisationId: number, signal: AbortSignal): Promise<number> {
  const now = parts.now()
  const due = await claimDueLenders(parts.database.as(organisationId), organisationId, { now, until: now + CLAIMED_MS, limit: AT_ONCE })
  await Promise.all(due.map((row) => pullOne(parts, organisationId, row, signal).catch(parts.onFailure)))
  return due.length
}

async function pullOne(parts: LenderPullParts, organisationId: number, row: LenderRow, signal: AbortSignal): Promise<void> {
  const { database, sealing, deskBooks, now } = parts
  const code = (await openSecrets(sealing, database, organisationId)).open(lenderPlace(row.enrolmentId), row.code)
  const answer = await askLender(parts, row.baseUrl, code, signal)
  // Nobody failed: it was this server that ended.
  if (signal.aborted && answer.kind === 'failed') return
  const at = now()
  await deskBooks.change(database.as(organisationId), pullerOf(organisationId), at, async (book, client) => {
    await noteLender(client, organisationId, row, outcomeOf(row, answer, at))
    const facts = await factsOf(book, client, { organisationId, row, answer, at })
    if (facts.some(isTelling) && row.answeredAt !== null)
      await noteMissed(client, organisationId, { enrolmentId: row.enrolmentId, since: row.answeredAt, at })
    return { facts, answer: () => undefined }
  })
}

/** What a lender tells of by webhook. A value that is only said again is so since now, and was seen before. */
const TOLD_OF: ReadonlySet<unknown> = new Set(['availability', 'limit', 'limit_band', 'balance'])
const isTelling = ({ type, effectiveAt, observedAt, data }: NewDeskFact): boolean =>
  type === 'observed' && TOLD_OF.has(data.field) && effectiveAt !== observedAt

const pullerOf = (organisationId: number): Doer => ({
  ...{ organisationId, actor: 'fairline:desk', person: 'fairline:desk', roles: [], address: null, requestId: null },
})

function outcomeOf({ enrolmentId, failures: before }: LenderRow, answer: LenderAnswer, at: number): Parameters<typeof noteLender>[3] {
  const failures = answer.kind === 'failed' ? before + 1 : 0
  const waitMs = Math.min(EVERY_MS * 2 ** Math.min(failures, 10), LATEST_MS)
  const state = ({ seen: 'open', hidden: 'hidden', closed: 'closed', failed: 'failing' } as const)[answer.kind]
  const problem = answer.kind === 'failed' ? answer.problem : null
  return {
    enrolmentId,
    state,
    failures,
    problem,
    nextAt: at + (failures === 0 ? EVERY_MS : waitMs),
    askedAt: at,
    hasAnswered: failures === 0,
  }
}

type Pulled = Readonly<{ organisationId: number; row: LenderRow; answer: LenderAnswer; at: number }>

async function factsOf(book: DeskBook, client: Client, pulled: Pulled): Promise<NewDeskFact[]> {
  const { organisationId, row, answer, at } = pulled
  const { enrolmentId } = row
  const when = { at, knownAt: at }
  const enrolment = stateOf(book, 'enrolment', enrolmentId, when)
  if (answer.kind === 'failed' || enrolment === undefined || enrolment.endedAt !== null) return []
  const line = answer.kind === 'seen' ? answer.line : undefined
  const consents = consentFacts(book, { enrolmentId, borrowerId: enrolment.content.borrower_id, line, at })
  const left = new Set<string>(line?.scopes.map(({ scope }) => scope))
  const isLess = ({ type, id }: NewDeskFact) =>
    type === 'ended' && !stateOf(book, 'consent', id, when)?.content.scopes.every((one) => left.has(one))
  if (consents.some(isLess)) {
    const reason = 'the lender says that the borrower lets the desk see less'
    await insertAct(client, pullerOf(organisationId), { act: 'desk-consent-withdrawn', at, subject: enrolment.content.borrower_id, reason })
  }
  if (line === undefined) return consents
  const seen = await readSeen(client, organisationId, { kind: 'enrolment', subjects: [enrolmentId], each: SEEN_EACH, ...when })
  const told = toldOf(line, newestPulled(seen), { at, everyHours: enrolment.content.expected_every_hours })
  return [...consents, ...told.map((one): NewDeskFact => seenFact(enrolmentId, one, at))]
}

const newestPulled = (seen: readonly SeenFact[]): SeenFact[] => seen.filter(({ source }) => source === 'pull')

const seenFact = (enrolmentId: string, { field, value, effectiveAt }: ReturnType<typeof toldOf>[number], at: number): NewDeskFact => ({
  ...{ factId: `observation:pull.${enrolmentId}.${field}.${at}`, type: 'observed', kind: 'enrolment', id: enrolmentId, effectiveAt },
  ...{ observedAt: at, source: 'pull', confidencePpm: 1_000_000, evidence: null, data: { field, value } },
})

type Consented = Readonly<{ enrolmentId: string; borrowerId: string; line: LenderLine | undefined; at: number }>

/** The one that stands is ended where it is not what the lender says now, and what he says is registered. */
function consentFacts(book: DeskBook, { enrolmentId, borrowerId, line, at }: Consented): NewDeskFact[] {
  const prefix = `lender-${createHash('sha256').update(enrolmentId).digest('hex').slice(0, 16)}-`
  const all = statesOf(book, 'consent', { at, knownAt: at }).filter(({ id }) => id.startsWith(prefix))
  const standing = all.filter((one) => isOpen(one))
  const said = line && consentOf(line)
  const text = said && createHash('sha256').update(canonicalJson(said)).digest('hex')
  const isSame = (sha256: string): boolean => sha256 === text
  const ended = standing.filter(({ content }) => !isSame(content.text_sha256))
  const facts = ended.map(({ id, version }): NewDeskFact => entryFact('ended', id, version + 1, { reason: 'as the lender says' }, at))
  if (said === undefined || text === undefined || standing.some(({ content }) => isSame(content.text_sha256))) return facts
  const grantedAt = new Date(Math.min(Date.parse(said.granted_at), at)).toISOString()
  const content = {
    ...said,
    granted_at: grantedAt,
    borrower_id: borrowerId,
    purpose: 'a link that the borrower made at his lender',
    text_sha256: text,
  }
  return [...facts, entryFact('registered', `${prefix}${all.length + 1}`, 1, content, at)]
}

const entryFact = (type: 'ended' | 'registered', id: string, version: number, data: NewDeskFact['data'], at: number): NewDeskFact => ({
  ...{ factId: `consent:${id}:${version}`, type, kind: 'consent', id, effectiveAt: at, observedAt: at },
  ...{ source: 'pull', confidencePpm: null, evidence: null, data },
})
