/** By which marks a borrower is screened before he joins: those of the warnings that the desk would have of him later, and one for what lies behind him. All are the desk's own to tune. */
import type { ScreeningCriterion } from '@fairline/contract/desk/entries'
import type { DeskBook } from '../model/desk-book.ts'
import { tunedBy } from '../picture/tunings.ts'
import { type BorrowerIndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { above, type Bound, define } from '../warning/indicator.ts'
import type { ValueId } from '../warning/values.ts'

/** Looked at once, and of nobody watched. */
export const SCREENING_RECORD = define('borrower', 'analyst')(
  'S1',
  ['入项目前的履约记录', 'Record before joining'],
  [above('worstOverdueDays', 30)],
  [above('worstOverdueDays', 90)],
  [
    '请本人核对征信报告；记录有误的，向报送机构提出异议',
    'Ask him to go through his credit report; where a record is wrong, he objects to whoever reported it',
  ],
)

type MarkedId = BorrowerIndicatorId | typeof SCREENING_RECORD.id

export const SCREENED_BY: Readonly<Record<ScreeningCriterion, readonly [MarkedId, ValueId]>> = {
  overdue: ['B2', 'overdueDays'],
  record: ['S1', 'worstOverdueDays'],
  ability: ['B8', 'serviceToIncomePpm'],
  applications: ['B3', 'attempts'],
  inquiries: ['B4', 'inquiries'],
  utilisation: ['B5', 'utilisationPpm'],
  identity: ['B7', 'idDaysLeft'],
  profile: ['B7', 'profileMismatch'],
}

type Bounds = Readonly<{ amber: readonly Bound[]; red: readonly Bound[] }>
/** Of one criterion: what of its indicator is told by its own value. */
export type ScreeningMarks = (criterion: ScreeningCriterion) => Bounds

export const screeningMarksOf =
  (book: DeskBook): ScreeningMarks =>
  (criterion) => {
    const [id, value] = SCREENED_BY[criterion]
    const { amber, red } = tunedBy(book, id === SCREENING_RECORD.id ? SCREENING_RECORD : indicatorOf(id))
    const alone = (bounds: readonly Bound[]) => bounds.filter(({ of }) => of === value)
    return { amber: alone(amber), red: alone(red) }
  }
