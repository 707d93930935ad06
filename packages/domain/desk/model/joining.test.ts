/** Who joins a project, by which screening, and where a reason is asked for. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { expect, test } from 'vitest'
import { dayText, knownDay } from '../../kernel/day.ts'
import { consentOf, deskOf, type Told, WHEN } from './desk.fixture.ts'
import { joiningFaults } from './joining.ts'

const TODAY = knownDay('2026-06-01')
type Bands = DeskEntry<'screening'>['bands']
const FIT: Bands = { overdue: 'normal', record: 'normal', ability: 'normal' }
const agreed: Told = ['registered', 'consent', 'c', consentOf({ scopes: ['screening'] })]
const screened = (bands: Bands, daysAgo = 0, id = 's', more: Partial<DeskEntry<'screening'>> = {}): Told => [
  ...(['registered', 'screening', id] as const),
  { borrower_id: 'b', project_id: 'p', screened_on: dayText(TODAY - daysAgo), bands, ...more },
]
const JOINS: DeskEntry<'enrolment'> = {
  ...{ borrower_id: 'b', facility_id: 'line', project_id: 'p', since_on: '2026-06-01', expected_every_hours: 24 },
}
const faults = (told: readonly Told[], enrolment = JOINS, before?: DeskEntry<'enrolment'>): string[] =>
  joiningFaults(deskOf(...told), WHEN, { enrolment, before, today: TODAY }).map(({ detail }) => detail)

const [UNSCREENED, UNSEEN] = ['must say why he joins without a screening', 'must say why he joins without a screening that he lets be seen']

test.each<[rule: string, seen: string[], expected: string[]]>([
  ['screened, and fit with conditions', faults([agreed, screened(FIT)]), []],
  ['not screened', faults([agreed]), [UNSCREENED]],
  ['not screened, with a reason', faults([agreed], { ...JOINS, joined_because: '已合作三年' }), []],
  ['not screened, of no project', faults([agreed], { ...JOINS, project_id: undefined }), []],
  ['screened for another project', faults([agreed, screened(FIT, 0, 's', { project_id: 'q' })]), [UNSCREENED]],
  ['another was screened', faults([agreed, screened(FIT, 0, 's', { borrower_id: 'x' })]), [UNSCREENED]],
  ['against "not yet"', faults([agreed, screened({ ...FIT, record: 'red' })]), ['must say why he joins though the screening says not yet']],
  ['where it cannot tell', faults([agreed, screened({})]), ['must say why he joins though the screening could not tell']],
  ['the last day that it stands', faults([agreed, screened(FIT, 179)]), []],
  ['the day after', faults([agreed, screened(FIT, 180)]), [UNSCREENED]],
  ['one of tomorrow is none yet', faults([agreed, screened(FIT, -1)]), [UNSCREENED]],
  ['the newest counts', faults([agreed, screened({ ...FIT, record: 'red' }, 9), screened(FIT, 2, 'later')]), []],
  ['one that was ended does not', faults([agreed, screened(FIT), ['ended', 'screening', 's', {}]]), [UNSCREENED]],
  ['he took his consent back', faults([agreed, screened(FIT), ['ended', 'consent', 'c', {}]]), [UNSEEN]],
  ['who is in the project already is not asked again', faults([], JOINS, JOINS), []],
  ['who comes from another project is', faults([], JOINS, { ...JOINS, project_id: 'q' }), [UNSCREENED]],
])('%s', (_rule, seen, expected) => {
  expect(seen).toEqual(expected)
})
