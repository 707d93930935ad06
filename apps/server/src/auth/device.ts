/** What somebody's list of sessions says of where each came from: enough to know one's own again, too little to follow anybody. */
import { isIPv4 } from 'node:net'

const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh|Mac OS X/],
  ['Linux', /Linux/],
] as const
/** A browser also names those that it wants to be taken for: the rarer come first. */
const BROWSERS = [
  ['WeChat', /MicroMessenger/],
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const

/** `Chrome · Linux`; empty where it says nothing that is known. */
export function deviceOf(userAgent: string | undefined): string {
  const said = userAgent ?? ''
  const first = (known: readonly (readonly [string, RegExp])[]) => known.find(([, pattern]) => pattern.test(said))?.[0]
  return [first(BROWSERS), first(SYSTEMS)].filter((one) => one !== undefined).join(' · ')
}

/** The network, not the machine: `10.1.2.0/24`, `2001:db8:1::/48`. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const [head = ''] = plain.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  return `${groups.slice(0, 3).join(':')}::/48`
}
