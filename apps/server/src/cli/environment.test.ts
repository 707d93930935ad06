import { expect, test } from 'vitest'
import { RATES } from '../auth/rates.ts'
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

test.each([
  [undefined, []],
  ['', []],
  ['127.0.0.1', ['127.0.0.1']],
  [' 127.0.0.1 , 10.0.0.0/8,::1,fd00::/8', ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']],
])('proxies %j are %j', (text, proxies) => {
  expect(readEnvironment({ FAIRLINE_TRUST_PROXY: text }).trustedProxies).toEqual(proxies)
})

test.each(['true', '1', 'proxy.example', '0.0.0.0/0', '10.0.0.0/33', '::/0', '10.0.0.0/8/8', '10.0.0.0/'])(
  'whom %j would trust is not clear, or everybody: refused',
  (text) => {
    expect(() => readEnvironment({ FAIRLINE_TRUST_PROXY: text })).toThrow('FAIRLINE_TRUST_PROXY must be addresses')
  },
)

test.each<[text: string | undefined, changed: object]>([
  [undefined, {}],
  ['', {}],
  ['person=1', { person: 1 }],
  [' key=5 , sign-in=60,', { key: 5, 'sign-in': 60 }],
])('requests a minute %j change %j', (text, changed) => {
  expect(readEnvironment({ FAIRLINE_RATES: text }).rates).toEqual({ ...RATES, ...changed })
})

test.each(['person', 'person=0', 'person=-1', 'persons=5', 'constructor=5', 'person=1.5', 'person=1234567890'])(
  '%j is no rate: refused',
  (text) => {
    expect(() => readEnvironment({ FAIRLINE_RATES: text })).toThrow('FAIRLINE_RATES must be requests a minute')
  },
)
