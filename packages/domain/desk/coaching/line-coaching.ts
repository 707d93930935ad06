/** What can be done for the borrower of each line that the desk may see, from the picture of the desk. */
import { type Day, knownDay } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { isOpen, statesOf } from '../model/desk-book.ts'
import type { DeskPicture } from '../picture/desk-picture.ts'
import type { LinePicture } from '../picture/line-picture.ts'
import { isSeen } from '../picture/registers.ts'
import { marksOf } from '../picture/tunings.ts'
import { newestOf } from '../status/seen-value.ts'
import { type Coaching, coachingOf, type Given } from './coach.ts'

export type LineCoaching = Coaching & Readonly<{ enrolmentId: string; borrowerId: string }>

/** By enrolment. `offBoard`: how many do not let the desk see them. */
export function lineCoachings({
  registers,
  lines,
  readings,
}: DeskPicture): Readonly<{ coached: readonly LineCoaching[]; offBoard: number }> {
  const { book, when, today } = registers
  const ofSubject = groupBy(readings, ({ subject }) => subject)
  const guidances = groupBy(
    statesOf(book, 'guidance', when).filter((one) => isOpen(one)),
    ({ content }) => content.facility_id,
  )
  const enrolled = [...lines.values()].filter(({ line }) => line.enrolment !== null && line.borrowerId !== null)
  const coached = enrolled
    .filter(({ line }) => isSeen(line))
    .map((picture): LineCoaching => {
      const [enrolmentId, borrowerId] = [picture.line.enrolment!.id, picture.line.borrowerId!]
      const given = (guidances.get(picture.line.facility.id) ?? []).flatMap(({ content: { topic, given_on: on } }): Given[] =>
        topic === undefined ? [] : [{ topic, on: dayOf(on) }],
      )
      const seen = lineSeenOf(picture, ofSubject.get(picture.line.subject) ?? [])
      return { enrolmentId, borrowerId, ...coachingOf(seen, given, { today, marks: marksOf(book) }) }
    })
  const inOrder = coached.toSorted((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1))
  return { coached: inOrder, offBoard: enrolled.length - coached.length }
}

const dayOf = (text: string): Day => knownDay(text)

function lineSeenOf({ status, seen }: LinePicture, readings: Parameters<typeof coachingOf>[0]['readings']) {
  const { known } = status.authorisation
  const tasks = newestOf(seen, 'tasks')?.value as readonly unknown[] | undefined
  return { badge: status.badge, isAuthorised: known === null ? null : known === 'granted', left: tasks?.length ?? null, readings }
}
