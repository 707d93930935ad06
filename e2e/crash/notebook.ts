/**
 * What the clients sent and what they heard, kept outside of the server that is killed: what its log is held against.
 *
 * Faults   are written down where they are heard, with the event they are about.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { WireEvent } from '../../bench/synthetic-book.ts'

/** An event as it is sent; without `time` and `knownat` it takes its time when it is decided. */
export type Message = Omit<WireEvent, 'time' | 'knownat'> & { time?: string; knownat?: string }

export type Answer = { readonly status: 'recorded' | 'repeated'; readonly sequence: number; readonly decision?: DecisionHeard }
export type DecisionHeard = {
  readonly line: { readonly drawn_minor: number }
  readonly outcomes: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]
}

export type Entry = {
  readonly message: Message
  /** Its place in what its sender (`source`) sends. */
  readonly nth: number
  /** Of the first answer, whoever heard it. */
  sequence?: number
  /** Of the first answer that held the decision. */
  decisionHash?: string
  /** How many answers said that it is new: two would be two events. */
  recorded: number
}

/** doubled: told or logged as new twice. lost: acknowledged, and not in the log. unsent: in the log, and nobody sent it. */
export type FaultKind =
  | 'doubled'
  | 'lost'
  | 'unsent'
  | 'reordered'
  | 'gap'
  | 'another-answer'
  | 'refused'
  | 'reused-id-taken'
  | 'another-state'
  | 'another-balance'
  | 'stuck'
  | 'rebuild'
export type Fault = { readonly kind: FaultKind; readonly about: string }

export type Notebook = {
  readonly entries: ReadonlyMap<string, Entry>
  readonly faults: Fault[]
  readonly note: (message: Message) => Entry
  readonly hear: (entry: Entry, answer: Answer) => void
  readonly fault: (kind: FaultKind, about: string) => void
}

export const nameOf = ({ source, id }: { source: string; id: string }): string => `${source} ${id}`

export function openNotebook(): Notebook {
  const entries = new Map<string, Entry>()
  const sentBy = new Map<string, number>()
  const faults: Fault[] = []
  const fault = (kind: FaultKind, about: string) => void faults.push({ kind, about })
  return {
    entries,
    faults,
    fault,
    note: (message) => {
      const nth = sentBy.get(message.source) ?? 0
      sentBy.set(message.source, nth + 1)
      const entry: Entry = { message, nth, recorded: 0 }
      entries.set(nameOf(message), entry)
      return entry
    },
    hear: (entry, answer) => {
      const about = `${nameOf(entry.message)} of ${entry.message.subject}`
      if (answer.status === 'recorded' && ++entry.recorded > 1) fault('doubled', about)
      entry.sequence ??= answer.sequence
      if (entry.sequence !== answer.sequence) fault('another-answer', `${about}: ${entry.sequence}, then ${answer.sequence}`)
      if (!answer.decision) return
      const hash = createHash('sha256').update(canonicalJson(answer.decision)).digest('base64')
      entry.decisionHash ??= hash
      if (entry.decisionHash !== hash) fault('another-answer', `${about}: another decision`)
    },
  }
}
