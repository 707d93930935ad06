/** A replay report as a page of text. Shares are printed in per cent with one decimal, AUC and KS with three; the JSON holds them unrounded. */
import type { Foresight, Share } from './foresight.ts'
import type { ReplayReport } from './report.ts'

export function reportText(report: ReplayReport): string {
  return [...sendingPart(report), ...bookPart(report), ...foresightPart(report), ...decilePart(report), ...fairnessPart(report), ''].join(
    '\n',
  )
}

function sendingPart({ source, run, pack }: ReplayReport): string[] {
  const { totals, sent, seconds, eventsPerSecond } = run
  return [
    '',
    `Replay of ${source}`,
    ...table([
      ['events in all', String(totals.recorded + totals.repeated)],
      ['refused', String(totals.refused)],
      ['by this run', `${sent} in ${seconds.toFixed(1)} s, ${Math.round(eventsPerSecond)} events/s`],
      ['policy pack', `${pack.title}, sha256 ${pack.hash}`],
      ['points frozen by', pack.frozenBy],
    ]),
  ]
}

function bookPart({ figures }: ReplayReport): string[] {
  const { all, restricted, open, reasons, grades, unscored, missing } = figures
  const row = (name: string, share: Share) => [name, String(share.lines), percent(share.lines / all.lines), percent(share.rate)]
  return [
    '',
    'Lines at the end, and how many of them defaulted in the month after',
    ...table([
      ['', 'lines', 'of all', 'defaulted'],
      row('all', all),
      row('not restricted', open),
      row('restricted (drawing held)', restricted),
      ...reasons.map((reason) => row(`  ${reason.code} ${reason.text}`, reason)),
      ...grades.map((grade) => row(`grade ${grade.grade ?? 'none'} (${grade.restricted} restricted)`, grade)),
    ]),
    ...(unscored > 0 ? [`  ${unscored} lines have no behaviour score and are left out of its ranking`] : []),
    ...(missing > 0 ? [`  ${missing} clients of the file are not in the book`] : []),
  ]
}

function foresightPart({ figures, randomSeed }: ReplayReport): string[] {
  const { all, restricted, foresight } = figures
  const row = ({ by, ...is }: Foresight) => [
    by,
    figure(is.auc),
    figure(is.ks),
    percent(is.precision),
    percent(is.recall),
    figure(is.lift, 2),
  ]
  return [
    '',
    `How well default in the next month was foreseen (flagging ${restricted.lines} lines each)`,
    ...table([['', 'AUC', 'KS', 'precision', 'recall', 'lift'], ...foresight.map(row), ['base rate', '', '', percent(all.rate), '', '']]),
    `  Random seed ${randomSeed}. Ties count in proportion. Lower behaviour scores are riskier.`,
  ]
}

function decilePart({ figures: { foresight } }: ReplayReport): string[] {
  const tenths = foresight[0]?.deciles ?? []
  const row = (place: number) => [String(place + 1), ...foresight.map(({ deciles }) => figure(deciles[place]?.lift ?? null, 2))]
  return [
    '',
    'Lift by tenth of the book, riskiest first',
    ...table([['', ...foresight.map(({ by }) => by)], ...tenths.map((_, place) => row(place))]),
  ]
}

const fairnessPart = ({ notInputs }: ReplayReport): string[] => ['', `Not inputs of any fact or decision: ${notInputs.join(', ')}.`]

const percent = (share: number | null): string => (share === null || Number.isNaN(share) ? '-' : `${(share * 100).toFixed(1)} %`)
const figure = (value: number | null, digits = 3): string => (value === null ? '-' : value.toFixed(digits))

/** First column to the left, the others to the right, unless there are only two. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const isPair = widths.length === 2
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 || isPair ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  )
}
