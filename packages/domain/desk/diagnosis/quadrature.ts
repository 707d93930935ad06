/** Nodes and weights for integrals over (0, 1). */
export type Rule = Readonly<{ nodes: Float64Array; weights: Float64Array }>

/** Gauss and Legendre's rule: exact for polynomials of up to 2 × `points` - 1 degrees. Roots by Newton's method from Tricomi's estimate. */
export function legendre(points: number): Rule {
  const [nodes, weights] = [new Float64Array(points), new Float64Array(points)]
  for (let nth = 0; nth < points; nth++) {
    let root = Math.cos((Math.PI * (nth + 0.75)) / (points + 0.5))
    let slope = 1
    for (let round = 0; round < NEWTON_ROUNDS; round++) {
      const { value, before } = polynomial(points, root)
      slope = (points * (root * value - before)) / (root * root - 1)
      root -= value / slope
    }
    nodes[nth] = (1 - root) / 2
    weights[nth] = 1 / ((1 - root * root) * slope * slope)
  }
  return { nodes, weights }
}

const NEWTON_ROUNDS = 6

/** Legendre's polynomials of degree `points` and of one less. */
function polynomial(points: number, at: number): { value: number; before: number } {
  let [before, value] = [1, at]
  for (let degree = 2; degree <= points; degree++)
    [before, value] = [value, ((2 * degree - 1) * at * value - (degree - 1) * before) / degree]
  return { value, before }
}

const POINTS = 64
const SHARES = legendre(POINTS)

/**
 * 64 points for integrals of smooth functions times the density of Beta(a, b). The points crowd at both ends (x = 3u² - 2u³), where the density may be steep, and the
 * weights sum up to one, so that no gamma function is needed.
 */
export function betaRule(a: number, b: number): Rule {
  const nodes = SHARES.nodes.map((u) => u * u * (3 - 2 * u))
  const raw = nodes.map((x, nth) => {
    const u = SHARES.nodes[nth]!
    return SHARES.weights[nth]! * 6 * u * (1 - u) * x ** (a - 1) * (1 - x) ** (b - 1)
  })
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  return { nodes, weights: raw.map((weight) => weight / total) }
}
