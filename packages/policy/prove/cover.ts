/**
 * Do the rows of a table take every cell of a grid, and where not? Exact, as a search for a cell that no row takes: whatever a row takes by a single axis that is left
 * open is cut off at once, and what is left is split along one axis at a time, bands between which no live row makes a difference together.
 *
 * Limits   `budget` counts parts. When it is spent the answer is not complete, and `share` says how much of the grid was decided.
 */

/** Per axis, the bands that are meant. */
export type Box = readonly (readonly number[])[]
/** Per axis, 1 for each band that the row takes. */
export type RowBands = readonly Uint8Array[]
export type Question = {
  readonly rows: readonly RowBands[]
  readonly within: Box
  /** Of boxes found; the search ends with the last of them. */
  readonly limit: number
  readonly budget: number
  /** No two rows take the same cell: then sizes tell what is covered. */
  readonly disjoint: boolean
}
export type Uncovered = { readonly boxes: readonly Box[]; readonly complete: boolean; readonly share: number; readonly spent: number }

/** Bands that the same rows take, as one. */
type Group = readonly number[]
/** Bits of groups. */
type Bits = Uint32Array

type Search = {
  readonly question: Question
  readonly groups: readonly (readonly Group[])[]
  /** Per row and axis, the groups that it takes. */
  readonly bits: readonly (readonly Bits[])[]
  readonly total: number
  readonly found: Box[]
  readonly covered: Set<string>
  spent: number
  share: number
}
/** A part of the grid: per axis the groups that are left in it, and the rows that take some of it but not all. */
type Part = { readonly domain: readonly Bits[]; readonly live: readonly number[] }

export function findUncovered(question: Question): Uncovered {
  const { rows, within, budget, limit } = question
  const groups = within.map((bands, axis) => grouped(bands, (band) => rows.map((row) => row[axis]![band]).join('')))
  const bits = rows.map((row) => groups.map((own, axis) => bitsOf(own.length, (index) => row[axis]![own[index]![0]!] === 1)))
  const total = within.reduce((product, bands) => product * bands.length, 1)
  const search: Search = { question, groups, bits, total, found: [], covered: new Set(), spent: 0, share: 0 }
  const whole: Part = { domain: groups.map((own) => bitsOf(own.length, () => true)), live: rows.map((_, row) => row) }
  if (total > 0) visit(search, whole)
  const complete = search.spent <= budget && search.found.length < limit
  return { boxes: search.found, complete, share: complete ? 1 : search.share, spent: search.spent }
}

function grouped(bands: readonly number[], keyOf: (band: number) => string): Group[] {
  const groups = new Map<string, number[]>()
  for (const band of bands) {
    const key = keyOf(band)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [band])
    else known.push(band)
  }
  return [...groups.values()]
}

const isOver = ({ spent, found, question }: Search): boolean => spent > question.budget || found.length >= question.limit

/** True when all of the part is covered. */
function visit(search: Search, given: Part): boolean {
  search.spent++
  if (isOver(search)) return false
  const before = sizeOf(search, given.domain)
  const part = cutOff(search, given)
  const after = part === null ? 0 : sizeOf(search, part.domain)
  search.share += (before - after) / search.total
  if (part === null) return true
  if (part.live.length === 0) {
    search.found.push(boxOf(search, part.domain))
    search.share += after / search.total
    return false
  }
  const key = `${part.live.join()}|${part.domain.map((each) => each.join()).join(';')}`
  if (search.covered.has(key) || fills(search, part, after)) {
    search.share += after / search.total
    return true
  }
  const isCovered = split(search, part)
  if (isCovered) search.covered.add(key)
  return isCovered
}

/** Without the rows that take none of it, and without what a row takes by one axis alone. Null when nothing is left. */
function cutOff({ bits }: Search, { domain: given, live: rows }: Part): Part | null {
  const domain = [...given]
  let live = rows
  for (let isCut = true; isCut; ) {
    isCut = false
    const left: number[] = []
    for (const row of live) {
      const open = openAxes(bits[row]!, domain)
      if (open === 'none') return null
      if (open === 'apart') continue
      if (open === 'several') {
        left.push(row)
        continue
      }
      domain[open] = without(domain[open]!, bits[row]![open]!)
      isCut = true
    }
    live = left
  }
  return { domain, live }
}

