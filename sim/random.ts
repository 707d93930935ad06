/**
 * Random numbers that are the same for the same seed, everywhere and for ever: a counter, mixed.
 *
 * Streams  each has a name of its own, so that one more draw from one of them moves no other.
 * Source   the finisher of MurmurHash3 (public domain); gamma by Marsaglia and Tsang (2000), normal by Box and Muller (1958).
 */
const GOLDEN = 0x9e3779b9
const TWO_TO_32 = 4_294_967_296

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function hashOf(seed: number, name: string): number {
  let hash = mix(seed ^ GOLDEN)
  for (let at = 0; at < name.length; at++) hash = mix(Math.imul(hash, 31) + name.charCodeAt(at))
  return hash
}

export class RandomStream {
  readonly #key: number
  readonly #salt: number
  #drawn = 0

  constructor(seed: number, name: string) {
    this.#key = hashOf(seed, name)
    this.#salt = hashOf(this.#key, name)
  }

  /** From 0, below 1. */
  next(): number {
    this.#drawn = (this.#drawn + 1) >>> 0
    return mix(this.#salt ^ mix((this.#key + Math.imul(this.#drawn, GOLDEN)) >>> 0)) / TWO_TO_32
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** Both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.next())
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(items.length * this.next())]!
  }

  /** By weight; the weights need not sum to 1. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    return items.at(-1)![0]
  }

  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next())
  }

  /** By the median, and the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma))
  }

  /** How often something happens that happens `mean` times on average; fit for means of up to some hundred. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = this.next(); product > limit; product *= this.next()) count++
    return count
  }

  /** Of mean `shape`. */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.next()) ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal(0, 1)
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
}
