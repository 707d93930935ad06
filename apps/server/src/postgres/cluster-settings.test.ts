import { expect, test } from 'vitest'
import { settingsFor, sharedBuffersMib } from './cluster-settings.ts'

const GIB = 1024 ** 3

test.each<[memoryGib: number, mib: number]>([
  [0.125, 32],
  [4, 512],
  [16, 2048],
  [256, 2048],
])('of %s GiB, %s MiB are shared buffers', (memoryGib, mib) => {
  expect(sharedBuffersMib(memoryGib * GIB)).toBe(mib)
})

test('nothing that keeps data safe is touched unless a caller says so', () => {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum']) expect(settingsFor()).not.toHaveProperty(name)
  expect(settingsFor({ max_wal_size: '16GB' }).max_wal_size).toBe('16GB')
})
