import { expect, test } from 'vitest'
import { openAddressRule } from './address-rule.ts'

test.each<[rule: string, networks: string[], address: string, isAllowed: boolean]>([
  ['no rule: anywhere', [], '203.0.113.9', true],
  ['an address', ['203.0.113.7'], '203.0.113.7', true],
  ['and not its neighbour', ['203.0.113.7'], '203.0.113.8', false],
  ['the last address of a network', ['10.1.0.0/16'], '10.1.255.255', true],
  ['the first one after it', ['10.1.0.0/16'], '10.2.0.0', false],
  ['the last one before it', ['10.1.0.0/16'], '10.0.255.255', false],
  ['a network named by one of its addresses', ['10.1.2.3/16'], '10.1.9.9', true],
  ['/32 is one address', ['10.0.0.1/32'], '10.0.0.2', false],
  ['/0 is everybody', ['0.0.0.0/0'], '198.51.100.1', true],
  ['of that family alone', ['0.0.0.0/0'], '2001:db8::1', false],
  ['any of several', ['10.0.0.0/8', '192.168.0.0/24'], '192.168.0.200', true],
  ['IPv6', ['2001:db8::/32'], '2001:db8:ffff::1', true],
  ['IPv6, beyond', ['2001:db8::/32'], '2001:db9::1', false],
  ['IPv6 written otherwise', ['2001:db8:0:0::1'], '2001:DB8::1', true],
  ['IPv4 that a socket tells as IPv6', ['10.0.0.0/8'], '::ffff:10.0.0.1', true],
  ['the same, from elsewhere', ['10.0.0.0/8'], '::ffff:11.0.0.1', false],
  ['the same in hexadecimal', ['10.0.0.0/8'], '::ffff:a00:1', true],
  ['a rule that is written so', ['::ffff:10.0.0.0/104'], '10.200.0.1', true],
  ['and ends where it says', ['::ffff:10.0.0.0/104'], '11.0.0.1', false],
  ['a zone is no part of the address', ['fe80::1'], 'fe80::1%eth0', true],
  ['what is no address', ['10.0.0.0/8'], 'unknown', false],
  ['nothing', ['0.0.0.0/0', '::/0'], '', false],
])('%s', (_rule, networks, address, isAllowed) => {
  expect(openAddressRule(networks)(address)).toBe(isAllowed)
})
