/**
 * A 48-bit fingerprint of an opaque identifier, so that a snapshot holds no identifier and stays small.
 *
 * Chance   two of 64 tracked identifiers meet with a probability of about 7 in 10^12. Not secret and not for security:
 *          senders hash what must not be known before they send it.
 */
export function fingerprint(id: string): number {
  let high = 0x811c9dc5
  let low = 0x9e3779b1
  for (let index = 0; index < id.length; index++) {
    const unit = id.charCodeAt(index)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
    low ^= low >>> 15
  }
  return (finish(high, low) & 0xffff) * 0x1_0000_0000 + finish(low, high)
}

/** Spreads every bit of both halves over the result. */
function finish(seed: number, other: number): number {
  let mixed = seed ^ Math.imul(other ^ (other >>> 16), 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
