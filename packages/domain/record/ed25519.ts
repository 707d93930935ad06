/**
 * Is an Ed25519 signature right? For the page that checks a receipt: browsers have had this only for a short time. Nothing secret passes through here, so it need
 * not take the same time for all values; the server uses Node's own.
 *
 * Source   RFC 8032, sections 5.1.3 and 5.1.7.
 */
import { sha512 } from './sha2.ts'

const P = 2n ** 255n - 19n
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

const mod = (value: bigint): bigint => ((value % P) + P) % P

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const inverse = (value: bigint): bigint => power(value, P - 2n)
const D = mod(-121665n * inverse(121666n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

/** x = X / Z, y = Y / Z, x × y = T / Z. */
type Point = Readonly<{ x: bigint; y: bigint; z: bigint; t: bigint }>
const ZERO: Point = { x: 0n, y: 1n, z: 1n, t: 0n }

function add(one: Point, other: Point): Point {
  const a = mod((one.y - one.x) * (other.y - other.x))
  const b = mod((one.y + one.x) * (other.y + other.x))
  const c = mod(2n * D * one.t * other.t)
  const d = mod(2n * one.z * other.z)
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) }
}

function times(point: Point, factor: bigint): Point {
  let [result, doubled] = [ZERO, point]
  for (let left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) result = add(result, doubled)
    doubled = add(doubled, doubled)
  }
  return result
}

const isSame = (one: Point, other: Point): boolean =>
  mod(one.x * other.z - other.x * one.z) === 0n && mod(one.y * other.z - other.y * one.z) === 0n

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** Undefined where these bytes are no point of the curve. */
function pointOf(bytes: Uint8Array): Point | undefined {
  const all = littleEndian(bytes)
  const [y, sign] = [BigInt.asUintN(255, all), all >> 255n]
  if (y >= P) return undefined
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n))
  let x = power(square, (P + 3n) / 8n)
  if (mod(x * x - square) !== 0n) x = mod(x * ROOT_OF_MINUS_ONE)
  if (mod(x * x - square) !== 0n || (x === 0n && sign === 1n)) return undefined
  if ((x & 1n) !== sign) x = P - x
  return { x, y, z: 1n, t: mod(x * y) }
}

const BASE = pointOf(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66)))!

/** Never throws: what is too long or too short is no signature. */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const [key, r, s] = [pointOf(publicKey), pointOf(signature.subarray(0, 32)), littleEndian(signature.subarray(32))]
  if (key === undefined || r === undefined || s >= ORDER) return false
  const challenge = littleEndian(sha512(signature.subarray(0, 32), publicKey, message)) % ORDER
  return isSame(times(BASE, s), add(r, times(key, challenge)))
}
