import { expect, test } from 'vitest'
import { checkPassword, hashPassword, passwordFault } from './password.ts'

test('a password is known again, another is not, and two hashes of one differ', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')])
  expect(one).not.toBe(two)
  expect(one).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/)
  expect(await checkPassword('correct horse battery', one)).toBe(true)
  expect(await checkPassword('correct horse batterY', one)).toBe(false)
})

test('nobody has a password: whatever is typed', async () => {
  expect(await checkPassword('correct horse battery', undefined)).toBe(false)
})

test('full-width letters of another keyboard are the same ones', async () => {
  expect(await checkPassword('ＰＡＳＳＷＯＲＤ２０２６', await hashPassword('PASSWORD2026'))).toBe(true)
})

test('what is stored otherwise is a fault of ours, not a wrong password', async () => {
  await expect(checkPassword('correct horse battery', 'plain')).rejects.toThrow('no password of this release')
})

test.each([
  ['eleven letter', 'abcdefghijk', 'too-short'],
  ['twelve letters', 'abcdefghijkl', undefined],
  ['letters are counted, not units', '😀'.repeat(11), 'too-short'],
  ['128 letters', 'a'.repeat(128), undefined],
  ['129 letters', 'a'.repeat(129), 'too-long'],
  ['the e-mail itself', 'Somebody@Desk.Example', 'is-email'],
])('%s', (_rule, password, fault) => {
  expect(passwordFault(password, 'somebody@desk.example')).toBe(fault)
})
