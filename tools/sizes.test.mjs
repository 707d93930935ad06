import { expect, test } from 'vitest'
import { LIMITS, sizeFaults } from './sizes.mjs'

const lines = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const functionOf = (count) => `function long() {\n${lines(count - 2, () => '  work()')}\n}\n`
const fileOf = (count) => `${lines(count, (index) => `work(${index})`)}\n`
const tableOf = (count, value) => `export const TABLE = {\n${lines(count, (index) => `  k${index}: ${value},`)}\n} as const\n`

test('the limits are not above those of the first day', () => {
  expect(LIMITS.functionLines).toBeLessThanOrEqual(60)
  expect(LIMITS.fileLines).toBeLessThanOrEqual(300)
  expect(LIMITS.testFileLines).toBeLessThanOrEqual(500)
})

test.each([
  ['a function of 60 lines', 'a.ts', functionOf(60), 0],
  ['a function of 61 lines', 'a.ts', functionOf(61), 1],
  ['an arrow function counts too', 'a.tsx', `const long = () => ${functionOf(61).slice('function long() '.length)}`, 1],
  [
    'a describe of 61 lines is no function',
    'a.test.ts',
    `describe('x', () => ${functionOf(61).slice('function long() '.length).trim()})`,
    0,
  ],
  ['but a test of 61 lines is', 'a.test.ts', `test('x', () => ${functionOf(61).slice('function long() '.length).trim()})`, 1],
  ['a file of 300 lines', 'a.ts', fileOf(300), 0],
  ['a file of 301 lines', 'a.ts', fileOf(301), 1],
  ['a test file of 500 lines', 'a.test.ts', fileOf(500), 0],
  ['a test file of 501 lines', 'a.test.mjs', fileOf(501), 1],
  ['the rows of a table are free', 'a.ts', tableOf(400, '1'), 0],
  ['code does not hide in a table', 'a.ts', tableOf(400, '() => work()'), 1],
])('%s', (_rule, path, text, faults) => {
  expect(sizeFaults(path, text, { functionLines: 60, fileLines: 300, testFileLines: 500 })).toHaveLength(faults)
})
