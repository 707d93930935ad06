import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureMasterKeys, masterKeyFile } from './master-key-file.ts'
import { masterKeysOf } from './master-keys.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-test-master-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const secret = Buffer.alloc(32, 9)

test('the first start makes the file, for its owner only; later ones read it', async () => {
  const wrapped = await (await ensureMasterKeys(dir)).wrap(secret, 'x')
  expect((await stat(masterKeyFile(dir))).mode & 0o777).toBe(0o600)
  const again = await ensureMasterKeys(dir)
  expect(await again.unwrap(wrapped, 'x')).toEqual(secret)
  expect(wrapped.wrapped.includes(secret)).toBe(false)
})

test('a key unwraps for what it is for, and not when it was changed', async () => {
  const keys = await ensureMasterKeys(dir)
  const { masterKey, wrapped } = await keys.wrap(secret, 'borrower 1')
  const changed = Buffer.from(wrapped)
  changed[20]! ^= 1
  await expect(keys.unwrap({ masterKey, wrapped }, 'borrower 2')).rejects.toThrow('unable to authenticate')
  await expect(keys.unwrap({ masterKey, wrapped: changed }, 'borrower 1')).rejects.toThrow('unable to authenticate')
  await expect(keys.unwrap({ masterKey, wrapped: wrapped.subarray(0, 20) }, 'borrower 1')).rejects.toThrow('not sealed by this release')
  await expect(keys.unwrap({ masterKey: 'gone', wrapped }, 'borrower 1')).rejects.toThrow('no master key gone')
})

test('after a change of the master key, older ones still unwrap', async () => {
  const older = masterKeysOf('a', new Map([['a', Buffer.alloc(32, 1)]]))
  const both = masterKeysOf('b', new Map([['a', Buffer.alloc(32, 1)], ['b', Buffer.alloc(32, 2)]])) // biome-ignore format: one line
  const [old, fresh] = [await older.wrap(secret, 'x'), await both.wrap(secret, 'x')]
  expect([old.masterKey, fresh.masterKey]).toEqual(['a', 'b'])
  expect(await both.unwrap(old, 'x')).toEqual(secret)
  expect(await both.unwrap(fresh, 'x')).toEqual(secret)
})

test.each([
  ['that others may read', async (path: string) => chmod(path, 0o640), 'chmod 600'],
  ['that is none', async (path: string) => writeFile(path, 'flk_secret'), 'is not a file of master keys'],
  ['without its current key', async (path: string) => writeFile(path, '{"current":"x","keys":{}}'), 'does not hold its current key'],
  ['with a short key', async (path: string) => writeFile(path, '{"current":"x","keys":{"x":"AAAA"}}'), 'another length'],
])('a file %s is told, and never written over', async (_what, spoil, message) => {
  await ensureMasterKeys(dir)
  await spoil(masterKeyFile(dir))
  const before = await readFile(masterKeyFile(dir), 'utf8')
  const error = await ensureMasterKeys(dir).catch((thrown: Error) => thrown)
  expect(error).toMatchObject({ message: expect.stringContaining(message) })
  expect(`${(error as Error).stack} ${String((error as Error).cause)}`).not.toContain('flk_secret')
  expect(await readFile(masterKeyFile(dir), 'utf8')).toBe(before)
})

test('a new key is in the file before it wraps; what the old one wrapped still opens, until it is removed', async () => {
  const keyring = await ensureMasterKeys(dir)
  const [first] = keyring.names()
  const old = await keyring.wrap(secret, 'x')
  const name = await keyring.rotate()
  expect(keyring.current()).toBe(name)
  expect((await stat(masterKeyFile(dir))).mode & 0o777).toBe(0o600)
  const fresh = await keyring.wrap(secret, 'x')
  expect(fresh.masterKey).toBe(name)
  expect(await (await ensureMasterKeys(dir)).unwrap(fresh, 'x')).toEqual(secret)
  expect(await keyring.unwrap(old, 'x')).toEqual(secret)
  await expect(keyring.remove(name)).rejects.toThrow('is the current master key')
  await keyring.remove(first!)
  expect(keyring.names()).toEqual([name])
  await expect(keyring.unwrap(old, 'x')).rejects.toThrow('no master key')
})

test('a key that another process has made is found in the file', async () => {
  const [one, other] = [await ensureMasterKeys(dir), await ensureMasterKeys(dir)]
  await one.rotate()
  const wrapped = await one.wrap(secret, 'x')
  expect(await other.unwrap(wrapped, 'x')).toEqual(secret)
  expect(other.current()).toBe(one.current())
})
