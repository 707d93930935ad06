import { lookup } from 'node:dns'
import { expect, test } from 'vitest'
import { isPublicHost, NOT_PUBLIC, publicLookup } from './public-address.ts'

const hostOf = (url: string): string => new URL(url).hostname

test.each([
  'https://example.com/',
  'https://example.com./',
  'https://8.8.8.8/',
  'https://9.255.255.255/',
  'https://11.0.0.0/',
  'https://172.15.255.255/',
  'https://172.32.0.0/',
  'https://192.167.255.255/',
  'https://192.169.0.0/',
  'https://100.63.255.255/',
  'https://100.128.0.0/',
  'https://169.253.255.255/',
  'https://126.255.255.255/',
  'https://128.0.0.0/',
  'https://223.255.255.255/',
  'https://[2606:4700::1]/',
  'https://[::ffff:8.8.8.8]/',
  'https://localhost.example/',
  'https://mylocal.example/',
])(
  // biome-ignore format: one table
  '%s is public',
  (url) => {
    expect(isPublicHost(hostOf(url))).toBe(true)
  },
)

test.each([
  'https://127.0.0.1/',
  'https://127.255.255.255/',
  'https://127.1/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://017700000001/',
  'https://１２７.0.0.1/',
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST/',
  'https://a.localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://intranet/',
  'https://10.0.0.0/',
  'https://10.255.255.255/',
  'https://172.16.0.0/',
  'https://172.31.255.255/',
  'https://192.168.0.1/',
  'https://169.254.169.254/',
  'https://100.64.0.1/',
  'https://0.0.0.0/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[fc00::1]/',
  'https://[fd12::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[2002:a00:1::]/',
  'https://[ff02::1]/',
])(
  // biome-ignore format: one table
  '%s is not',
  (url) => {
    expect(isPublicHost(hostOf(url))).toBe(false)
  },
)

test.each([true, false])('a name that stands for an address of our own is not called (all: %s)', async (all) => {
  const code = await new Promise((resolve) => publicLookup('localhost', { all }, (error) => resolve(error?.code)))
  expect(code).toBe(NOT_PUBLIC)
})

test('an address is given as it was asked for', async () => {
  const found = await new Promise((resolve) => lookup('8.8.8.8', { all: true }, (_error, addresses) => resolve(addresses)))
  const [all, first] = await Promise.all([
    new Promise((resolve) => publicLookup('8.8.8.8', { all: true }, (_error, addresses) => resolve(addresses))),
    new Promise((resolve) => publicLookup('8.8.8.8', {}, (_error, address, family) => resolve([address, family]))),
  ])
  expect([all, first]).toEqual([found, ['8.8.8.8', 4]])
})
