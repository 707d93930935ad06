/** Reports of a desk: the monthly pack, how fast the desk is, what the risk group looks at, and the minutes of its meetings. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { instant, writtenInstant } from '../instant.ts'
import { publicId, text } from '../text.ts'

const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/
const month = z.string().regex(MONTH, 'must be a month such as 2026-03')

/** In the desk's own zone. `known_at`: what was told later is left out; left out: now. */
export const MonthlyPackQuery = z.strictObject({
  month,
  known_at: instant.optional(),
  format: z.enum(['json', 'html', 'pdf', 'csv']).default('json'),
  lang: z.enum(['zh', 'en']).default('zh'),
})

const MONTHS_MAX = 24
/** Both months are in it. */
export const ProcessQuery = z
  .strictObject({ from: month, to: month })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before from' })
  .refine(({ from, to }) => monthsBetween(from, to) < MONTHS_MAX, { path: ['to'], error: `must lie within ${MONTHS_MAX} months of from` })

const numberOf = (written: string): number => Number(written.slice(0, 4)) * 12 + Number(written.slice(5))
const monthsBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)

/** null: not known. '': nothing to say. */
const Cell = z.union([z.string(), z.number(), z.null(), z.object({ amount_minor: z.int(), currency: z.string() }), Bilingual])
const ReportTable = z
  .object({
    id: z.string(),
    title: Bilingual,
    /** By what it is told. */
    from: Bilingual,
    columns: z.array(
      z.object({
        id: z.string(),
        label: Bilingual,
        kind: z.enum(['text', 'count', 'money', 'ppm', 'milli', 'permille', 'minutes', 'at', 'day', 'people']),
      }),
    ),
    rows: z.array(z.array(Cell)),
  })
  .meta({ id: 'DeskReportTable' })

/** `record_head`: the newest signed head of the record when it was made. `sha256`: of `tables`, as canonical JSON. */
export const MonthlyPackView = z
  .object({
    ...{ organisation: z.string(), month: z.string(), from: z.string(), until: z.string(), at: z.string(), zone: z.string() },
    ...{ made_at: z.string(), known_at: z.string(), version: z.int(), facts_to: z.int() },
    record_head: z.object({ number: z.int(), root: z.string(), size: z.int() }).nullable(),
    sha256: z.string(),
    /** Names of the accounts in cells of people, by their ids. */
    people: z.record(z.string(), z.string()),
    tables: z.array(ReportTable),
  })
  .meta({ id: 'DeskMonthlyPack' })
export const ProcessView = z.object({ as_of: z.string(), zone: z.string(), table: ReportTable }).meta({ id: 'DeskProcess' })

const count = z.int()
const line = { id: z.string(), words: z.string() }
/** `weeks`: to the first gap; null where the plan has none until `ends_on`, and where no plan stands. `waiting`: for a second person. */
export const GroupBoardView = z
  .object({
    as_of: z.string(),
    channels: z.array(z.object({ id: z.string(), product: z.string(), badges: z.record(z.string(), count), hidden: count, failed: count })),
    incidents: z.array(
      z.object({
        ...{ id: z.string(), title: z.string().nullable(), severity: count, state: z.string() },
        ...{ began_at: z.string(), opened_at: z.string(), taken_at: z.string().nullable() },
      }),
    ),
    recovering: z.array(
      z.object({ kind: z.enum(['incident', 'appeal']), id: z.string(), words: z.string().nullable(), since: z.string() }),
    ),
    waiting: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        reason: z.string(),
        asked_by: z.string(),
        asked_at: z.string(),
        expires_at: z.string(),
      }),
    ),
    late: z.array(z.object({ ...line, assignee: z.string(), due_at: z.string() })),
    gaps: z.array(
      z.object({
        ...{ project_id: z.string(), name: z.string(), has_plan: z.boolean(), weeks: count.nullable(), ends_on: z.string().nullable() },
      }),
    ),
    last_meeting: z.object({ id: z.string(), held_at: z.string() }).nullable(),
    changes: z.array(z.object({ kind: z.string(), type: z.string(), times: count, last_at: z.string() })),
    decisions: z.array(
      z.object({ meeting_id: z.string(), held_at: z.string(), words: z.string(), decided_by: z.array(z.string()), minuted_by: z.string() }),
    ),
  })
  .meta({ id: 'DeskGroupBoard' })

const DECISIONS_MAX = 50
const PEOPLE_MAX = 30
/** Eleven digits or more in a row are a number of somebody: none belongs here. */
const NUMBER_OF_SOMEBODY = /\d[\d\s-]{9,}[\dXx]/
const title = text(100).refine(
  (value) => !NUMBER_OF_SOMEBODY.test(value),
  'must be a title or a label of your own, and no number of a person',
)
/** `decided_by`: titles, such as head of finance: whoever decides need not have an account. Minuted once: a decision that changes is one of another meeting. */
export const MeetingWish = z
  .strictObject({
    id: publicId,
    held_at: writtenInstant,
    decisions: z
      .array(z.strictObject({ words: text(500), decided_by: z.array(title).min(1).max(PEOPLE_MAX) }))
      .min(1)
      .max(DECISIONS_MAX),
  })
  .meta({ id: 'DeskMeetingWish' })
