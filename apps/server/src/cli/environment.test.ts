import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

test.each([
  [undefined, undefined],
  ['', undefined],
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['clamav.internal:1', { host: 'clamav.internal', port: 1 }],
  ['[::1]:65535', { host: '::1', port: 65_535 }],
])('FAIRLINE_CLAMD=%s', (written, clamd) => {
  expect(readEnvironment({ FAIRLINE_CLAMD: written }).clamd).toEqual(clamd)
})

test.each(['clamav', ':3310', 'host:0', 'host:65536', 'http://host:3310', 'a b:3310', '::1:3310'])(
  'FAIRLINE_CLAMD=%s is refused',
  (written) => {
    expect(() => readEnvironment({ FAIRLINE_CLAMD: written })).toThrow('FAIRLINE_CLAMD must be a host and a port')
  },
)
