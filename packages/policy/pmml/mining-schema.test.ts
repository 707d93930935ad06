import { expect, test } from 'vitest'
import { parseNumeral } from '../value.ts'
import { category, dictionary, load, number, pmml, schema } from './pmml.fixture.ts'

/** A model that gives x back, and how x and t came in. */
function taking(mining: string, x = number('x')): string {
  return pmml(
    `${dictionary(x, category('t', ['a', 'b']), number('out'))}<RegressionModel functionName="regression">${schema([mining, '<MiningField name="t"/>'], 'out')}
<Output><OutputField name="value" feature="transformedValue" dataType="double"><FieldRef field="x"/></OutputField></Output><RegressionTable intercept="1"/></RegressionModel>`,
  )
}
const mining = (more = ''): string => `<MiningField name="x" ${more}/>`
const intervals = number(
  'x',
  '<Interval closure="closedOpen" leftMargin="0" rightMargin="10"/><Interval closure="openClosed" leftMargin="20" rightMargin="30"/>',
)
const coded = number('x', '<Value value="-1" property="missing"/><Value value="99" property="invalid"/>')

test.each<[what: string, xml: string, x: unknown, value: unknown, errors: readonly string[]]>([
  ['a number', taking(mining()), 5, 5, []],
  ['a decimal of the policy language', taking(mining()), parseNumeral('0.25'), 0.25, []],
  ['a numeral', taking(mining()), ' 5e1 ', 50, []],
  ['what is no number', taking(mining()), 'five', null, ['input-type']],
  ['what is no number, taken as missing', taking(mining('invalidValueTreatment="asMissing"')), 'five', null, []],
  ['missing', taking(mining()), null, null, []],
  ['missing and replaced', taking(mining('missingValueReplacement="3" missingValueTreatment="asMean"')), null, 3, []],
  ['missing and refused', taking(mining('missingValueTreatment="returnInvalid"')), null, null, ['input-missing']],
  ['inside an interval', taking(mining(), intervals), 0, 0, []],
  ['at its open end', taking(mining(), intervals), 10, null, ['value-not-allowed']],
  ['at the open start of another', taking(mining(), intervals), 20, null, ['value-not-allowed']],
  ['at its closed end', taking(mining(), intervals), 30, 30, []],
  ['outside, taken as it is', taking(mining('invalidValueTreatment="asIs"'), intervals), 15, 15, []],
  ['outside, replaced as missing', taking(mining('invalidValueTreatment="asMissing" missingValueReplacement="4"'), intervals), 15, 4, []],
  ['outside, replaced as invalid', taking(mining('invalidValueTreatment="asValue" invalidValueReplacement="5"'), intervals), 15, 5, []],
  ['a code of missing', taking(mining(), coded), -1, null, []],
  ['a value named invalid', taking(mining(), coded), 99, null, ['value-not-allowed']],
  ['beside it', taking(mining(), coded), 98, 98, []],
  ['an outlier as it is', taking(mining('lowValue="0" highValue="9"')), 10, 10, []],
  ['an outlier cut off', taking(mining('outliers="asExtremeValues" lowValue="0" highValue="9"')), 10, 9, []],
  ['at the bound', taking(mining('outliers="asMissingValues" lowValue="0" highValue="9"')), 9, 9, []],
  ['an outlier as missing', taking(mining('outliers="asMissingValues" lowValue="0" highValue="9"')), 9.1, null, []],
  [
    'an outlier as missing, replaced',
    taking(mining('outliers="asMissingValues" lowValue="0" highValue="9" missingValueReplacement="2"')),
    -1,
    2,
    [],
  ],
])('%s', (_what, xml, x, value, errors) => {
  const evaluation = load(xml).evaluate({ x, t: 'a' })
  expect(evaluation.outputs.get('value')).toBe(value)
  expect(evaluation.errors.map(({ code }) => code)).toEqual(errors)
  expect(evaluation.prediction).toBe(errors.length > 0 ? null : 1)
})

test('a category that is not listed leaves the model without a result, and says which input', () => {
  expect(load(taking(mining())).evaluate({ x: 1, t: 'c' }).errors).toEqual([
    { code: 'value-not-allowed', input: 't', message: 'input `t` holds a value that the model does not allow' },
  ])
})

test('names of the language are no inputs', () => {
  expect(load(taking(mining()).replaceAll('"x"', '"toString"')).evaluate({ t: 'a' }).outputs.get('value')).toBe(null)
})

test('what a host learns of the inputs', () => {
  const { inputs } = load(taking(mining('missingValueTreatment="returnInvalid"'), intervals))
  expect(inputs).toEqual([
    {
      name: 'x',
      type: 'double',
      optype: 'continuous',
      nullable: false,
      isTreated: true,
      isActive: true,
      unit: null,
      line: 5,
      isOnlyRounded: false,
      values: null,
      intervals: [
        { low: 0, high: 10, lowOpen: false, highOpen: true },
        { low: 20, high: 30, lowOpen: true, highOpen: false },
      ],
    },
    {
      name: 't',
      type: 'string',
      optype: 'categorical',
      nullable: true,
      isTreated: false,
      isActive: true,
      unit: null,
      line: 6,
      isOnlyRounded: false,
      values: ['a', 'b'],
      intervals: [],
    },
  ])
})
