/** What was agreed against what is measured, on both sides of each bound. */
import { expect, test } from 'vitest'
import { facilityOf } from '../model/desk.fixture.ts'
import type { DeskState } from '../model/desk-book.ts'
import { type Covenant, type CovenantMeasures, covenantsOf, leastRoomPpm } from './covenants.ts'

type Agreed = DeskState<'facility'>['content']['covenants'][number]
const line = (id: string, covenants: readonly Agreed[], project_ids: readonly string[] = []): DeskState<'facility'> => ({
  ...{ id, version: 1, effectiveAt: 0, recordedAt: 0, endedAt: null, purposes: null, policy: null },
  content: facilityOf({ channel_id: 'c', covenants: [...covenants], project_ids: [...project_ids] }) as DeskState<'facility'>['content'],
})
const LEVERAGE: Agreed = { measure: 'leverage', at_most_ppm: 700_000, words: '资产负债率不高于 70%' }
const COVERAGE: Agreed = { measure: 'dscr', at_least_ppm: 1_200_000, words: '偿债覆盖率不低于 1.2' }
const seen = (more: Partial<CovenantMeasures>): CovenantMeasures => ({ leveragePpm: null, debtServiceCoveragePpm: null, ...more })
const only = (agreed: Agreed, measures: CovenantMeasures): Covenant => covenantsOf([line('f', [agreed])], 'p', measures)[0]!

test.each<[agreed: Agreed, measures: CovenantMeasures, state: Covenant['state'], roomPpm: number | null]>([
  [LEVERAGE, seen({ leveragePpm: 700_000 }), 'near', 0],
  [LEVERAGE, seen({ leveragePpm: 700_001 }), 'broken', -2],
  [LEVERAGE, seen({ leveragePpm: 630_000 }), 'kept', 100_000],
  [LEVERAGE, seen({ leveragePpm: 630_001 }), 'near', 99_998],
  [LEVERAGE, seen({}), 'unknown', null],
  [COVERAGE, seen({ debtServiceCoveragePpm: 1_200_000 }), 'near', 0],
  [COVERAGE, seen({ debtServiceCoveragePpm: 1_199_999 }), 'broken', -1],
  [COVERAGE, seen({ debtServiceCoveragePpm: 1_320_000 }), 'kept', 100_000],
  [{ measure: 'leverage', at_least_ppm: 100_000, at_most_ppm: 700_000, words: 'x' }, seen({ leveragePpm: 105_000 }), 'near', 50_000],
  [{ measure: 'leverage', at_most_ppm: 0, words: 'x' }, seen({ leveragePpm: 1 }), 'broken', -1_000_000],
  [{ measure: 'current_ratio', at_least_ppm: 1_000_000, words: 'x' }, seen({ leveragePpm: 1 }), 'unknown', null],
  [{ measure: 'other', at_most_ppm: 1, words: 'x' }, seen({ leveragePpm: 1 }), 'unknown', null],
])('%j measured as %j is %s', (agreed, measures, state, roomPpm) => {
  expect(only(agreed, measures)).toMatchObject({ state, roomPpm })
})

test('lines of the project and of none count, those of another do not; the nearest bound is told', () => {
  const lines = [line('own', [LEVERAGE], ['p', 'q']), line('other', [LEVERAGE], ['q']), line('any', [COVERAGE])]
  const found = covenantsOf(lines, 'p', seen({ leveragePpm: 350_000, debtServiceCoveragePpm: 1_260_000 }))
  expect(found.map(({ facilityId, state }) => [facilityId, state])).toEqual([
    ['own', 'kept'],
    ['any', 'near'],
  ])
  expect(leastRoomPpm(found)).toBe(50_000)
  expect(leastRoomPpm(covenantsOf(lines, 'p', seen({})))).toBeNull()
})
