/**
 * Policies that nobody wrote: the default pack with cuts moved, rows dropped and put elsewhere, points, limits, prices and scopes changed, read by the
 * loader that reads every pack. What it refuses is no policy. Nothing outside tests imports it.
 *
 * Seeded   the same seed gives the same packs.
 */
import { fingerprint } from '../kernel/fingerprint.ts'
import { invariant } from '../kernel/outcome.ts'
import { type Pack, readPack } from './pack.ts'
import { notSha256 } from './tiny-pack.fixture.ts'

/** A whole number from 0, below that. */
export type Pick = (below: number) => number
type Change = (dmn: string, pick: Pick) => string

export function seededPick(seed: string): Pick {
  let drawn = 0
  return (below) => fingerprint(`${seed} ${drawn++}`) % below
}

const TABLE = /<decision id="decision-[^"]*".*?<\/decision>/gs
const ROW = / *<rule id=".*?<\/rule>\n/gs
const one = <T>(of: readonly T[], pick: Pick): T => of[pick(of.length)]!

function inSomeTable(dmn: string, pick: Pick, isMeant: (table: string) => boolean, change: (table: string) => string): string {
  const tables = (dmn.match(TABLE) ?? []).filter(isMeant)
  const table = one(tables, pick)
  return dmn.replace(table, () => change(table))
}

const CELL = /<inputEntry id="[^"]*\.([a-z0-9_]+)"><text>([^<]*)<\/text>/g
/** Numbers that are no part of a name or a text. */
const NUMBER = /(?<![\w"-])-?\d+(?![\w"])/g

/** Wherever a column is cut at that number it is cut at another, which lies between the same neighbours: bands stay whole. */
const moveCut: Change = (dmn, pick) =>
  inSomeTable(
    dmn,
    pick,
    (table) => [...table.matchAll(CELL)].some(([, , text]) => text?.match(NUMBER)),
    (table) => {
      const cells = [...table.matchAll(CELL)].filter(([, , text]) => text?.match(NUMBER))
      const column = one(cells, pick)[1]!
      const ofColumn = cells.filter(([, name]) => name === column)
      const cuts = [...new Set(ofColumn.flatMap(([, , text]) => text?.match(NUMBER)?.map(Number) ?? []))].sort((a, b) => a - b)
      const at = pick(cuts.length)
      const cut = cuts[at]!
      const low = cuts[at - 1] ?? cut - Math.max(3, Math.abs(cut))
      const high = cuts[at + 1] ?? cut + Math.max(3, Math.abs(cut))
      if (high - low < 3) return table
      const moved = low + 1 + pick(high - low - 1)
      const shifted = (text: string) => text.replace(NUMBER, (number) => (Number(number) === cut ? `${moved}` : number))
      return table.replace(CELL, (cell, name, text) => (name === column ? cell.replace(`<text>${text}<`, `<text>${shifted(text)}<`) : cell))
    },
  )

const collects = (table: string): boolean => /hitPolicy="(COLLECT|RULE ORDER)"/.test(table)

const dropRow: Change = (dmn, pick) =>
  inSomeTable(dmn, pick, collects, (table) => {
    const rows = table.match(ROW) ?? []
    return rows.length < 2 ? table : table.replace(one(rows, pick), '')
  })

const moveRow: Change = (dmn, pick) =>
  inSomeTable(dmn, pick, collects, (table) => {
    const rows = table.match(ROW) ?? []
    const [row, before] = [one(rows, pick), one(rows, pick)]
    return row === before ? table : table.replace(row, '').replace(before, () => `${row}${before}`)
  })

const turnOrder: Change = (dmn, pick) =>
  inSomeTable(dmn, pick, collects, (table) =>
    table.includes('aggregation')
      ? table
      : table.replace(/hitPolicy="(COLLECT|RULE ORDER)"/, (_all, now) => `hitPolicy="${now === 'COLLECT' ? 'RULE ORDER' : 'COLLECT'}"`),
  )

const SCOPES = ['draw', 'increase', 'login', 'profile'] as const
/** All holds of that reason, as a reason has one scope. */
const changeScope: Change = (dmn, pick) =>
  inSomeTable(
    dmn,
    pick,
    (table) => table.includes('name="scope"'),
    (table) => {
      const reason = one(table.match(/(?<=\.reason"><text>)"[A-Z0-9]+"/g) ?? [], pick)
      const scope = one(SCOPES, pick)
      const values = SCOPES.map((name) => `"${name}"`).join(',')
      return table
        .replace(/(<outputValues id="values-\w+-scope"><text>)[^<]*/, `$1${values}`)
        .replace(ROW, (row) => (row.includes(`<text>${reason}<`) ? row.replace(/(\.scope"><text>)[^<]*/, `$1"${scope}"`) : row))
    },
  )

/** Points, factors, prices and limits, up to twice what they are. */
const changeFigure: Change = (dmn, pick) =>
  inSomeTable(
    dmn,
    pick,
    (table) => /<outputEntry id="[^"]*"><text>-?\d+<\/text>/.test(table),
    (table) => {
      const figures = table.match(/<outputEntry id="[^"]*"><text>-?\d+<\/text>/g) ?? []
      const figure = one(figures, pick)
      return table.replace(figure, () =>
        figure.replace(/-?\d+(?=<\/text>)/, (number) => `${Math.trunc((Number(number) * pick(200)) / 100)}`),
      )
    },
  )

const CHANGES: readonly Change[] = [moveCut, moveCut, moveCut, dropRow, moveRow, turnOrder, changeScope, changeFigure, changeFigure]

const DAYS = [0, 1, 7, 30, 180]
/** Whether a hold is observed, and for how long, is a part of the policy too. */
const observedFor = (reasons: string, pick: Pick): string =>
  reasons.replace(/observation_days: \d+/g, (days) => (pick(4) === 0 ? `observation_days: ${one(DAYS, pick)}` : days))

/** The review of a wish for more, as some products have it. */
function reviewedFor(product: string, pick: Pick): string {
  const review = pick(2) === 0 ? '' : `, review_hours: ${1 + pick(72)}`
  return product.replace(/^(increase: \{.*?)(, review_hours: \d+)?( \})/m, (_all, head, _hours, tail) => `${head}${review}${tail}`)
}

const CHANGES_MOST = 40

function randomPack(files: ReadonlyMap<string, string>, seed: string): Pack | null {
  const pick = seededPick(seed)
  let dmn = files.get('policy.dmn')!
  for (let left = 1 + pick(CHANGES_MOST); left > 0; left--) dmn = one(CHANGES, pick)(dmn, pick)
  const changed = new Map([...files].map(([path, text]) => [path, path.startsWith('products/') ? reviewedFor(text, pick) : text]))
  changed.set('policy.dmn', dmn).set('reasons.yaml', observedFor(files.get('reasons.yaml')!, pick))
  const reading = readPack(changed, notSha256)
  return reading.ok ? reading.pack : null
}

/** So many of a seed, made of the files of the default pack, which is the first. */
export function randomPacks(files: ReadonlyMap<string, string>, count: number, seed: string): readonly Pack[] {
  const reading = readPack(files, notSha256)
  invariant(reading.ok, 'the pack to begin with loads')
  const packs: Pack[] = [reading.pack]
  for (let nth = 0; packs.length < count; nth++) {
    invariant(nth < 4 * count, 'most of what is made is a policy')
    const pack = randomPack(files, `${seed} ${nth}`)
    if (pack !== null) packs.push(pack)
  }
  return packs
}
