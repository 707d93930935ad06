/**
 * The causes that the platform named against the true ones.
 *
 * Right     (TP) an accusation in whose category something is, or was until AFTER days ago, true of its borrower or of the whole book; all others are wrong (FP). One that we took back
 *           ourselves as our mistake is neither: our last word names another cause. `precisionAtOnce` counts it as wrong.
 * Found     (TP) a serious episode of whose category its borrower was accused, or still stood accused, between its onset and WITHIN days later. All others are
 *           missed (FN). Asked only of borrowers whose line was open meanwhile, of episodes whose time was over when the run ended, and, of what is met by asking for
 *           money, where no hold of another category stood in the way: what is asked for then counts for nothing (P5).
 * Chance    how many accusations would be right of the next borrower instead: what long windows and common troubles give away. Precision says something where it is far above.
 * Units     shares of 1; null where there was nothing to count.
 */
import type { Accusation, Heard, Span } from './accusations.ts'
import { DAY_MS } from './calendar.ts'
import { CAUSE_CATEGORIES, type CauseCategory, MET_BY_ASKING, type Truth, type TruthKind } from './truth.ts'

/** Days after an episode has ended in which a restriction may still speak of it. Credit: as long as records of it are looked at. */
const AFTER: Readonly<Record<CauseCategory, number>> = {
  individual: 30,
  security: 7,
  credit: 180,
  behaviour: 30,
  consent: 1,
  information: 1,
  platform: 1,
  regulatory: 1,
  technical: 0,
}

/** Days from the onset of an episode by which it should be found: what is reported later, and what has to last for a while, takes longer. */
const WITHIN: Readonly<Record<CauseCategory, number>> = {
  individual: 7,
  security: 14,
  credit: 120,
  behaviour: 30,
  consent: 1,
  information: 45,
  platform: 30,
  regulatory: 7,
  technical: 1,
}

export type CategoryScore = Readonly<{
  category: CauseCategory
  accused: number
  right: number
  takenBack: number
  precision: number | null
  precisionAtOnce: number | null
  precisionByChance: number | null
  /** Of the right ones, those whose very reason is one that the true cause justifies. */
  sameReason: number | null
  episodes: number
  found: number
  recall: number | null
  /** Most frequent first: a reason, and what was true instead. */
  wrong: readonly string[]
  missed: readonly string[]
}>

type Run = Readonly<{ truths: readonly Truth[]; heard: Heard; endAt: number; book: string }>

export function compareCauses(run: Run): readonly CategoryScore[] {
  const lives = livesOf(run)
  return CAUSE_CATEGORIES.map((category) => scoreOf(category, run, lives))
}

type Episode = Readonly<{
  kind: TruthKind
  category: Truth['category']
  from: number
  to: number
  rightly: readonly string[]
  serious: boolean
}>
type Lives = Readonly<{ of: (subject: string) => readonly Episode[]; next: (subject: string) => string }>

const FOREVER = Number.MAX_SAFE_INTEGER

function livesOf({ truths, heard, book }: Run): Lives {
  const bySubject = new Map<string, Episode[]>()
  for (const { subject, kind, category, from, to, rightly, serious } of truths) {
    const episode = { kind, category, rightly, serious, from: Date.parse(from), to: to === null ? FOREVER : Date.parse(to) }
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), episode])
  }
  const ofBook = bySubject.get(book) ?? []
  const subjects = [...heard.open.keys()].sort()
  return {
    of: (subject) => [...(bySubject.get(subject) ?? []), ...ofBook],
    next: (subject) => subjects[(subjects.indexOf(subject) + 1) % subjects.length] ?? subject,
  }
}

function scoreOf(category: CauseCategory, run: Run, lives: Lives): CategoryScore {
  const all = run.heard.accusations.filter((one) => one.category === category)
  const stood = all.filter((one) => !one.takenBack)
  const trueOf = (one: Accusation, subject = one.subject) => lives.of(subject).filter((episode) => isAbout(one, episode))
  const right = stood.filter((one) => trueOf(one).length > 0)
  const wrong = stood.filter((one) => trueOf(one).length === 0)
  const episodes = run.truths.filter((truth) => truth.category === category && isAsked(truth, run))
  const missed = episodes.filter((truth) => !isFound(truth, all))
  const byChance = stood.filter((one) => trueOf(one, lives.next(one.subject)).length > 0).length
  const sameReason = right.filter((one) => trueOf(one).some(({ rightly }) => one.reasons.some((reason) => rightly.includes(reason)))).length
  return {
    category,
    accused: stood.length,
    right: right.length,
    takenBack: all.length - stood.length,
    precision: share(right.length, stood.length),
    precisionAtOnce: share(all.filter((one) => trueOf(one).length > 0).length, all.length),
    precisionByChance: share(byChance, stood.length),
    sameReason: share(sameReason, right.length),
    episodes: episodes.length,
    found: episodes.length - missed.length,
    recall: share(episodes.length - missed.length, episodes.length),
    wrong: counted(wrong.map((one) => `${one.reasons.join('+')} in ${liveKinds(one, lives)}`)),
    missed: counted(missed.map(({ kind }) => kind)),
  }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const isAbout = ({ category, at }: Accusation, episode: Episode): boolean =>
  episode.category === category && episode.from <= at && at <= episode.to + AFTER[category] * DAY_MS + SECOND_MS

/** The truth is told in whole seconds. */
const SECOND_MS = 1_000

function isAsked({ kind, category, subject, serious, from, to }: Truth, { heard, endAt, book }: Run): boolean {
  if (!serious || category === 'harmless' || subject === book) return false
  const [at, until] = [Date.parse(from), Date.parse(from) + WITHIN[category] * DAY_MS]
  if (until > endAt) return false
  const isMet = MET_BY_ASKING.has(kind)
  const end = to === null ? FOREVER : Date.parse(to)
  const others = CAUSE_CATEGORIES.filter((one) => one !== category)
  if (isMet && others.some((one) => meets(heard.stopped(subject, one), at, end))) return false
  return meets(heard.open.get(subject), at, Math.min(until, end))
}

const meets = (spans: readonly Span[] | undefined, from: number, to: number): boolean =>
  spans?.some((span) => span.from <= to && from < (span.to ?? FOREVER)) ?? false

function isFound({ category, subject, from }: Truth, accusations: readonly Accusation[]): boolean {
  const at = Date.parse(from)
  return accusations.some((one) => {
    const isHis = one.subject === subject && one.category === category
    return isHis && one.at <= at + WITHIN[one.category] * DAY_MS && (one.until ?? FOREVER) >= at
  })
}

/** What else was true of him then. */
function liveKinds({ subject, at }: Accusation, lives: Lives): string {
  const kinds = lives.of(subject).filter(({ from, to }) => from <= at && at <= to)
  return [...new Set(kinds.map(({ kind }) => kind))].sort().join(', ') || 'nothing'
}

function counted(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name, count]) => `${count} ${name}`)
}
