/** Reads what reports of a desk are made from. */
import type { ObservedKind } from '@fairline/contract/desk/observations'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import { type Checked, groundOf, type ReportGround, type ReportTime } from '@fairline/domain/desk/report/report-ground'
import type { SeenOf } from '@fairline/domain/desk/status/seen-value'
import { addMonths, knownDay } from '@fairline/domain/kernel/day'
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { Zone } from '@fairline/domain/kernel/zone'
import { readHead } from '@fairline/domain/record/head'
import type { Database, OrganisationDatabase } from '../store/database.ts'
import type { DeskBooks } from '../store/desk-books.ts'
import { readChecked, readSeen } from '../store/desk-fact-table.ts'
import { findNewestHead } from '../store/record-head-table.ts'
import { type GroundParts, zoneOf } from './funding-ground.ts'

export type ReportParts = GroundParts & Readonly<{ database: Database; deskBooks: DeskBooks; now: () => number }>

/** From the first day of a month on, to before that of the month after `last`, in the zone of the desk. What is to come, or came after what is known, is not in it. */
export function monthsTime(zone: Zone, first: string, last: string, knownAt: number): ReportTime {
  const [from, until] = [zone.startOf(knownDay(`${first}-01`)), zone.startOf(addMonths(knownDay(`${last}-01`), 1))]
  return { from, until, at: Math.min(until - 1, knownAt), knownAt, zone }
}

export async function reportGround(parts: ReportParts, organisationId: number, time: ReportTime): Promise<ReportGround> {
  const rows = parts.database.reading.as(organisationId)
  const book = await parts.deskBooks.read(rows, organisationId)
  const [seenOf, checks] = [await seenThen(rows, book, time), await checksIn(rows, book, time)]
  return groundOf(time, { now: book, seenOf, checks, nowAt: parts.now() })
}

/** As it is now. */
export const groundNow = (parts: ReportParts, organisationId: number): Promise<ReportGround> => {
  const [at, zone] = [parts.now(), zoneOf(parts)]
  return reportGround(parts, organisationId, { from: at, until: at + 1, at, knownAt: at, zone })
}

const SEEN_KINDS = ['enrolment', 'facility', 'channel', 'project'] as const satisfies readonly ObservedKind[]
const CHECKED_KINDS = ['enrolment', 'facility'] as const satisfies readonly ObservedKind[]
/** Of each subject the newest so many. */
const EACH = 400

const subjectsOf = ({ stories }: DeskBook, kind: ObservedKind): string[] => [...(stories.get(kind)?.keys() ?? [])]

async function seenThen(rows: OrganisationDatabase, book: DeskBook, { at, knownAt }: ReportTime): Promise<SeenOf> {
  const seen = new Map<string, Awaited<ReturnType<typeof readSeen>>>()
  for (const kind of SEEN_KINDS) {
    const read = await readSeen(rows, rows.organisationId, { kind, subjects: subjectsOf(book, kind), each: EACH, at, knownAt })
    // Of two that are so since the same moment, the one that was told last is the newest.
    for (const [id, own] of groupBy(read, ({ subject }) => subject))
      seen.set(
        `${kind} ${id}`,
        own.sort((a, b) => a.sequence - b.sequence),
      )
  }
  return (kind, id) => seen.get(`${kind} ${id}`) ?? []
}

async function checksIn(rows: OrganisationDatabase, book: DeskBook, { from, until, knownAt }: ReportTime): Promise<Checked[]> {
  const checks: Checked[] = []
  for (const kind of CHECKED_KINDS) {
    const read = await readChecked(rows, rows.organisationId, { kind, subjects: subjectsOf(book, kind), from, until, knownAt })
    checks.push(...read.map(({ id, times, at, source, actor }) => ({ kind, id, times, last: { at, source, actor } })))
  }
  return checks
}

const ACTS_TREE = -1

/** Of the record of acts, in which everything that a desk is told has its leaf. Null: nothing was signed yet. */
export async function headNow(rows: OrganisationDatabase): Promise<Readonly<{ number: number; root: string; size: number }> | null> {
  const newest = await findNewestHead(rows, rows.organisationId)
  const head = newest && readHead(newest.body)
  const tree = head?.trees.find((one) => one.tree === ACTS_TREE)
  return head === undefined || tree === undefined ? null : { number: head.number, root: tree.root, size: tree.size }
}