/** Along which axes does the row take less than all? `apart`: along some axis it takes nothing. The axis, where there is only one. */
function openAxes(row: readonly Bits[], domain: readonly Bits[]): 'none' | 'apart' | 'several' | number {
  let found: 'none' | 'several' | number = 'none'
  for (let axis = 0; axis < domain.length; axis++) {
    const [taken, wanted] = [row[axis]!, domain[axis]!]
    let [meets, misses] = [0, 0]
    for (let word = 0; word < wanted.length; word++) {
      meets |= wanted[word]! & taken[word]!
      misses |= wanted[word]! & ~taken[word]!
    }
    if (meets === 0) return 'apart'
    if (misses !== 0) found = found === 'none' ? axis : 'several'
  }
  return found
}

function split(search: Search, { domain, live }: Part): boolean {
  const axis = mostTested(search, domain, live)
  const members = membersOf(domain[axis]!)
  const parts = grouped(members, (group) => live.map((row) => (has(search.bits[row]![axis]!, group) ? '1' : '0')).join(''))
  // Where fewer rows are left a gap is found sooner.
  const weigh = ([first]: Group): number => live.reduce((sum, row) => sum + Number(has(search.bits[row]![axis]!, first!)), 0)
  const ordered = parts.map((part) => ({ part, weight: weigh(part) })).sort((a, b) => a.weight - b.weight)
  let covered = true
  for (const { part } of ordered) {
    const chosen = bitsOf(search.groups[axis]!.length, (group) => part.includes(group))
    if (!visit(search, { domain: domain.map((each, index) => (index === axis ? chosen : each)), live })) covered = false
    if (isOver(search)) return false
  }
  return covered
}

/** The axis along which most rows take less than all. */
function mostTested({ bits }: Search, domain: readonly Bits[], live: readonly number[]): number {
  let [best, most] = [0, -1]
  for (let axis = 0; axis < domain.length; axis++) {
    const wanted = domain[axis]!
    const testing = live.reduce((sum, row) => sum + Number(wanted.some((word, index) => (word & ~bits[row]![axis]![index]!) !== 0)), 0)
    if (testing > most) [best, most] = [axis, testing]
  }
  return best
}

/** Rows that cannot meet cover a part exactly when their sizes add up to its size. Sizes beyond whole doubles are not compared. */
function fills(search: Search, { domain, live }: Part, size: number): boolean {
  if (!search.question.disjoint || size > Number.MAX_SAFE_INTEGER) return false
  const taken = live.reduce(
    (sum, row) =>
      sum +
      sizeOf(
        search,
        domain.map((each, axis) => both(each, search.bits[row]![axis]!)),
      ),
    0,
  )
  return taken === size
}

const sizeOf = ({ groups }: Search, domain: readonly Bits[]): number =>
  domain.reduce((product, each, axis) => product * membersOf(each).reduce((sum, group) => sum + groups[axis]![group]!.length, 0), 1)

const boxOf = ({ groups }: Search, domain: readonly Bits[]): Box =>
  domain.map((each, axis) =>
    membersOf(each)
      .flatMap((group) => groups[axis]![group]!)
      .sort((a, b) => a - b),
  )

function bitsOf(size: number, isIn: (index: number) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(size / 32))
  for (let index = 0; index < size; index++) if (isIn(index)) bits[index >> 5]! |= 1 << (index & 31)
  return bits
}

const has = (bits: Bits, index: number): boolean => ((bits[index >> 5]! >>> (index & 31)) & 1) === 1
const without = (bits: Bits, gone: Bits): Bits => bits.map((word, index) => word & ~gone[index]!)
const both = (a: Bits, b: Bits): Bits => a.map((word, index) => word & b[index]!)

function membersOf(bits: Bits): number[] {
  const members: number[] = []
  for (let index = 0; index < bits.length * 32; index++) if (has(bits, index)) members.push(index)
  return members
}
