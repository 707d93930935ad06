/**
 * The standard normal distribution function, to about 15 digits.
 *
 * Near zero by the series of Φ around 0; farther out by the continued fraction of the tail, so that small probabilities keep their digits.
 */
export function normalBelow(x: number): number {
  if (Number.isNaN(x)) return x
  return x > 0 ? 1 - lowerTail(-x) : lowerTail(x)
}

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** For x <= 0. */
function lowerTail(x: number): number {
  return x > -3 ? 0.5 + density(x) * series(x) : density(x) / continued(-x)
}

/** x + x³/3 + x⁵/(3·5) + … */
function series(x: number): number {
  let term = x
  let sum = x
  for (let n = 3; Math.abs(term) > 1e-18 * Math.abs(sum); n += 2) {
    term *= (x * x) / n
    sum += term
  }
  return sum
}

/** x + 1/(x + 2/(x + 3/(x + …))), from the inside out. */
function continued(x: number): number {
  let fraction = x
  for (let n = 120; n >= 1; n--) fraction = x + n / fraction
  return fraction
}
