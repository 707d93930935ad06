/**
 * The living demo book: a year of simulated history is recorded, then it goes on, at a pace of many times the wall clock, until it is stopped.
 *
 * Apart    in an organisation of its own, `demo`, on the clock of its own log; nobody else's book is touched.
 * Resumes  at the organisation's watermark: all before it is recorded. The simulation is made anew up to there, and what follows sent again where in doubt.
 * Failing  a database that is away is waited for; anything else ends the demo, is logged, and leaves the server as it is.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DEMO_PACES, DemoOrder, DemoView } from '@fairline/contract/views/book-clock'
import { monthsAfter } from '@fairline/sim/calendar'
import { cohortItems } from '@fairline/sim/cohort'
import type { SimulatedItem } from '@fairline/sim/message'
import { simulate } from '@fairline/sim/simulate'
import type { z } from 'zod'
import { describeBug } from '../describe-bug.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { escalateDue } from '../scheduler/escalate-due.ts'
import { type Database, isUnavailable } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { raiseWatermark } from '../store/organisation-table.ts'
import type { DemoBook } from './demo-book.ts'
import { type DemoSettings, writeDemoSettings } from './demo-settings.ts'
import { inTurn, openDemoStream } from './demo-stream.ts'
import type { DemoDesk } from './desk/demo-desk.ts'
import { recordWindow, type WindowParts } from './record-window.ts'

export type Demo = {
  readonly organisationId: number
  /** Of its financing desk. */
  readonly deskId: number
  readonly view: () => z.infer<typeof DemoView>
  readonly order: (order: z.infer<typeof DemoOrder>) => Promise<void>
  /** `url`: where this server listens. */
  readonly start: (url?: string) => void
  /** After what is under way is answered. */
  readonly stop: () => Promise<void>
}

export type DemoParts = {
  readonly book: DemoBook
  readonly desk: DemoDesk
  readonly dataDir: string
  readonly database: Database
  readonly lanes: Lanes
  readonly clocks: BookClocks
  readonly packs: Packs
  readonly log: EventLog
  /** Hears how far the history is. */
  readonly onLoading?: (recorded: number, total: number) => void
  /** Loaded or not. */
  readonly onLoadingEnds?: () => void
  readonly onLoaded?: (facts: number, seconds: number) => void
}

const DAY_MS = 86_400_000
/** Long enough that its turns are full, short enough to be held in memory. */
const WINDOW_MS = 7 * DAY_MS
const STEP_MS = 250
/** A machine that slept or was too busy does not catch up at once. */
const STEP_MAX_MS = 2_000
const TRY_AGAIN_AFTER_MS = 1_000
const VISITORS_MAX = 10_000

const historyEndOf = ({ start_at, months }: DemoSettings): number => monthsAfter(Date.parse(start_at), months)

/** `passed`: what was simulated up to `position`, with what came to nothing. */
type Course = {
  settings: DemoSettings
  position: number
  passed: number
  isLoading: boolean
  readonly change: (change: Partial<DemoSettings>) => Promise<void>
}

