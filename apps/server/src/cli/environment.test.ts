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
