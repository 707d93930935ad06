/** When a desk has to be looked at again though nothing is told: something grows stale, has held for long enough, is to be told to the next one, or begins or ends. */
import type { DeskBook } from '../model/desk-book.ts'
import type { Marks } from './band-reading.ts'
import type { DeskPicture } from './desk-picture.ts'
import { escalationFor, incidentOf, watchedWorks } from './incident-facts.ts'
import { RECHECK_MS } from './notices.ts'
import type { Warnings } from './warnings.ts'

type Looked = Readonly<{ picture: DeskPicture; warnings: Warnings; marks: Marks; dayEndsAt: number }>

/** The first moment after the picture's own. */
export function nextLookAt(book: DeskBook, { picture, warnings, marks, dayEndsAt }: Looked): number {
  const all = [
    dayEndsAt,
    ...staleness(picture),
    ...holds(warnings, marks),
    ...escalations(book, warnings, picture.at),
    ...announced(book),
    ...consents(picture),
  ]
  return all.reduce((first, at) => (at > picture.at && at < first ? at : first), Number.POSITIVE_INFINITY)
}

/** A moment longer than twice, and than four times, what is expected. */
const staleness = ({ lines }: DeskPicture): number[] =>
  [...lines.values()].flatMap(({ observations }) =>
    observations.flatMap(({ observedAt, expectedEveryMs }) => [observedAt + 2 * expectedEveryMs + 1, observedAt + 4 * expectedEveryMs + 1]),
  )

const holds = ({ standing }: Warnings, marks: Marks): number[] =>
  standing.flatMap(({ indicator, last, history }) => {
    if (last.band === history.band || last.band === null) return []
    const { amberForMs, redForMs, clearMs } = marks(indicator)
    return [last.at + amberForMs, last.at + redForMs, last.at + clearMs]
  })

const escalations = (book: DeskBook, { incidents }: Warnings, now: number): number[] =>
  watchedWorks(book).flatMap((work) => {
    const incident = incidentOf(incidents, work.warning)
    return work.state === 'closed' || incident === undefined ? [] : (escalationFor(book, work, incident, now).nextAt ?? [])
  })

const announced = ({ notices }: DeskBook): number[] =>
  notices.flatMap(({ data }) => {
    const ends = typeof data.ends_at === 'string' ? Date.parse(data.ends_at) : null
    return [Date.parse(String(data.starts_at)), ...(ends === null ? [] : [ends, ends + RECHECK_MS])]
  })

const consents = ({ registers }: DeskPicture): number[] =>
  registers.lines.flatMap(({ borrowerId }) =>
    borrowerId === null ? [] : registers.consentsOf(borrowerId).map(({ content }) => Date.parse(content.expires_at)),
  )