export function openDemo(parts: DemoParts): Demo {
  const { book, dataDir, clocks } = parts
  const { settings, organisation } = book
  const startAt = Date.parse(settings.start_at)
  const position = organisation.watermark ?? startAt
  const isLoading = position < historyEndOf(settings)
  const passed = isLoading ? 0 : (settings.history ?? 0)
  const course: Course = {
    settings,
    position,
    passed,
    isLoading,
    change: openChange((change) => {
      course.settings = { ...course.settings, ...change }
      return writeDemoSettings(dataDir, course.settings)
    }),
  }
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  clocks.drive(organisation.id)
  return {
    organisationId: organisation.id,
    deskId: book.deskId,
    view: () => ({
      phase: course.isLoading ? 'loading' : course.settings.paused ? 'paused' : 'live',
      events_recorded: course.passed,
      events_total: course.settings.history ?? 0,
      pace: course.settings.pace as (typeof DEMO_PACES)[number],
    }),
    order: async ({ paused = course.settings.paused, pace = course.settings.pace }) => {
      await course.change({ paused, pace })
    },
    start: (url) => {
      running ??= run({ ...parts, url }, course, stopping.signal)
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** One after the other, so that the last one stays. */
function openChange(make: (change: Partial<DemoSettings>) => Promise<void>): Course['change'] {
  let latest: Promise<void> = Promise.resolve()
  return (change) => {
    const made = latest.then(() => make(change))
    latest = made.catch(() => {}) // Told to whoever asked for it.
    return made
  }
}

type RunParts = DemoParts & { readonly url: string | undefined }

/** Never rejects. */
async function run(parts: RunParts, course: Course, signal: AbortSignal): Promise<void> {
  try {
    await live(parts, course, signal)
  } catch (error) {
    if (!signal.aborted) parts.log('demo-failed', describeBug(error))
  }
}

async function live(parts: RunParts, course: Course, signal: AbortSignal): Promise<void> {
  const { database, lanes, book, packs, desk } = parts
  const { seed, borrowers, months } = course.settings
  const startAt = Date.parse(course.settings.start_at)
  const dueDay = packs.current.defaultProduct?.due_day ?? 'same_as_disbursement'
  const simulation = { seed, borrowers, startAt, dueDay, detail: 'sparse' } as const
  const historyEndAt = historyEndOf(course.settings)
  await desk.open()
  if (course.settings.history === null) {
    const history = await openDemoStream(inTurn(simulate({ ...simulation, months }), cohortItems(historyEndAt))).pass(historyEndAt, signal)
    await course.change({ history })
  }
  const stream = openDemoStream(inTurn(simulate({ ...simulation, months: Number.POSITIVE_INFINITY }), cohortItems(historyEndAt)))
  course.passed = await stream.pass(course.position, signal)
  const accountsMax = borrowers + VISITORS_MAX
  const window: WindowParts = { database, lanes, organisationId: book.organisation.id, pack: packs.current, accountsMax, signal }
  const goTo = async (until: number): Promise<void> => {
    const items = await stream.take(until, signal)
    await untilRecorded(parts, course, window, items, until)
  }
  await load(parts, course, historyEndAt, goTo)
  course.isLoading = false
  await desk.bind(parts.url)
  await goOn(course, goTo, signal)
}

type GoTo = (until: number) => Promise<void>

async function load(
  { log, onLoading, onLoadingEnds, onLoaded }: DemoParts,
  course: Course,
  historyEndAt: number,
  goTo: GoTo,
): Promise<void> {
  if (course.position >= historyEndAt) return
  const [began, total] = [performance.now(), course.settings.history ?? 0]
  try {
    while (course.position < historyEndAt) {
      onLoading?.(course.passed, total)
      await goTo(Math.min(course.position + WINDOW_MS, historyEndAt))
    }
  } finally {
    onLoadingEnds?.()
  }
  const tookMs = Math.round(performance.now() - began)
  log('demo-loaded', { facts: course.passed, took_ms: tookMs })
  onLoaded?.(course.passed, tookMs / 1_000)
}

async function goOn(course: Course, goTo: GoTo, signal: AbortSignal): Promise<void> {
  for (let before = performance.now(); ; ) {
    await sleep(STEP_MS, undefined, { signal })
    const now = performance.now()
    const passedMs = Math.min(now - before, STEP_MAX_MS)
    before = now
    if (!course.settings.paused) await goTo(course.position + Math.round(passedMs * course.settings.pace))
  }
}

/** All before `until` is recorded then, and known to be. */
async function untilRecorded(
  { database, lanes, clocks, book, log }: DemoParts,
  course: Course,
  window: WindowParts,
  items: readonly SimulatedItem[],
  until: number,
): Promise<void> {
  const { id } = book.organisation
  for (;;) {
    try {
      await recordWindow(window, items, until)
      await raiseWatermark(database, id, until)
      break
    } catch (error) {
      if (window.signal.aborted || !isUnavailable(error)) throw error
      await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal: window.signal })
    }
  }
  clocks.heard(id, until)
  course.position = until
  course.passed += items.length
  await tryEscalate({ database, lanes, clocks, book, log })
}

/** Between two windows, so that it comes after all that happened before. As far as the list of cases knows by then; what it misses, the next look finds. */
async function tryEscalate({ log, book, ...parts }: Pick<DemoParts, 'database' | 'lanes' | 'clocks' | 'book' | 'log'>): Promise<void> {
  try {
    await escalateDue(parts, book.organisation.id, 'now')
  } catch (error) {
    log('demo-failed', describeBug(error))
  }
}
