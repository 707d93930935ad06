import { expect, test } from 'vitest'
import { codeOfStep, newTotpSecret, otpauthOf, STEP_MS, stepAt, stepOfCode } from './totp.ts'

/** The secret of RFC 6238, appendix B: `12345678901234567890`. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code at second %i is that of RFC 6238', (second, code) => {
  expect(codeOfStep(SECRET, stepAt(second * 1000))).toBe(code)
})

const at = 1_000_000 * STEP_MS
const now = stepAt(at)

test.each<[rule: string, step: number, takenStep: number, taken: number | undefined]>([
  ['two steps ago is too old', now - 2, -1, undefined],
  ['the step before counts', now - 1, -1, now - 1],
  ['this one counts', now, -1, now],
  ['the step after counts', now + 1, -1, now + 1],
  ['two steps ahead does not', now + 2, -1, undefined],
  ['once taken it is not taken again', now, now, undefined],
  ['nor one before it', now - 1, now, undefined],
  ['one behind it is', now + 1, now, now + 1],
])('%s', (_rule, step, takenStep, taken) => {
  expect(stepOfCode(SECRET, codeOfStep(SECRET, step), { at, takenStep })).toBe(taken)
})

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 12345'])('%j is no code', (code) => {
  expect(stepOfCode(SECRET, code, { at, takenStep: -1 })).toBeUndefined()
})

test('a new secret is 160 bits that differ each time, and may stand in a link', () => {
  const [one, two] = [newTotpSecret(), newTotpSecret()]
  expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(one).not.toBe(two)
  expect(otpauthOf(one, 'a+b@desk.example')).toBe(`otpauth://totp/Fairline:a%2Bb%40desk.example?secret=${one}&issuer=Fairline`)
})

test('letters that are no secret are a fault of ours', () => {
  expect(() => codeOfStep('1nvalid', 1)).toThrow('no secret of an authenticator')
})
