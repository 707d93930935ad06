/** Signals of what the law orders about a borrower: followed as long as it stands, and never a judgement of him. */
import { firstDue, isOverdue } from './information-signals.ts'
import { type OpenMatter, openMatters } from './matters.ts'
import { daysLeft } from './moves.ts'
import { provenAt } from './proof.ts'
import type { Signal, SignalSource } from './signal.ts'

const code = { type: 'string', unit: 'code', window: null } as const
const flag = { type: 'boolean', unit: 'flag', window: null } as const
const days = { type: 'number', unit: 'days', window: null } as const

const MEASURES = ['verify_transaction', 'verify_identity', 'delay', 'restrict'] as const

/** Where no more was asked for than a proof of identity, the proof ends it: the law wants it lifted at once. */
function measures({ signals }: SignalSource): readonly OpenMatter[] {
  const ordered = openMatters(signals.information.matters, 'anti-fraud')
  if (ordered.length === 0) return ordered
  return ordered.filter(({ opening }) => opening.code !== 'verify_identity' || opening.at > (provenAt(signals) ?? -1))
}

/** The hardest that stands. */
function measureOf(source: SignalSource): string {
  const standing = measures(source)
  return standing.length === 0 ? 'none' : (MEASURES.findLast((one) => standing.some(({ opening }) => opening.code === one)) ?? 'none')
}

export const diligence = ({ signals }: SignalSource): readonly OpenMatter[] => openMatters(signals.information.matters, 'due-diligence')

function itemsOf(source: SignalSource): string | null {
  const asked = diligence(source)
  return asked.length === 0 ? null : [...new Set(asked.flatMap(({ opening }) => opening.code.split(',')))].sort().join() || null
}

export function freezes({ signals, at }: SignalSource): readonly OpenMatter[] {
  const ordered = openMatters(signals.information.matters, 'judicial-freeze')
  return ordered.length === 0 ? ordered : ordered.filter(({ opening }) => opening.until === null || opening.until > at)
}

/** null where one of them has no end, or none stands. */
export function freezeEnd(source: SignalSource): number | null {
  const ends = freezes(source).map(({ opening }) => opening.until)
  return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0))
}

const noDiligence = { zh: '没有尽职调查要求', en: 'none was asked for' }

export const orderSignals: readonly Signal[] = [
  {
    ...code,
    name: 'anti_fraud_measure',
    values: ['none', ...MEASURES],
    zh: '涉诈风险处置措施',
    en: 'measure against fraud that was ordered',
    dated: (source) => measures(source).at(-1)?.opening.at ?? null,
    read: measureOf,
  },
  {
    ...flag,
    name: 'due_diligence_pending',
    zh: '是否有未完成的尽职调查',
    en: 'due diligence is not complete',
    dated: (source) => diligence(source).at(-1)?.opening.at ?? null,
    read: (source) => diligence(source).length > 0,
  },
  {
    ...flag,
    name: 'due_diligence_overdue',
    zh: '尽职调查材料是否已过期限',
    en: 'documents for due diligence are missing although their date has passed',
    dated: (source) => firstDue(diligence(source)),
    read: (source) => isOverdue(firstDue(diligence(source)), source.at),
  },
  {
    ...code,
    name: 'due_diligence_documents',
    nullMeans: noDiligence,
    zh: '需提供的材料',
    en: 'documents that are needed',
    read: itemsOf,
  },
  {
    ...days,
    name: 'due_diligence_days_left',
    nullMeans: noDiligence,
    zh: '距提交材料期限的天数',
    en: 'days until the documents are due',
    dated: (source) => firstDue(diligence(source)),
    read: (source) => daysLeft(firstDue(diligence(source)), source.at),
  },
  {
    ...flag,
    name: 'judicial_freeze',
    zh: '是否被司法冻结',
    en: 'frozen by a court',
    dated: (source) => freezes(source).at(-1)?.opening.at ?? null,
    read: (source) => freezes(source).length > 0,
  },
  {
    ...days,
    name: 'judicial_freeze_days_left',
    nullMeans: { zh: '没有冻结，或未定期限', en: 'none, or one without an end' },
    zh: '司法冻结剩余天数',
    en: 'days until the freeze ends',
    dated: freezeEnd,
    read: (source) => daysLeft(freezeEnd(source), source.at),
  },
]
