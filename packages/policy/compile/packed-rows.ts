/**
 * Rows that fired, kept as numbers until somebody reads them: where of each of several lists exactly one row fires, as of a scorecard whose bands take
 * every value, their places share the bits of one number.
 */
import type { Answer, EvaluationError, FiredRow } from '../evaluation.ts'
import type { Value } from '../value.ts'
import { build, keeping } from './build.ts'

type List = readonly FiredRow[]
/** Rows, and numbers that stand for several. */
type Told = readonly (FiredRow | number)[]
export type Spell = (told: Told) => readonly FiredRow[]

/** Numbers of so many bits take no memory of their own. */
const BITS_MAX = 30

/** How many bits the place in a list takes. */
export const bitsOf = ({ length }: readonly unknown[]): number => 32 - Math.clz32(length - 1)

/** As many lists to a number as it has bits for, in their order. */
export function packed<Item extends readonly unknown[]>(lists: readonly Item[]): readonly (readonly Item[])[] {
  const packs: Item[][] = []
  let bits = BITS_MAX + 1
  for (const list of lists) {
    bits += bitsOf(list)
    if (bits > BITS_MAX) {
      packs.push([])
      bits = bitsOf(list)
    }
    packs.at(-1)!.push(list)
  }
  return packs
}

/** Each number stands for the next of the packs; all of them are told, in their order. */
export function spellBy(packs: readonly (readonly List[])[]): Spell {
  const { kept, keep } = keeping()
  const spelt = packs.map((lists) => {
    let shift = lists.reduce((bits, list) => bits + bitsOf(list), 0)
    const rows = lists.map((list) => {
      shift -= bitsOf(list)
      return list.length === 1 ? `r[n++]=${keep(list)}[0];` : `r[n++]=${keep(list)}[x>>${shift}&${2 ** bitsOf(list) - 1}];`
    })
    return `while(typeof(x=o[i++])!=='number')r[n++]=x;${rows.join('')}`
  })
  const more = packs.reduce((sum, lists) => sum + lists.length - 1, 0)
  return build(
    `return function spell(o){const r=new Array(o.length+${more});let x,i=0,n=0;${spelt.join('\n')}for(;i<o.length;i++)r[n++]=o[i];return r}`,
    kept,
  ) as Spell
}

/** Its rows are spelt out at the first look at them. */
export class PackedAnswer implements Answer {
  readonly values: readonly Value[]
  readonly errors: readonly EvaluationError[]
  #told: Told | null
  #fired: readonly FiredRow[] | null = null
  readonly #spell: Spell

  constructor(values: readonly Value[], told: Told, errors: readonly EvaluationError[], spell: Spell) {
    this.values = values
    this.errors = errors
    this.#told = told
    this.#spell = spell
  }

  get fired(): readonly FiredRow[] {
    if (this.#told !== null) {
      this.#fired = this.#spell(this.#told)
      this.#told = null
    }
    return this.#fired!
  }
}
