/**
 * Which addresses may be called in somebody's name: those of the public internet. Otherwise whoever may add an endpoint could have us ask our own machine,
 * our own network, or the metadata of the cloud that we run in.
 *
 * Names    are looked up at the moment of the call, and called at the very address that was looked at.
 * Source   IANA special-purpose address registries for IPv4 and IPv6.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const RESERVED_4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] // biome-ignore format: one table
const RESERVED_6 = [
  '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7',
  'fe80::/10', 'fec0::/10', 'ff00::/8'] // biome-ignore format: one table

const reserved = new BlockList()
for (const [family, ranges] of [['ipv4', RESERVED_4], ['ipv6', RESERVED_6]] as const) // biome-ignore format: one line
  for (const range of ranges) {
    const [address, bits] = range.split('/')
    reserved.addSubnet(address!, Number(bits), family)
  }

/** IPv6 forms of an IPv4 address are looked at as that. */
const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  return family !== 0 && !reserved.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa)$/

/** As far as can be told without asking for its address. `hostname`: of a parsed URL. */
export function isPublicHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return isIP(bare) === 0 ? bare.includes('.') && !LOCAL_NAME.test(bare.toLowerCase()) : isPublicAddress(bare)
}

export const NOT_PUBLIC = 'address-not-public'

/** Of several addresses of one name all must be public: which of them is called is not ours to choose. */
export function publicLookup(hostname: string, options: LookupOptions, callback: Parameters<LookupFunction>[2]): void {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, [])
    if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
      return callback(Object.assign(new Error('the address is not a public one'), { code: NOT_PUBLIC }), [])
    const [first] = found
    return options.all ? callback(null, found) : callback(null, first!.address, first!.family)
  })
}
