import { expect, test } from 'vitest'
import { readViews, withView } from './saved-views.ts'

test.each([[null], [''], ['{'], ['{}'], ['[1, null, {"name": 1, "search": {}}, {"name": "x"}]']])('%j holds no view', (text) =>
  expect(readViews(text)).toEqual([]),
)

test('what is kept is checked like an address', () => {
  expect(readViews('[{"name":"a","search":{"status":["active","gone"],"x":1}}]')).toEqual([{ name: 'a', search: { status: ['active'] } }])
})

test('a name is used once, and the newest comes first', () => {
  const views = withView(withView([], { name: 'a', search: {} }), { name: 'b', search: {} })
  expect(withView(views, { name: ' a ', search: { q: 'x' } })).toEqual([
    { name: 'a', search: { q: 'x' } },
    { name: 'b', search: {} },
  ])
})
