/** Incidents and tasks of a desk, from what was said of them: opened once, moved until they end. */
import { type DeskBook, storyOf } from './desk-book.ts'
import type { DeskFact, DeskWork } from './desk-fact.ts'

type Content = Readonly<Record<string, unknown>>
export type WorkMove = Readonly<{ state: string; at: number; actor: string; note: string | null; evidence: string | null }>
export type Work = Readonly<{ id: string; content: Content; state: string; openedAt: number; openedBy: string; moves: readonly WorkMove[] }>

/** They are the end: nothing moves from there. */
const ENDS: Readonly<Record<DeskWork, readonly string[]>> = { incident: ['closed'], task: ['done', 'dropped'] }

/** Undefined: nobody opened it. */
export function workOf(book: DeskBook, kind: DeskWork, id: string): Work | undefined {
  const [first, ...rest] = storyOf(book, kind, id)
  if (first === undefined) return undefined
  const moves = rest.filter(({ type }) => type === 'moved').map(moveOf)
  return { id, content: first.data, state: moves.at(-1)?.state ?? 'open', openedAt: first.recordedAt, openedBy: first.actor, moves }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const moveOf = ({ recordedAt, actor, data: { state, note, evidence_sha256: evidence } }: DeskFact): WorkMove => ({
  ...{ state: String(state), at: recordedAt, actor, note: textOf(note), evidence: textOf(evidence) },
})

/** By id. */
export const worksOf = (book: DeskBook, kind: DeskWork): Work[] =>
  [...(book.stories.get(kind)?.keys() ?? [])].sort().flatMap((id) => workOf(book, kind, id) ?? [])

/** repeated: it is there already. over: it has ended. */
export function moveTo(kind: DeskWork, { state }: Work, to: string): 'moves' | 'repeated' | 'over' {
  if (state === to) return 'repeated'
  return ENDS[kind].includes(state) ? 'over' : 'moves'
}
