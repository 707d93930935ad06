/** The cells of the reference policy taken apart, for engines that have another language for tests. */
export type CellTest =
  | { readonly how: '<' | '>' | '>='; readonly value: number }
  | { readonly how: '='; readonly value: string | boolean | null }
  | { readonly how: 'between'; readonly low: number; readonly high: number }

export function readCell(text: string): CellTest {
  const [, how, bound] = /^(<|>=|>) (-?\d+)$/.exec(text) ?? []
  if (how !== undefined) return { how: how as '<', value: Number(bound) }
  const [, low, high] = /^\[(-?\d+)\.\.(-?\d+)\)$/.exec(text) ?? []
  if (low !== undefined) return { how: 'between', low: Number(low), high: Number(high) }
  return { how: '=', value: JSON.parse(text) as string | boolean | null }
}
