/** How long the project is funded. */

/** Weeks from now on in which nothing is missing. `isBeyond`: nothing is missing as far as the curve goes. */
export type Survival = Readonly<{ weeks: number; isBeyond: boolean }>

/**
 * Survival horizon.
 *
 * Formula  max { t : gap = 0 in every week up to t }, of a curve with the gap of each week, after whatever help the scenario allows.
 */
export function survivalOf(gapsMinor: readonly number[]): Survival {
  const first = gapsMinor.findIndex((gap) => gap > 0)
  return first === -1 ? { weeks: gapsMinor.length, isBeyond: true } : { weeks: first, isBeyond: false }
}

export type Curve = Readonly<{ provider: string; gapsMinor: readonly number[] }>
export type WorstLoss = Survival & Readonly<{ provider: string }>

/**
 * N-1 survival: the shortest horizon over the loss of any one provider. Undefined without providers; of equally bad ones, the first by name.
 *
 * Formula  min over p of the survival horizon without p.
 */
export function survivalWithoutAny(curves: readonly Curve[]): WorstLoss | undefined {
  const losses = curves.map(({ provider, gapsMinor }): WorstLoss => ({ provider, ...survivalOf(gapsMinor) }))
  return losses.sort((a, b) => a.weeks - b.weeks || Number(a.isBeyond) - Number(b.isBeyond) || (a.provider < b.provider ? -1 : 1))[0]
}
