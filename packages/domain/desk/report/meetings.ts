/** Meetings of the risk group: minuted once, with who decided what. */
import { type DeskBook, storyOf } from '../model/desk-book.ts'

export type Decision = Readonly<{ words: string; decided_by: readonly string[] }>
export type Meeting = Readonly<{
  id: string
  heldAt: number
  minutedAt: number
  minutedBy: string
  /** The newest fact of the desk that it was held on. */
  sequence: number
  decisions: readonly Decision[]
}>

/** The newest first, by when they were held. */
export const meetingsOf = (book: DeskBook): Meeting[] =>
  [...(book.stories.get('meeting')?.keys() ?? [])]
    .flatMap((id): Meeting[] => {
      const [told] = storyOf(book, 'meeting', id)
      if (told === undefined) return []
      const { effectiveAt: heldAt, recordedAt: minutedAt, actor: minutedBy, sequence, data } = told
      return [{ id, heldAt, minutedAt, minutedBy, sequence, decisions: data.decisions as readonly Decision[] }]
    })
    .sort((a, b) => b.heldAt - a.heldAt || b.sequence - a.sequence)
