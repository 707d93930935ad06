/**
 * The reference policy as somebody would write it by hand, who trusts his inputs: the same answers, the rows that fired included. Rows are built
 * once and shared, as nothing of them depends on the inputs.
 */
import type { FiredRow, Value } from '@fairline/policy/policy'
import { card as cardRules, holds as holdRules, matrix as matrixRules, type ReferenceRule } from '../reference-policy.ts'

/** What a borrower is known for, missing values null. */
type Nth<Letter extends string, Place extends number> = `${Letter}${Place}`
type Numbers = Nth<'n', 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17>
export type Row = Readonly<
  Record<Numbers, number | null> & Record<Nth<'s', 0 | 1 | 2 | 3>, string | null> & Record<Nth<'b', 0 | 1 | 2>, boolean | null>
>

const rowsOf = <Output extends Value>(
  decision: string,
  rules: readonly ReferenceRule[],
  read: (rule: ReferenceRule) => { reason: string | null; output: Output },
) => rules.map((rule, nth) => ({ decision, row: nth + 1, ruleId: `${decision}-${nth}`, ...read(rule) }))

const holds = rowsOf('holds', holdRules, ({ outputs: [code, scope] }) => {
  const reason = JSON.parse(code!) as string
  return { reason, output: { reason, scope: JSON.parse(scope!) as string } }
})
const card = rowsOf('score', cardRules, ({ outputs: [points], reason = null }) => ({ reason, output: Number(points) }))
const matrix = rowsOf('limit', matrixRules, ({ outputs: [limit] }) => ({ reason: null, output: Number(limit) }))

export function handWritten(x: Row): { values: Value[]; fired: FiredRow[]; errors: never[] } {
  const fired: FiredRow[] = []
  findHolds(x, fired)
  const outputs: Value[] = []
  for (const { output } of fired) outputs.push(output)
  const score = scoreOf(x, fired)
  const cell = limitOf(score, x.s0!)
  if (cell !== null) fired.push(cell)
  return { values: [outputs, score, cell === null ? null : cell.output], fired, errors: [] }
}

function findHolds(x: Row, fired: FiredRow[]): void {
  if (x.n0 !== null && x.n0 >= 970) fired.push(holds[0]!)
  if (x.n1 !== null && x.n1 >= 5 && x.n1 < 35) fired.push(holds[1]!)
  if (x.n2 !== null && x.n2 >= 968) fired.push(holds[2]!)
  if (x.n3 !== null && x.n3 >= 15 && x.n3 < 45) fired.push(holds[3]!)
  if (x.n4 !== null && x.n4 >= 966) fired.push(holds[4]!)
  if (x.n5 !== null && x.n5 >= 25 && x.n5 < 55) fired.push(holds[5]!)
  if (x.n6 !== null && x.n6 >= 964) fired.push(holds[6]!)
  if (x.n7 !== null && x.n7 >= 35 && x.n7 < 65) fired.push(holds[7]!)
  if (x.n8 !== null && x.n8 >= 962) fired.push(holds[8]!)
  if (x.n9 !== null && x.n9 >= 45 && x.n9 < 75) fired.push(holds[9]!)
  if (x.n10 !== null && x.n10 >= 960) fired.push(holds[10]!)
  if (x.n11 !== null && x.n11 >= 55 && x.n11 < 85) fired.push(holds[11]!)
  if (x.n12 !== null && x.n12 >= 958) fired.push(holds[12]!)
  if (x.n13 !== null && x.n13 >= 65 && x.n13 < 95) fired.push(holds[13]!)
  if (x.n14 !== null && x.n14 >= 956) fired.push(holds[14]!)
  if (x.n15 !== null && x.n15 >= 75 && x.n15 < 105) fired.push(holds[15]!)
  if (x.n16 !== null && x.n16 >= 954) fired.push(holds[16]!)
  if (x.n17 !== null && x.n17 >= 85 && x.n17 < 115) fired.push(holds[17]!)
  if (x.n0 !== null && x.n0 >= 952) fired.push(holds[18]!)
  if (x.n1 !== null && x.n1 >= 95 && x.n1 < 125) fired.push(holds[19]!)
  if (x.n2 !== null && x.n2 >= 950) fired.push(holds[20]!)
  if (x.n3 !== null && x.n3 >= 105 && x.n3 < 135) fired.push(holds[21]!)
  if (x.n4 !== null && x.n4 >= 948) fired.push(holds[22]!)
  if (x.n5 !== null && x.n5 >= 115 && x.n5 < 145) fired.push(holds[23]!)
  if (x.n6 !== null && x.n6 >= 946) fired.push(holds[24]!)
  if (x.n7 !== null && x.n7 >= 125 && x.n7 < 155) fired.push(holds[25]!)
  if (x.n8 !== null && x.n8 >= 944) fired.push(holds[26]!)
  if (x.n9 !== null && x.n9 < 147 && x.b2 === false) fired.push(holds[27]!)
  if (x.n10 !== null && x.n10 > 822 && x.s0 === 'a') fired.push(holds[28]!)
  if (x.n11 !== null && x.n11 < 149 && x.s1 === 'b') fired.push(holds[29]!)
  if (x.n12 !== null && x.n12 > 820 && x.s2 === 'c') fired.push(holds[30]!)
  if (x.n13 !== null && x.n13 < 151 && x.s3 === 'd') fired.push(holds[31]!)
  if (x.n14 !== null && x.n14 > 818 && x.b0 === true) fired.push(holds[32]!)
  if (x.n15 !== null && x.n15 < 153 && x.b1 === false) fired.push(holds[33]!)
  if (x.n16 !== null && x.n16 > 816 && x.b2 === true) fired.push(holds[34]!)
  if (x.n17 !== null && x.n17 < 155 && x.s0 === 'd') fired.push(holds[35]!)
  if (x.n0 !== null && x.n0 > 814 && x.s1 === 'a') fired.push(holds[36]!)
  if (x.n1 !== null && x.n1 < 157 && x.s2 === 'b') fired.push(holds[37]!)
  if (x.n2 !== null && x.n2 > 812 && x.s3 === 'c') fired.push(holds[38]!)
  if (x.n3 !== null && x.n3 < 159 && x.b0 === false) fired.push(holds[39]!)
}

