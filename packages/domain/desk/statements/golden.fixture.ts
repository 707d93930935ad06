/** A reading as text, so that what a golden file is read to can be looked through line by line. */
import { amountText } from '../../kernel/amount-text.ts'
import { dayText } from '../../kernel/day.ts'
import type { Statement, StatementEntry, StatementReading } from './statement.ts'
import type { StatementFault } from './statement-fault.ts'

export function readingText({ statements, skipped, faults }: StatementReading<StatementFault>): string {
  const lines = [
    ...statements.flatMap(statementLines),
    ...skipped.map(({ path, line, status }) => `skipped ${path} line ${line}: ${status}`),
    ...faults.told.map(({ path, line, code, zh, en }) => `fault ${path} line ${line}: ${code} | ${zh} | ${en}`),
  ]
  return `${lines.join('\n')}\n`
}

function statementLines({ source, profile, account, number, currency, from, to, balances, entries }: Statement): string[] {
  const money = (minor: number): string => amountText(BigInt(minor), currency)
  const proof = balances ? `${money(balances.openingMinor)} → ${money(balances.closingMinor)}` : 'no balances'
  return [
    `${source} ${profile ?? '-'} account ${account} no. ${number ?? '-'} ${dayText(from)} … ${dayText(to)} ${currency} ${proof}`,
    ...entries.map((entry) => `  ${entryLine(entry, money)}`),
  ]
}

function entryLine(entry: StatementEntry, money: (minor: number) => string): string {
  const { place, key, bookedOn, valueOn, direction, amountMinor, isReversal, counterparty, text, references } = entry
  const sides = [counterparty.name, counterparty.account].map((side) => side ?? '-').join(' / ')
  const kind = isReversal ? `${direction} reversal` : direction
  return [
    `${place.path} line ${place.line}`,
    `${dayText(bookedOn)} (${dayText(valueOn)})`,
    `${kind} ${money(amountMinor)}`,
    sides,
    text,
    references.join(' '),
    key.slice(0, 8),
  ].join(' | ')
}
