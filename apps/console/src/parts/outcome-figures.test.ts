import { expect, test } from 'vitest'
import { outcomeFigures } from './outcome-figures.ts'

test.each([
  [{ from_minor: 100, to_minor: 50, causes: [{ reason: 'CR01' }, { reason: 'CR02' }] }, [100, 50], ['CR01', 'CR02'], undefined],
  [{ hold_id: 'hd_1', scope: 'draw', cause: { reason: 'SE01' } }, [], ['SE01'], 'draw'],
  [{ hold_id: 'hd_1', reason: 'SE01' }, [], ['SE01'], undefined],
  [{ limit_minor: 5, currency: 'CNY' }, [5], [], undefined],
  [{ principal_minor: 0, overpaid_minor: 3 }, [0], [], undefined],
  [{ from_minor: 1, to_minor: 'x', causes: 'y', cause: null, scope: 7 }, [], [], undefined],
])('%j', (data, amounts, reasons, scope) => expect(outcomeFigures(data)).toEqual({ amounts, reasons, further: 0, scope }))

test.each([
  [3, 3],
  ['3', 0],
])('lesser reasons that are left out are counted: %j', (further_reasons, further) =>
  expect(outcomeFigures({ causes: [{ reason: 'CR01' }], further_reasons })).toMatchObject({ reasons: ['CR01'], further }),
)
