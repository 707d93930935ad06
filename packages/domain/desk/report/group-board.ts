/** What the risk group looks at while it meets: what stands now, what waits for whom, and what changed since it met last. */
import { writeInstant } from '@fairline/contract/instant'
import { planInForce } from '../funding/plan-record.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { Work } from '../model/work.ts'
import { worksOf } from '../model/work.ts'
import { takenAt, type WarningOf } from '../picture/incident-facts.ts'
import { BADGES, type Badge } from '../status/badge.ts'
import { meetingsOf } from './meetings.ts'
import type { ReportGround } from './report-ground.ts'
import { weeksToGap } from './tables-of-funding.ts'
import { openTasks } from './tables-of-work.ts'

type OpenIncident = Readonly<{
  id: string
  /** Null: of a borrower who does not let the desk see him. */
  title: string | null
  severity: number
  state: string
  beganAt: string
  openedAt: string
  takenAt: string | null
}>

export type GroupBoard = Readonly<{
  channels: readonly Readonly<{
    id: string
    product: string
    badges: Readonly<Partial<Record<Badge, number>>>
    hidden: number
    failed: number
  }>[]
  incidents: readonly OpenIncident[]
  /** Incidents of which what was lost is being won back, and appeals that were not decided yet. */
  recovering: readonly Readonly<{ kind: 'incident' | 'appeal'; id: string; words: string | null; since: string }>[]
  late: readonly Readonly<{ id: string; words: string; assignee: string; dueAt: string }>[]
  /** `weeks` null: no plan stands. '': none as far as the plan goes, until `endsOn`. */
  gaps: readonly Readonly<{ projectId: string; name: string; weeks: number | null | ''; endsOn: string | null }>[]
  lastMeeting: Readonly<{ id: string; heldAt: string }> | null
  /** Since the last meeting; how often each kind of thing was told. Without one: all that ever was. */
  changes: readonly Readonly<{ kind: string; type: string; times: number; lastAt: string }>[]
  decisions: readonly Readonly<{ meetingId: string; heldAt: string; words: string; decidedBy: readonly string[]; minutedBy: string }>[]
}>

const DECISIONS_SHOWN = 20

export function groupBoard(ground: ReportGround): GroupBoard {
  const { book, picture, isHidden, today } = ground
  const open = worksOf(book, 'incident').filter(({ state }) => state !== 'closed')
  const [last] = meetingsOf(book)
  return {
    channels: channelsOf(ground),
    incidents: open.map((work) => incidentOf(ground, work)).sort((a, b) => a.severity - b.severity || (a.beganAt < b.beganAt ? -1 : 1)),
    recovering: [
      ...open
        .filter(({ state }) => state === 'recovering' || state === 'observing')
        .map((work) => ({
          kind: 'incident' as const,
          id: work.id,
          words: titleOf(work, isHidden),
          since: writeInstant(work.moves.at(-1)!.at),
        })),
      ...openTasks(ground)
        .filter(({ content }) => content.kind === 'appeal')
        .map(({ id, content, openedAt }) => ({ kind: 'appeal' as const, id, words: String(content.words), since: writeInstant(openedAt) })),
    ],
    late: openTasks(ground)
      .filter(({ isLate }) => isLate)
      .map(({ id, content, dueAt }) => ({
        id,
        words: String(content.words),
        assignee: String(content.assignee),
        dueAt: writeInstant(dueAt),
      })),
    gaps: picture.projects.map(({ project }) => {
      const plan = planInForce(book, project.id)
      return {
        projectId: project.id,
        name: project.content.name,
        weeks: weeksToGap(plan, today),
        endsOn: plan?.head.summary.endsOn ?? null,
      }
    }),
    lastMeeting: last === undefined ? null : { id: last.id, heldAt: writeInstant(last.heldAt) },
    changes: changesSince(ground, last?.sequence ?? 0),
    decisions: meetingsOf(book)
      .flatMap(({ id, heldAt, minutedBy, decisions }) =>
        decisions.map((one) => ({ meetingId: id, heldAt: writeInstant(heldAt), words: one.words, decidedBy: one.decided_by, minutedBy })),
      )
      .slice(0, DECISIONS_SHOWN),
  }
}

const channelsOf = ({ picture, isHidden }: ReportGround): GroupBoard['channels'] =>
  [...picture.channels.values()].map(({ channel, failed }) => {
    const shown = channel.lines.filter(({ subject }) => !isHidden(subject))
    const badges: Partial<Record<Badge, number>> = {}
    for (const badge of Object.keys(BADGES) as Badge[]) {
      const count = shown.filter(({ subject }) => picture.lines.get(subject)!.status.badge === badge).length
      if (count > 0) badges[badge] = count
    }
    const { id, content } = channel.state
    return { id, product: content.product, badges, hidden: channel.lines.length - shown.length, failed: failed.length }
  })

/** What rang of a borrower who does not let the desk see him any more is not told. */
function titleOf({ content }: Work, isHidden: ReportGround['isHidden']): string | null {
  const warning = content.warning as WarningOf | undefined
  return warning !== undefined && isHidden(warning.key) ? null : String(content.title)
}

function incidentOf({ book, isHidden }: ReportGround, work: Work): OpenIncident {
  const { id, content, state, openedAt } = work
  const taken = takenAt(book, id)
  return {
    ...{ id, title: titleOf(work, isHidden), severity: Number(content.severity), state },
    ...{ beganAt: String(content.began_at), openedAt: writeInstant(openedAt), takenAt: taken === null ? null : writeInstant(taken) },
  }
}

/** Readings are told whenever a band moves: the incidents that they come to are told beside them. */
const UNTOLD: ReadonlySet<string> = new Set(['reading', 'statement_entry'])

function changesSince({ book }: ReportGround, sequence: number): GroupBoard['changes'] {
  const counts = new Map<string, { kind: string; type: string; times: number; last: DeskFact }>()
  for (const [kind, stories] of book.stories) {
    if (UNTOLD.has(kind)) continue
    for (const fact of [...stories.values()].flat()) {
      if (fact.sequence <= sequence) continue
      const name = `${kind} ${fact.type}`
      const before = counts.get(name)
      const last = before === undefined || before.last.sequence < fact.sequence ? fact : before.last
      counts.set(name, { kind, type: fact.type, times: (before?.times ?? 0) + 1, last })
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.last.sequence - a.last.sequence)
    .map(({ kind, type, times, last }) => ({ kind, type, times, lastAt: writeInstant(last.recordedAt) }))
}
