/** Statements in camt.053 as a test wants them: balances that fit the entries, unless it says otherwise. */

export type CamtEntry = {
  readonly amount: string
  readonly ref?: string
  readonly text?: string
  readonly direction?: 'CRDT' | 'DBIT'
  readonly reversal?: boolean
  readonly bookedOn?: string
}

const fen = (amount: string): number => Math.round(Number(amount) * 100)
const yuan = (minor: number): string => (Math.abs(minor) / 100).toFixed(2)

export function camtFile(
  id: string,
  entries: readonly CamtEntry[],
  more: { account?: string; closingMinor?: number; currency?: string } = {},
): string {
  const { account = 'ACC-1', currency = 'CNY' } = more
  const sum = entries.reduce((total, { amount, direction }) => total + (direction === 'DBIT' ? -fen(amount) : fen(amount)), 0)
  const closing = more.closingMinor ?? sum
  const balance = (code: string, minor: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${yuan(minor)}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>`
  const body = entries.map(
    ({ amount, ref, text, direction = 'CRDT', reversal = false, bookedOn = '2026-11-20' }) =>
      `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${reversal ? '<RvslInd>true</RvslInd>' : ''}<Sts>BOOK</Sts>` +
      `<BookgDt><Dt>${bookedOn}</Dt></BookgDt><ValDt><Dt>${bookedOn}</Dt></ValDt>${ref ? `<AcctSvcrRef>${ref}</AcctSvcrRef>` : ''}` +
      `<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>付款人甲</Nm></Dbtr></RltdPties><RmtInf><Ustrd>${text ?? ''}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>' +
    `<Stmt><Id>${id}</Id><Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>${currency}</Ccy></Acct>${balance('OPBD', 0)}${balance('CLBD', closing)}${body.join('')}</Stmt>` +
    '</BkToCstmrStmt></Document>'
  )
}
