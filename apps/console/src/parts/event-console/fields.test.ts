import { expect, test } from 'vitest'
import { FACT_FORMS } from './fact-forms.ts'
import { fieldsOf, valueAt, withValue } from './fields.ts'

test('a login has its device in the form', () => {
  const fields = fieldsOf(FACT_FORMS['session-started']!.schema)
  expect(fields.map(({ path, kind, isRequired }) => [path.join('.'), kind, isRequired])).toEqual([
    ['session_id', 'text', false],
    ['device.id', 'text', true],
    ['device.model', 'text', false],
    ['device.os', 'text', false],
    ['device.client_version', 'text', false],
    ['network.kind', 'choice', true],
    ['network.id', 'text', false],
    ['place', 'text', false],
  ])
})

test('each fact that people may send has a form with its example in it', () => {
  const forms = Object.values(FACT_FORMS)
  expect(forms.length).toBeGreaterThan(50)
  for (const { schema, example } of forms) {
    const names = new Set(fieldsOf(schema).map(({ path }) => path[0]))
    expect(Object.keys(example).filter((name) => !names.has(name))).toEqual([])
  }
})

test('what nobody outside says is not offered', () => {
  expect(['clock-ticked', 'personal-data-revealed'].filter((type) => type in FACT_FORMS)).toEqual([])
})

test.each([
  [{ a: 1, b: 2 }, ['a'], 3, { a: 3, b: 2 }],
  [{ a: 1, b: 2 }, ['a'], undefined, { b: 2 }],
  [{}, ['d', 'id'], 'x', { d: { id: 'x' } }],
  [{ d: { id: 'x', os: 'y' } }, ['d', 'os'], undefined, { d: { id: 'x' } }],
  [{ d: { id: 'x' } }, ['d', 'id'], undefined, {}],
])('%j with %j as %j', (data, path, value, expected) => {
  const changed = withValue(data, path, value)
  expect(changed).toEqual(expected)
  expect(valueAt(changed, path)).toEqual(value)
})
