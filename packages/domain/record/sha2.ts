/**
 * SHA-256 and SHA-512 without a host: the page that checks a receipt runs where there may be neither Node nor a secure context. Slow, and held to Node's own by
 * its test; the server never uses it.
 *
 * Source   FIPS 180-4.
 */

const primes = (count: number): number[] => {
  const found: number[] = []
  for (let at = 2; found.length < count; at++) if (found.every((prime) => at % prime !== 0)) found.push(at)
  return found
}

/** The first bits behind the point of the n-th root of a number: floor of the root of `of` × 2^(n × bits). */
function rootBits(of: number, n: 2n | 3n, bits: bigint): bigint {
  const target = BigInt(of) << (n * bits)
  let [low, high] = [0n, 1n << (bits + 6n)]
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** n <= target) low = middle
    else high = middle - 1n
  }
  return BigInt.asUintN(Number(bits), low)
}

/** What the two differ in: bits of a word, rounds, and how far is turned and shifted. */
type Shape = Readonly<{ bits: bigint; rounds: number; big0: Turns; big1: Turns; small0: Turns; small1: Turns }>
type Turns = readonly [bigint, bigint, bigint]

const SHAPE_256: Shape = {
  bits: 32n,
  rounds: 64,
  big0: [2n, 13n, 22n],
  big1: [6n, 11n, 25n],
  small0: [7n, 18n, 3n],
  small1: [17n, 19n, 10n],
}
const SHAPE_512: Shape = {
  bits: 64n,
  rounds: 80,
  big0: [28n, 34n, 39n],
  big1: [14n, 18n, 41n],
  small0: [1n, 8n, 7n],
  small1: [19n, 61n, 6n],
}

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => hash(SHAPE_256, K_256, START_256, joined(parts))
export const sha512 = (...parts: readonly Uint8Array[]): Uint8Array => hash(SHAPE_512, K_512, START_512, joined(parts))

const constants = ({ bits, rounds }: Shape): bigint[] => primes(rounds).map((prime) => rootBits(prime, 3n, bits))
const starts = ({ bits }: Shape): bigint[] => primes(8).map((prime) => rootBits(prime, 2n, bits))
const [K_256, START_256, K_512, START_512] = [constants(SHAPE_256), starts(SHAPE_256), constants(SHAPE_512), starts(SHAPE_512)]

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function hash(shape: Shape, k: readonly bigint[], start: readonly bigint[], message: Uint8Array): Uint8Array {
  const wordBytes = Number(shape.bits) / 8
  const padded = pad(message, wordBytes * 16)
  let state = start
  for (let at = 0; at < padded.length; at += wordBytes * 16) state = compress(shape, k, state, wordsOf(padded, at, wordBytes))
  return Uint8Array.from(state.flatMap((word) => bytesOf(word, wordBytes)))
}

/** One bit, zeros, and the length in bits at the end of a block. */
function pad(message: Uint8Array, blockBytes: number): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 1 + blockBytes / 8) / blockBytes) * blockBytes)
  padded.set(message)
  padded[message.length] = 0x80
  padded.set(bytesOf(BigInt(message.length) * 8n, 8), padded.length - 8)
  return padded
}

const bytesOf = (word: bigint, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Number((word >> BigInt(8 * (count - 1 - at))) & 255n))

const wordsOf = (bytes: Uint8Array, from: number, wordBytes: number): bigint[] =>
  Array.from({ length: 16 }, (_, word) =>
    bytes.subarray(from + word * wordBytes, from + (word + 1) * wordBytes).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
  )

function compress(
  { bits, rounds, big0, big1, small0, small1 }: Shape,
  k: readonly bigint[],
  state: readonly bigint[],
  words: bigint[],
): bigint[] {
  const width = Number(bits)
  const cut = (value: bigint): bigint => BigInt.asUintN(width, value)
  const turn = (value: bigint, by: bigint): bigint => cut((value >> by) | (value << (bits - by)))
  const big = (value: bigint, [x, y, z]: Turns): bigint => turn(value, x) ^ turn(value, y) ^ turn(value, z)
  const small = (value: bigint, [x, y, shift]: Turns): bigint => turn(value, x) ^ turn(value, y) ^ (value >> shift)
  for (let at = 16; at < rounds; at++)
    words.push(cut(words[at - 16]! + small(words[at - 15]!, small0) + words[at - 7]! + small(words[at - 2]!, small1)))
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
  for (let at = 0; at < rounds; at++) {
    const one = h + big(e, big1) + ((e & f) ^ (cut(~e) & g)) + k[at]! + words[at]!
    const two = big(a, big0) + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, cut(d + one), c, b, a, cut(one + two)]
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => cut(word + state[at]!))
}