function scoreOf({ n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14 }: Row, fired: FiredRow[]): number {
  const start = fired.length
  fired.push(card[n0 === null ? 0 : n0 < 200 ? 1 : n0 < 400 ? 2 : n0 < 600 ? 3 : n0 < 800 ? 4 : 5]!)
  fired.push(card[n1 === null ? 6 : n1 < 201 ? 7 : n1 < 401 ? 8 : n1 < 601 ? 9 : n1 < 801 ? 10 : 11]!)
  fired.push(card[n2 === null ? 12 : n2 < 202 ? 13 : n2 < 402 ? 14 : n2 < 602 ? 15 : n2 < 802 ? 16 : 17]!)
  fired.push(card[n3 === null ? 18 : n3 < 203 ? 19 : n3 < 403 ? 20 : n3 < 603 ? 21 : n3 < 803 ? 22 : 23]!)
  fired.push(card[n4 === null ? 24 : n4 < 204 ? 25 : n4 < 404 ? 26 : n4 < 604 ? 27 : n4 < 804 ? 28 : 29]!)
  fired.push(card[n5 === null ? 30 : n5 < 205 ? 31 : n5 < 405 ? 32 : n5 < 605 ? 33 : n5 < 805 ? 34 : 35]!)
  fired.push(card[n6 === null ? 36 : n6 < 206 ? 37 : n6 < 406 ? 38 : n6 < 606 ? 39 : n6 < 806 ? 40 : 41]!)
  fired.push(card[n7 === null ? 42 : n7 < 207 ? 43 : n7 < 407 ? 44 : n7 < 607 ? 45 : n7 < 807 ? 46 : 47]!)
  fired.push(card[n8 === null ? 48 : n8 < 208 ? 49 : n8 < 408 ? 50 : n8 < 608 ? 51 : n8 < 808 ? 52 : 53]!)
  fired.push(card[n9 === null ? 54 : n9 < 209 ? 55 : n9 < 409 ? 56 : n9 < 609 ? 57 : n9 < 809 ? 58 : 59]!)
  fired.push(card[n10 === null ? 60 : n10 < 210 ? 61 : n10 < 410 ? 62 : n10 < 610 ? 63 : n10 < 810 ? 64 : 65]!)
  fired.push(card[n11 === null ? 66 : n11 < 261 ? 67 : n11 < 511 ? 68 : n11 < 761 ? 69 : 70]!)
  fired.push(card[n12 === null ? 71 : n12 < 262 ? 72 : n12 < 512 ? 73 : n12 < 762 ? 74 : 75]!)
  fired.push(card[n13 === null ? 76 : n13 < 263 ? 77 : n13 < 513 ? 78 : n13 < 763 ? 79 : 80]!)
  fired.push(card[n14 === null ? 81 : n14 < 264 ? 82 : n14 < 514 ? 83 : n14 < 764 ? 84 : 85]!)
  let score = 0
  for (let nth = start; nth < fired.length; nth++) score += fired[nth]!.output as number
  return score
}

function limitOf(score: number, segment: string | null): (typeof matrix)[number] | null {
  const column = segment === 'a' ? 0 : segment === 'b' ? 1 : segment === 'c' ? 2 : segment === 'd' ? 3 : -1
  if (column < 0) return null
  const band =
    score < 60 ? (score < -20 ? (score < -60 ? 0 : 1) : score < 20 ? 2 : 3) : score < 140 ? (score < 100 ? 4 : 5) : score < 180 ? 6 : 7
  return matrix[band * 4 + column]!
}
