/** From which networks somebody may come. An IPv4 address is the same however it is written, also inside IPv6 (`::ffff:10.0.0.1`). */
import { BlockList, isIP } from 'node:net'

export type AddressRule = (address: string) => boolean

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const anywhere: AddressRule = () => true

/** Each an address or a network in CIDR; none: from anywhere. What is no address at all comes from nowhere. */
export function openAddressRule(networks: readonly string[]): AddressRule {
  if (networks.length === 0) return anywhere
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const plain = plainAddress(address)
    const family = familyOf(plain)
    const lost = plain === address ? 0 : MAPPED_BITS
    if (prefix === undefined) list.addAddress(plain, family)
    else list.addSubnet(plain, Math.max(0, Number(prefix) - lost), family)
  }
  return (address) => {
    const plain = plainAddress(address)
    return isIP(plain) !== 0 && list.check(plain, familyOf(plain))
  }
}

/** Of the 128 bits of an IPv4 address inside IPv6. */
const MAPPED_BITS = 96

const plainAddress = (address: string): string => MAPPED.exec(address)?.[1] ?? address.split('%')[0]!
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')
