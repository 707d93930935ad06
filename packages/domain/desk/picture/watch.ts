/** One look at a desk: what it sees, what is warned of, what has to be told of it, and when to look again. */
import type { Evidence, EvidenceId } from '../diagnosis/causes.ts'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { channelSubject } from './band-reading.ts'
import { calibrationOf } from './calibration.ts'
import { type DeskGround, type DeskPicture, pictureOf } from './desk-picture.ts'
import { type DiagnosisOf, incidentFacts, watchedWorks } from './incident-facts.ts'
import { nextLookAt } from './next-look.ts'
import { maintenanceOf } from './notices.ts'
import type { ToldFact } from './told-fact.ts'
import { changedReadings } from './told-readings.ts'
import { marksOf } from './tunings.ts'
import { type Warnings, warningsOf } from './warnings.ts'

/** `next`: null: never. */
export type DeskLook = Readonly<{ picture: DeskPicture; warnings: Warnings; next: number }>
export type LookAt = Omit<DeskGround, 'marks' | 'answersOf'>

export function lookAt(ground: LookAt): DeskLook {
  const { book, when, dayEndsAt } = ground
  const marks = marksOf(book)
  const picture = pictureOf({
    parameters: calibrationOf(book, when).parameters,
    ...ground,
    marks,
    answersOf: (channel) => answersOf(book, channelSubject(channel)),
  })
  const warnings = warningsOf(book, { marks, windows: maintenanceOf(picture.registers.channels, book) }, when.at)
  return { picture, warnings, next: nextLookAt(book, { picture, warnings, marks, dayEndsAt }) }
}

/** Readings first: what they come to follows from them, and is told at the next look, which what is told brings about. */
export function toTell(book: DeskBook, { picture, warnings }: DeskLook): ToldFact[] {
  const readings = changedReadings(book, picture.readings, picture.at)
  return readings.length > 0 ? readings : incidentFacts(book, warnings, diagnosisIn(picture), picture.at)
}

/** By subject, as `channel:c1`. */
export const diagnosisIn =
  ({ channels }: DeskPicture): DiagnosisOf =>
  (channel) => {
    const { diagnosis = null, evidence, failed } = channels.get(channel.slice(channel.indexOf(':') + 1)) ?? {}
    return diagnosis === null ? null : { diagnosis, evidence: evidence!, failed: failed! }
  }

/** The newest answer to each question, of incidents of the channel that are open. */
function answersOf(book: DeskBook, channel: string): Evidence {
  const answers = watchedWorks(book)
    .filter(({ state, warning }) => state !== 'closed' && warning.channel === channel)
    .flatMap(({ id }) => storyOf(book, 'incident', id).filter(({ type }) => type === 'answered'))
    .sort((a, b) => a.sequence - b.sequence)
  return Object.fromEntries(answers.map(({ data }) => [data.evidence as EvidenceId, data.answer as boolean]))
}
