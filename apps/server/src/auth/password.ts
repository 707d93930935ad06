/**
 * Passwords at rest: scrypt with a salt of their own and the cost beside them, so that a later release may ask for more and still know the old ones.
 *
 * Limit    each takes 16 MB for about 0.1 s; AT_ONCE are worked on at a time, and WAITING_MAX may wait: those behind are turned away.
 * Silent   `checkPassword` of nobody's takes as long as that of somebody's, so that time tells nothing.
 * Source   RFC 7914; cost as OWASP's password storage sheet has it (N 2^14, r 8, p 5).
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const COST = { N: 2 ** 14, r: 8, p: 5 }
const [SALT_BYTES, HASH_BYTES] = [16, 32]
const AT_ONCE = 2
const WAITING_MAX = 40
const FORM = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/

const LETTERS_MIN = 12
const LETTERS_MAX = 128

/** More sign in at this moment than can be looked at. */
export class TooBusy extends Error {
  override name = 'TooBusy'
}

type Cost = typeof COST

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** `stored` undefined: of an account that is not there, or has no password. Throws on what `hashPassword` never made. */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const { cost, salt, hash } = stored === undefined ? NOBODY : parse(stored)
  const isSame = timingSafeEqual(await derive(password, salt, cost), hash)
  return isSame && stored !== undefined
}

/** Why it will not do as a new one; undefined: it will. Long is all that is asked, and that it is not the address itself. */
export function passwordFault(password: string, email: string): 'too-short' | 'too-long' | 'is-email' | undefined {
  const normal = password.normalize('NFKC')
  const letters = Array.from(normal).length
  if (letters < LETTERS_MIN) return 'too-short'
  if (letters > LETTERS_MAX) return 'too-long'
  return normal.toLowerCase() === email.toLowerCase() ? 'is-email' : undefined
}

const NOBODY = { cost: COST, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) }

function parse(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } {
  const [, N, r, p, salt, hash] = FORM.exec(stored) ?? []
  if (salt === undefined || hash === undefined) throw new Error('what is stored is no password of this release')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') }
}

/** Typed on another keyboard it is the same password: NFKC. */
const derive = (password: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const options = { ...cost, maxmem: 256 * cost.N * cost.r }
        scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
      }),
  )

let underWay = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX) throw new TooBusy('too many passwords at once')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else underWay++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else underWay--
  }
}
