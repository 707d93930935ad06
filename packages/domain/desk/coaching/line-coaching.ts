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

export type LineOf = Readonly<{ enrolmentId: string; borrowerId: string; facilityId: string; projectId: string | null }>
export type LineCoaching = Coaching & LineOf

type Coached = Readonly<{ coached: readonly LineCoaching[]; hidden: readonly LineOf[] }>

/** By enrolment. `hidden`: of borrowers who do not let the desk see them: that they are enrolled, and nothing else. */
export function lineCoachings({ registers, lines, readings }: Pick<DeskPicture, 'registers' | 'lines' | 'readings'>): Coached {
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
      const given = (guidances.get(picture.line.facility.id) ?? []).flatMap(({ content: { topic, given_on: on } }): Given[] =>
        topic === undefined ? [] : [{ topic, on: dayOf(on) }],
      )
      const seen = lineSeenOf(picture, ofSubject.get(picture.line.subject) ?? [])
      return { ...lineOf(picture), ...coachingOf(seen, given, { today, marks: marksOf(book) }) }
    })
  const hidden = enrolled.filter(({ line }) => !isSeen(line)).map(lineOf)
  return { coached: coached.toSorted(byEnrolment), hidden: hidden.toSorted(byEnrolment) }
}

const byEnrolment = (a: LineOf, b: LineOf): number => (a.enrolmentId < b.enrolmentId ? -1 : 1)

const lineOf = ({ line: { enrolment, borrowerId, facility } }: LinePicture): LineOf => ({
  ...{ enrolmentId: enrolment!.id, borrowerId: borrowerId!, facilityId: facility.id },
  projectId: enrolment!.content.project_id ?? null,
})

const dayOf = (text: string): Day => knownDay(text)

function lineSeenOf({ status, seen }: LinePicture, readings: Parameters<typeof coachingOf>[0]['readings']) {
  const { known } = status.authorisation
  const tasks = newestOf(seen, 'tasks')?.value as readonly unknown[] | undefined
  return { badge: status.badge, isAuthorised: known === null ? null : known === 'granted', left: tasks?.length ?? null, readings }
}
