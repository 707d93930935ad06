/** Of people's work: incidents with their causes, process figures, drills, trainings, what is still to be done, and what a meeting decided. */
import { writeInstant } from '@fairline/contract/instant'
import type { Words } from '../../documents/markup.ts'
import { dayText } from '../../kernel/day.ts'
import { begunDrills } from '../funding/drill-record.ts'
import { switchMinutes } from '../measures/switch-time.ts'
import { isOpen, statesOf, storyOf } from '../model/desk-book.ts'
import { type Work, worksOf } from '../model/work.ts'
import { takenAt, type WarningOf } from '../picture/incident-facts.ts'
import { meetingsOf } from './meetings.ts'
import { measuredIncidents, PROCESS_STEPS, processRows } from './process-figures.ts'
import type { ReportGround } from './report-ground.ts'
import { type Cell, column, type ReportTable, words } from './report-table.ts'
import { CAUSE_WORDS, HIDDEN, INCIDENT_WORDS, STEP_WORDS, TASK_STATE_WORDS, VERDICT_WORDS } from './report-words.ts'

const atOr = (at: number | null | undefined): string => (at == null ? '' : writeInstant(at))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
/** Nothing where it was not said. */
const wordOf = (of: Readonly<Record<string, Words>>, value: unknown): Cell => of[textOf(value)] ?? textOf(value)

/** Opened in the time, or still open at its end. */
export function incidentTable(ground: ReportGround): ReportTable {
  const { book, from, until } = ground
  const rows = worksOf(book, 'incident')
    .filter(({ openedAt, state }) => (openedAt >= from && openedAt < until) || state !== 'closed')
    .map((work) => incidentRow(ground, work))
  return {
    id: 'incidents',
    title: words('事件', 'Incidents'),
    from: words(
      '本期发生和期末仍未关闭的事件。推断原因由证据算出，确认原因由关闭事件的人写明。',
      'Opened in the time, or still open at its end. The likely cause is worked out from evidence; the cause found is what the person said who closed it.',
    ),
    columns: [
      ...[
        column('incident', 'text', '事件', 'Incident'),
        column('title', 'text', '内容', 'What'),
        column('severity', 'count', '级别', 'Severity'),
      ],
      ...[column('opened_at', 'at', '发现', 'Opened'), column('taken_at', 'at', '接手', 'Taken'), column('state', 'text', '状态', 'State')],
      ...[column('closed_at', 'at', '关闭', 'Closed'), column('likely', 'text', '推断原因', 'Likely cause')],
      ...[column('cause', 'text', '确认原因', 'Cause found'), column('verdict', 'text', '预警', 'Warning')],
    ],
    rows,
  }
}

function incidentRow({ book, isHidden }: ReportGround, { id, content, openedAt, state, moves }: Work): Cell[] {
  const story = storyOf(book, 'incident', id)
  const warning = content.warning as WarningOf | undefined
  const isUnseen = warning !== undefined && isHidden(warning.key)
  const said = (type: string, field: string) => story.findLast((one) => one.type === type && one.data[field] !== undefined)?.data[field]
  const [likely, cause, verdict] = isUnseen ? [] : [said('diagnosed', 'cause'), said('moved', 'cause'), said('moved', 'verdict')]
  return [
    ...[id, isUnseen ? HIDDEN : String(content.title), Number(content.severity), writeInstant(openedAt), atOr(takenAt(book, id))],
    ...[INCIDENT_WORDS[state] ?? state, atOr(moves.find((move) => move.state === 'closed')?.at)],
    ...[wordOf(CAUSE_WORDS, likely), wordOf(CAUSE_WORDS, cause), wordOf(VERDICT_WORDS, verdict)],
  ]
}

const MINUTE_MS = 60_000
const minutes = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / MINUTE_MS))

export function processTable({ book, from, until, zone, at }: Pick<ReportGround, 'book' | 'from' | 'until' | 'zone' | 'at'>): ReportTable {
  const rows = processRows(measuredIncidents(book, at), { from, until, zone }).map(
    ({ month, channelId, incidents, waited, precision, within5Minutes }): Cell[] => [
      ...[month, channelId === undefined ? words('全部', 'All') : (channelId ?? words('不属于单一渠道', 'Of no one channel')), incidents],
      ...PROCESS_STEPS.flatMap((step): Cell[] => {
        const { waits, open, halfMs, mostMs } = waited[step]
        return waits === 0 ? [0, 0, '', ''] : [waits, open, minutes(halfMs), minutes(mostMs)]
      }),
      ...[within5Minutes.permille, within5Minutes.of, precision.permille, precision.of],
    ],
  )
  return {
    id: 'process',
    title: words('处置时效', 'Process figures'),
    from: words(
      '按事件发生的月份与渠道。发现：从事情发生到开立事件；申诉：从开立事件到首次提交申诉，仅计有申诉任务的事件；恢复：从事情发生到转入观察或关闭，误报不计；切换：从首次发现到流水显示备用资金到账。仍在进行的按已等的时间计入；尚不足以得出中位数或九成分位的写作未知。',
      'By month of the incident and by channel. Detect: from when it happened until the incident opened. Appeal: from then until the first appeal was handed in, of incidents with a task to appeal. Restore: from when it happened until it was watched on or closed, false alarms left out. Switch: from what was first observed until a statement shows backup funds. What goes on counts for as long as it has lasted; a half or nine tenths that cannot be told yet is unknown.',
    ),
    columns: [
      ...[
        column('month', 'day', '月份', 'Month'),
        column('channel', 'text', '渠道', 'Channel'),
        column('incidents', 'count', '事件', 'Incidents'),
      ],
      ...PROCESS_STEPS.flatMap((step) => {
        const { zh, en } = STEP_WORDS[step]
        return [
          ...[
            column(`${step}_waits`, 'count', `${zh}·件数`, `${en}: cases`),
            column(`${step}_open`, 'count', `${zh}·进行中`, `${en}: going on`),
          ],
          ...[
            column(`${step}_half`, 'minutes', `${zh}·中位（分钟）`, `${en}: median, min`),
            column(`${step}_most`, 'minutes', `${zh}·九成（分钟）`, `${en}: 90th, min`),
          ],
        ]
      }),
      ...[column('within_5', 'permille', '5 分钟内告知', 'Told within 5 min'), column('within_5_of', 'count', '可计时件数', 'Of timed')],
      ...[column('precision', 'permille', '预警准确率', 'Precision'), column('precision_of', 'count', '已判定件数', 'Of judged')],
    ],
    rows,
  }
}

