/** Which lines count for a project: those that may pay for some need of it. */
import type { ProjectPurpose } from '@fairline/contract/desk/purposes'
import type { Line } from '../measures/headroom.ts'
import { sum } from '../measures/parts.ts'
import type { DeskState } from '../model/desk-book.ts'
import { type Blocked, whyBlocked } from '../model/purpose-gate.ts'
import { ofField } from '../status/seen-value.ts'
import type { LinePicture } from './line-picture.ts'
import type { Registers } from './registers.ts'

export type ProjectLine = Readonly<{
  picture: LinePicture
  providerId: string
  groups: readonly string[]
  isFunding: boolean
  /** A need that it may pay for; null: there is none, or it may pay for nothing. */
  openedBy: string | null
  counted: Line
}>
type FundingAsked = Readonly<{
  registers: Registers
  lines: readonly LinePicture[]
  /** A warning stands at the line or its channel. */
  isWarned: (picture: LinePicture) => boolean
}>

/** Lines that may pay for some need of it count; those that may not are looked at all the same. */
export function fundingLines(
  project: DeskState<'project'>,
  { registers, lines, isWarned }: FundingAsked,
): Readonly<{ lines: readonly ProjectLine[]; blockedMinor: number }> {
  const needs = registers.needsOf(project.id)
  const purposes = [...new Set(needs.map(({ content }) => content.purpose))]
  const reasons = lines.map((picture) => blockedOf(project, picture, purposes.length === 0 ? ['other'] : purposes, registers))
  const isOpenFor = (purpose: ProjectPurpose) => reasons.some((of) => of.get(purpose) === null)
  const blocked = needs.filter(({ content }) => content.purpose !== 'debt_service' && !isOpenFor(content.purpose))
  return {
    lines: lines.map((picture, nth) => {
      const isOpenHere = (purpose: ProjectPurpose) => reasons[nth]!.get(purpose) === null
      const openedBy = needs.find(({ content }) => isOpenHere(content.purpose))?.id ?? null
      return projectLine(picture, registers, {
        isFunding: [...reasons[nth]!.values()].includes(null),
        openedBy,
        isWarned: isWarned(picture),
      })
    }),
    blockedMinor: sum(blocked.map(({ content }) => content.p50_minor)),
  }
}

function blockedOf(
  { id, content }: DeskState<'project'>,
  { line }: LinePicture,
  purposes: readonly ProjectPurpose[],
  { book, when, todayText, scopes }: Registers,
): ReadonlyMap<ProjectPurpose, Blocked | null> {
  const asked = { projectId: id, currency: content.currency, today: todayText, when, scopes }
  return new Map(purposes.map((purpose) => [purpose, whyBlocked(book, line.facility, { ...asked, purpose })]))
}

type Asking = Pick<ProjectLine, 'isFunding' | 'openedBy'> & Readonly<{ isWarned: boolean }>

function projectLine(picture: LinePicture, { channels }: Registers, { isFunding, openedBy, isWarned }: Asking): ProjectLine {
  const { line, seen, status } = picture
  const { content } = line.facility
  const channel = channels.get(line.channelId)!
  const test = ofField(seen, 'test_draw').findLast(({ value }) => (value as { succeeded: boolean }).succeeded)
  return {
    ...{ picture, providerId: channel.providerId, groups: channel.groups, isFunding, openedBy },
    counted: {
      ...{ limitMinor: picture.limitMinor ?? 0, drawnMinor: picture.drawnMinor ?? 0, leadDays: content.draw_lead_days },
      ...{ isCommitted: content.committed, badge: status.badge, isWarned },
      testedOn: test === undefined ? null : Math.floor(test.effectiveAt / 86_400_000),
    },
  }
}
