/** Faults of a text, each at its part, all at once. */
import { expect, test } from 'vitest'
import { definitions, expressionXml, functionXml, inputXml } from '../fixtures.ts'
import { type InputSchema, loadPolicy } from '../policy.ts'
import { caretOf } from './caret.ts'

const inputs: InputSchema = new Map([
  ['income', { type: 'number', nullable: true }],
  ['Monthly debt', { type: 'number', nullable: true }],
  ['grade', { type: 'string', nullable: true, values: ['A', 'B'] }],
  ['ok', { type: 'boolean', nullable: true }],
  ['since', { type: 'date', nullable: true }],
])
const declared = [...inputs].map(([name, { type }]) => inputXml(name, type)).join('')

/** Each fault as the part of the text it is about, its code and its message. */
function faultsOf(text: string): string[] {
  const xml = definitions(
    declared + functionXml('pay', ['p', 'n'], 'p / n') + expressionXml('E', text, { inputs: [...inputs.keys()], knows: ['pay'] }),
  )
  const loaded = loadPolicy({ xml, file: 'e.dmn', inputs })
  const told = loaded.ok ? loaded.warnings : loaded.diagnostics
  return told.map(
    ({ at = 0, length = 0, code, message, hint }) => `${text.slice(at, at + length)} | ${code}: ${message}${hint ? ` (${hint})` : ''}`,
  )
}

test.each<[text: string, ...faults: string[]]>([
  ['income + grade', 'income + grade | type-mismatch: `+` does not take a number and a string'],
  ['incme + 1', 'incme | unknown-name: nothing is called `incme` (did you mean `income`?)'],
  ['Monthly dept + 1', 'dept | syntax: found `dept` where the end should be'],
  ['1 + (income', ' | syntax: found the end where `)` should be'],
  [
    'aa + bb > 1 and "x" = 1',
    'aa | unknown-name: nothing is called `aa`',
    'bb | unknown-name: nothing is called `bb`',
    '"x" = 1 | type-mismatch: `=` does not compare a string with a number',
  ],
  ['grade = "C"', 'grade = "C" | value-not-allowed: "C" is not one of "A", "B" (did you mean "A"?)'],
  ['if income then 1 else 2', 'income | type-mismatch: found a number where a boolean should be'],
  ['if ok then 1 else "a"', 'if ok then 1 else "a" | type-mismatch: `then` gives a number, `else` a string'],
  ['[1, "a"]', '[1, "a"] | type-mismatch: a list holds values of one type'],
  ['[1, 2]["a"]', '"a" | type-mismatch: a filter is a number or a condition, this is a string'],
  ['{a: 1}.b', 'b | unknown-name: a context has no field `b` (did you mean `a`?)'],
  ['since.yaer', 'yaer | unknown-name: a date has no field `yaer`'],
  ['since + income', 'since + income | type-mismatch: `+` does not take a date and a number'],
  ['since < income', 'since < income | type-mismatch: `<` does not compare a date with a number'],
  ['ok < true', 'ok < true | type-mismatch: a boolean has no order'],
  ['abs("a")', '"a" | type-mismatch: argument 1 of `abs` is a string, not a number or days and time duration or years and months duration'],
  ['pay(1)', 'pay(1) | argument-count: `pay` is called as `pay(p, n)`'],
  ['pay(p: 1, m: 2)', 'pay(p: 1, m: 2) | argument-count: `pay` is called as `pay(p, n)`'],
  ['pay(1, "a")', '"a" | type-mismatch: `n` of `pay` is a number, not a string'],
  ['pai(1, 2)', 'pai | unknown-function: no function is called `pai` (did you mean `pay`?)'],
  ['income(1)', 'income | type-mismatch: a number cannot be called'],
  ['(function(x: number) x)("a")', '"a" | type-mismatch: argument 1 is a string, not a number'],
  ['(function(x) x)()', '(function(x) x)() | argument-count: this function takes 1 argument(s), found 0'],
  ['1 instance of numbr', 'numbr | unknown-type: no type is called `numbr`'],
  ['@"2024-13-01"', '@"2024-13-01" | syntax: "2024-13-01" is no date, time or duration'],
  ['some x in [1] satisfies x', 'x | type-mismatch: a condition is a boolean, this is a number'],
  ['for x in 1.."a" return x', '"a" | type-mismatch: a range has two ends of one type'],
  ['{a: 1, a: 2}', 'a: 2 | duplicate-name: `a` stands twice in this context'],
  ['abs(1, n: 2)', ') | syntax: the arguments of a call have all a name or none'],
  ['1 # 2', '# | syntax: `#` means nothing here'],
  ['"a', '"a | syntax: this string has no closing quote'],
  ['function(x) external {}', 'function(x) external {} | unsupported: an external function is outside the policy profile of FEEL'],
])('%s', (text, ...faults) => {
  expect(faultsOf(text)).toEqual(faults)
})

test.each([
  'for x in [1, 2], y in [x] return x + y',
  '[{a: 1}, {a: 2, b: "x"}][a > 1].b[1] + "y"',
  '{f: function(n: number) if n < 2 then 1 else n * f(n - 1), r: f(5)}.r + 1',
  'sort([3, 1], function(x, y) x < y)[1] + 1',
  '(since + @"P1M").year + income',
  'income in [1..5] or income in (< 3, > 9)',
  'every x in [1, 2] satisfies x instance of number',
  'if ok then null else income',
])('%s has no fault', (text) => {
  expect(faultsOf(text)).toEqual([])
})

test.each<[text: string, at: number, length: number, drawn: readonly string[]]>([
  ['incme > 3', 0, 5, ['incme > 3', '^^^^^']],
  ['a\n  + bb\n+ c', 6, 2, ['  + bb', '    ^^']],
  ['\tx', 1, 1, ['\tx', '\t^']],
  ['"月收入" + 收入', 8, 2, ['"月收入" + 收入', '           ^^^^']],
  ['1 +', 3, 0, ['1 +', '   ^']],
  ['a\nb', 0, 3, ['a', '^']],
  ['', 0, 0, []],
])('the part of %j from %i on is drawn', (text, at, length, drawn) => {
  expect(caretOf({ text, at, length })).toEqual(drawn)
})

test('fields of several words are known by the type of what has them, in other decisions and in functions too', () => {
  const person = expressionXml('Person', '{first name: "A", address: {post-code: 5}}')
  const greeting = expressionXml('Greeting', 'Person.first name + string(Person.address.post-code)', { decisions: ['Person'] })
  const loaded = loadPolicy({ xml: definitions(person + greeting), file: 'e.dmn' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  expect(loaded.policy.evaluate({}, ['Greeting']).values.get('Greeting')).toBe('A5')
})

test('a name of several words that is not required is told as one', () => {
  const xml = definitions(
    inputXml('income', 'number') + inputXml('Monthly debt', 'number') + expressionXml('E', 'income - Monthly debt', { inputs: ['income'] }),
  )
  const loaded = loadPolicy({ xml, file: 'e.dmn' })
  expect(loaded).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'unknown-name', at: 9, length: 12, hint: 'add an information requirement for it' }],
  })
})

test('with nonsense as null the same faults are warnings, and the policy loads', () => {
  const xml = definitions(expressionXml('E', '[1 + "a", 2 + ]') + expressionXml('F', '[1 + "a", 2]'))
  const loaded = loadPolicy({ xml, file: 'e.dmn', faults: 'null' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  expect(loaded.warnings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning syntax', 'warning type-mismatch'])
  expect([...loaded.policy.evaluate({}, ['E', 'F']).values]).toEqual([
    ['E', null],
    ['F', [null, 2]],
  ])
})