export function drillTable({ book, from, until }: ReportGround): ReportTable {
  const rows = begunDrills(book)
    .filter(({ time }) => time.firstSeenAt >= from && time.firstSeenAt < until)
    .map(({ id, data, begunBy, time, endedAt, findings }): Cell[] => [
      ...[id, data.project_id, data.fails, writeInstant(time.firstSeenAt), begunBy],
      ...[switchMinutes(time) ?? (endedAt === null ? words('进行中', 'Running') : words('未到账', 'No funds')), findings.join('；')],
    ])
  return {
    id: 'drills',
    title: words('演练', 'Drills'),
    from: words('本期开始的演练，与真实切换分开统计。', 'Drills begun in the time, never mixed with real switches.'),
    columns: [
      ...[
        column('drill', 'text', '演练', 'Drill'),
        column('project', 'text', '项目', 'Project'),
        column('fails', 'text', '假设中断', 'Taken to fail'),
      ],
      ...[column('began_at', 'at', '开始', 'Began'), column('by', 'people', '发起人', 'By')],
      ...[column('minutes', 'minutes', '用时（分钟）', 'Minutes'), column('findings', 'text', '发现', 'Found missing')],
    ],
    rows,
  }
}

const AUDIENCE = {
  finance_staff: words('财务人员', 'Finance staff'),
  management: words('管理层', 'Management'),
  borrowers: words('借款人', 'Borrowers'),
} as const

export function trainingTable({ book, from, until, zone, at, knownAt }: ReportGround): ReportTable {
  const [first, last] = [dayText(zone.dayAt(from)), dayText(zone.dayAt(until - 1))]
  const rows = statesOf(book, 'training', { at, knownAt })
    .filter((one) => isOpen(one) && one.content.held_on >= first && one.content.held_on <= last)
    .map(({ content }): Cell[] => [content.topic, content.held_on, AUDIENCE[content.audience], content.attendees, content.minutes])
  return {
    id: 'trainings',
    title: words('培训', 'Trainings'),
    from: words('登记的培训。', 'Trainings in the register.'),
    columns: [
      ...[column('topic', 'text', '主题', 'Topic'), column('held_on', 'day', '日期', 'Held on'), column('audience', 'text', '对象', 'For')],
      ...[column('attendees', 'count', '人数', 'People'), column('minutes', 'minutes', '时长（分钟）', 'Minutes')],
    ],
    rows,
  }
}

/** Late first, then by when they are due. */
export function openTasks({
  book,
  at,
}: Pick<ReportGround, 'book' | 'at'>): readonly (Work & Readonly<{ dueAt: number; isLate: boolean }>)[] {
  return worksOf(book, 'task')
    .filter(({ state }) => state === 'open' || state === 'doing')
    .map((task) => ({ ...task, dueAt: Date.parse(String(task.content.due_at)) }))
    .map((task) => ({ ...task, isLate: task.dueAt < at }))
    .sort((a, b) => a.dueAt - b.dueAt)
}

export function actionTable(ground: Pick<ReportGround, 'book' | 'at'>): ReportTable {
  const rows = openTasks(ground).map(({ id, content, state, dueAt, isLate }): Cell[] => [
    ...[id, String(content.words), String(content.assignee), writeInstant(dueAt)],
    ...[
      isLate ? words('已逾期', 'Late') : (TASK_STATE_WORDS[state] ?? state),
      textOf(content.incident_id ?? content.plan_id ?? content.drill_id),
    ],
  ])
  return {
    id: 'actions',
    title: words('未完成事项', 'Open actions'),
    from: words('期末未完成的任务，按期限排列。', 'Tasks that were not done at the end of the time, by when they are due.'),
    columns: [
      ...[column('task', 'text', '任务', 'Task'), column('words', 'text', '内容', 'What'), column('assignee', 'people', '负责人', 'Who')],
      ...[column('due_at', 'at', '期限', 'Due'), column('state', 'text', '状态', 'State'), column('of', 'text', '来自', 'Comes of')],
    ],
    rows,
  }
}

export function decisionTable({ book, from, until }: ReportGround): ReportTable {
  const rows = meetingsOf(book)
    .filter(({ heldAt }) => heldAt >= from && heldAt < until)
    .flatMap(({ id, heldAt, minutedBy, decisions }) =>
      decisions.map((decision): Cell[] => [id, writeInstant(heldAt), decision.words, decision.decided_by.join('、'), minutedBy]),
    )
  return {
    id: 'decisions',
    title: words('会议决定', 'Decisions'),
    from: words('风险小组会议记录。', 'Minutes of the risk group.'),
    columns: [
      ...[
        column('meeting', 'text', '会议', 'Meeting'),
        column('held_at', 'at', '时间', 'Held'),
        column('words', 'text', '决定', 'Decided'),
      ],
      ...[column('decided_by', 'text', '决定人', 'Decided by'), column('minuted_by', 'people', '记录人', 'Minuted by')],
    ],
    rows,
  }
}
