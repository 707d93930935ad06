/** Whose lines the demo's desk watches, at the lender of the same demo: what each lets it see, the lender tells. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { COHORT } from '@fairline/sim/cohort'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'
import { agreed, OWN_LENDER, TERMS } from './desk-channels.ts'
import { type DemoDays, entry, yuan } from './desk-entry.ts'
import { PROJECT } from './desk-project.ts'

export const enrolmentOf = (subject: string): string => `enrolment-${subject.slice(-2)}`

/** Sixteen for turnover of a business, and four for what a person consumes, which are watched and never planned. */
export function peopleFacts(days: DemoDays): NewDeskFact[] {
  return COHORT.flatMap(({ subject, product }, index) => {
    const [nth, isBusiness] = [String(index + 1).padStart(2, '0'), product === 'cn-business']
    const [borrower, line] = [`site-${nth}`, `line-${nth}`]
    const terms = {
      ...TERMS(days),
      committed: false,
      callable: true,
      rate_ppm: 128_000,
      min_draw_minor: yuan(500),
      expected_every_hours: 24,
    }
    const facility = { ...terms, channel_id: OWN_LENDER, borrower_id: borrower, project_ids: [PROJECT] }
    return [
      entry('borrower', borrower, { label: `工地合伙人 ${nth}`, kind: 'person' }, days),
      entry('facility', line, { ...facility, credit_kind: isBusiness ? 'business' : 'consumer' }, days),
      ...(isBusiness ? [agreed(line, ['payroll', 'supplier'], days)] : []),
      entry(
        'enrolment',
        enrolmentOf(subject),
        { borrower_id: borrower, facility_id: line, project_id: PROJECT, since_on: days.day(0), ...JOINED },
        days,
      ),
      ...screened(borrower, SCREENED[index], days),
    ]
  })
}

/** Most were in the project before there was a desk. */
const JOINED = { expected_every_hours: 24, joined_because: '融资台设立前已在项目中' }

type Bands = DeskEntry<'screening'>['bands']
const WELL: Bands = {
  ...{ overdue: 'normal', record: 'normal', ability: 'normal', applications: 'normal' },
  ...{ inquiries: 'normal', utilisation: 'normal', identity: 'normal', profile: 'normal' },
}
/** The first few agreed to be screened: one fits, one has something to put right, of one it is not known what he earns. */
const SCREENED: readonly (Bands | undefined)[] = [WELL, { ...WELL, ability: 'amber', identity: 'amber' }, { ...WELL, ability: undefined }]

function screened(borrower: string, bands: Bands | undefined, days: DemoDays): NewDeskFact[] {
  if (bands === undefined) return []
  const consent = { borrower_id: borrower, scopes: ['screening' as const], purpose: '入项目筛查', text_sha256: '5'.repeat(64) }
  const [granted_at, expires_at] = [new Date(days.at(-72)).toISOString(), `${days.day(360)}T00:00:00.000Z`]
  return [
    entry('consent', `screening-${borrower}`, { ...consent, granted_at, expires_at }, days),
    entry('screening', `screening-${borrower}`, { borrower_id: borrower, project_id: PROJECT, screened_on: days.day(-2), bands }, days),
  ]
}
