import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

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
