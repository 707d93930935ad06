/**
 * Codes of an authenticator: six digits, a new one every 30 seconds.
 *
 * Once     a code counts for its step alone; whoever remembers the newest step that was taken takes none twice.
 * Drift    the step before and the one after count too, as clocks of phones differ.
 * Source   RFC 6238 over RFC 4226, with HMAC-SHA-1: the only one that every authenticator knows.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const STEP_MS = 30_000
const DRIFT_STEPS = 1
const DIGITS = 6
const SECRET_BYTES = 20
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BITS_OF_LETTER = 5

/** Base32 without padding: as people type it. */
export const newTotpSecret = (): string => base32Of(randomBytes(SECRET_BYTES))

export const stepAt = (at: number): number => Math.floor(at / STEP_MS)

export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = mac.at(-1)! & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step that the code is of, later than `takenStep`; undefined: the code is wrong, too old, or was taken. */
export function stepOfCode(
  secret: string,
  code: string,
  { at, takenStep }: Readonly<{ at: number; takenStep: number }>,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const now = stepAt(at)
  const steps = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, nth) => now - DRIFT_STEPS + nth)
  // All are looked at, so that time does not tell which.
  const right = steps.filter((step) => timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code)))
  return right.find((step) => step > takenStep)
}

/** What an authenticator reads from a picture, or a phone from a link. */
export const otpauthOf = (secret: string, email: string, issuer = 'Fairline'): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`

function base32Of(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(BITS_OF_LETTER, '0'), 2)]).join('')
}

/** Throws on letters that are not of base32. */
function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => {
    const value = LETTERS.indexOf(letter)
    if (value < 0) throw new Error('this is no secret of an authenticator')
    return value.toString(2).padStart(BITS_OF_LETTER, '0')
  })
  const whole = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(whole.map((eight) => Number.parseInt(eight, 2)))
}
