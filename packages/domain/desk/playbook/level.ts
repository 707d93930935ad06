/**
 * How serious it is, who may decide, and by when: from measures and diagnosis alone.
 *
 * Always   the highest level whose trigger holds. Worse figures never give a lower level.
 * Always   a technical fault that is likelier than not blocks switching until somebody confirmed that the money is gone, unless less than two weeks are funded.
 * Source   BCBS 144, principle 11: a contingency plan names its triggers and who invokes it.
 */
import type { PLAYBOOK_TRIGGERS } from '@fairline/contract/desk/playbooks'
import { DAY_MS } from '../../kernel/time.ts'
import type { Role } from '../warning/indicator.ts'

export type Level = 0 | 1 | 2 | 3 | 4

/** Weeks count from now: a gap in the current week is in 0 weeks; null: none as far as the plan goes. */
export type Situation = Readonly<{
  isBorrowerRed: boolean
  impairedLines: number
  systemicPpm: number
  technicalPpm: number
  /** N-1; null where there is no provider to lose, or it holds as far as the plan goes. */
  survivalWithoutAnyWeeks: number | null
  /** A closure or cut that a second source, or a person, confirmed. */
  isLossConfirmed: boolean
  gapInWeeks: number | null
  reserveMinor: number
  reserveFloorMinor: number
  /** Providers that were hit as such, those that fail together counted once. */
  groupsHit: number
  isDebtServiceAtRisk: boolean
}>

export type Trigger = (typeof PLAYBOOK_TRIGGERS)[number]

const [SYSTEMIC_PPM, TECHNICAL_PPM] = [300_000, 500_000]
const [NEAR_WEEKS, AT_HAND_WEEKS] = [8, 2]

const isWithin = (weeks: number | null, bound: number): boolean => weeks !== null && weeks < bound

export const TRIGGERS: readonly Readonly<{ id: Trigger; level: Level; holds: (situation: Situation) => boolean }>[] = [
  { id: 'several_groups', level: 4, holds: ({ groupsHit }) => groupsHit >= 2 },
  { id: 'gap_at_hand', level: 4, holds: ({ gapInWeeks }) => isWithin(gapInWeeks, AT_HAND_WEEKS) },
  { id: 'debt_service_at_risk', level: 4, holds: ({ isDebtServiceAtRisk }) => isDebtServiceAtRisk },
  {
    id: 'confirmed_and_gap_near',
    level: 3,
    holds: ({ isLossConfirmed, gapInWeeks }) => isLossConfirmed && isWithin(gapInWeeks, NEAR_WEEKS),
  },
  { id: 'reserve_below_floor', level: 3, holds: ({ reserveMinor, reserveFloorMinor }) => reserveMinor < reserveFloorMinor },
  { id: 'systemic_likely', level: 2, holds: ({ systemicPpm, impairedLines }) => impairedLines > 0 && systemicPpm > SYSTEMIC_PPM },
  { id: 'one_loss_away', level: 2, holds: ({ survivalWithoutAnyWeeks }) => isWithin(survivalWithoutAnyWeeks, NEAR_WEEKS) },
  { id: 'borrower_red', level: 1, holds: ({ isBorrowerRed }) => isBorrowerRed },
  { id: 'line_impaired', level: 1, holds: ({ impairedLines }) => impairedLines > 0 },
]

export type Switching = 'not_called_for' | 'blocked_as_technical' | 'open'
export type TaskId =
  | 'diagnose'
  | 'review_book'
  | 'check_backups'
  | 'tell_those_concerned'
  | 'backup_funds'
  | 'cash_call'
  | 'talk_to_creditors'
export type Timer = Readonly<{ task: TaskId; dueAt: number }>
export type Called = Readonly<{
  level: Level
  /** False: the project is a draft, so nothing is called whatever its figures say. */
  isRunning: boolean
  triggers: readonly Trigger[]
  /** Who may invoke it; at level 3 and 4 a second person approves. Null at level 0. */
  authority: Role | 'crisis_group' | null
  approvers: 0 | 1 | 2
  switching: Switching
  timers: readonly Timer[]
}>

const AUTHORITIES = [null, 'analyst', 'desk_lead', 'finance_head', 'crisis_group'] as const
export const APPROVERS = [0, 1, 1, 2, 2] as const
/** Those for which a desk keeps playbooks. */
export const LEVELS = [1, 2, 3, 4] as const satisfies readonly Level[]

export type PlaybookClock = Readonly<{ raisedAt: number; dayEndsAt: number; backupLeadDays: number }>

/**
 * @param clock  `raisedAt`: when it came to this level. `dayEndsAt`: the end of that day, by when those concerned are told. `backupLeadDays`: how long the first backup
 *               takes to pay.
 */
export function callPlaybook(situation: Situation, clock: PlaybookClock): Called {
  const holding = TRIGGERS.filter(({ holds }) => holds(situation))
  const level = holding.reduce<Level>((most, trigger) => (trigger.level > most ? trigger.level : most), 0)
  const switching = switchingOf(level, situation)
  return {
    level,
    isRunning: true,
    triggers: holding.map(({ id }) => id),
    authority: AUTHORITIES[level],
    approvers: APPROVERS[level],
    switching,
    timers: timersOf(level, switching, clock),
  }
}

/** Of a project that is a draft: nobody relies on its money yet, so nobody is called for it. */
export const NOT_RUNNING: Called = {
  ...{ level: 0, isRunning: false, triggers: [], authority: null, approvers: 0, switching: 'not_called_for', timers: [] },
}

function switchingOf(level: Level, { technicalPpm, isLossConfirmed, gapInWeeks }: Situation): Switching {
  if (level < 3) return 'not_called_for'
  const isTechnical = technicalPpm > TECHNICAL_PPM && !isLossConfirmed
  return isTechnical && !isWithin(gapInWeeks, AT_HAND_WEEKS) ? 'blocked_as_technical' : 'open'
}

const MINUTE_MS = 60_000
const [DIAGNOSE_MS, REVIEW_MS] = [30 * MINUTE_MS, 120 * MINUTE_MS]

function timersOf(level: Level, switching: Switching, clock: PlaybookClock): Timer[] {
  const after = (task: TaskId, ms: number): Timer => ({ task, dueAt: clock.raisedAt + ms })
  return [
    ...(level >= 1 ? [after('diagnose', DIAGNOSE_MS)] : []),
    ...(level >= 2 ? [after('review_book', REVIEW_MS), after('check_backups', REVIEW_MS)] : []),
    ...(level >= 3 ? [{ task: 'tell_those_concerned', dueAt: clock.dayEndsAt } as const] : []),
    ...(switching === 'open' ? [after('backup_funds', clock.backupLeadDays * DAY_MS)] : []),
    ...(level === 4 ? [after('cash_call', DAY_MS), after('talk_to_creditors', DAY_MS)] : []),
  ]
}
