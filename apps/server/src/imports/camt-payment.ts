/** Who paid whom, and what he wrote with it: from the payments (TxDtls) that an entry was booked from. */
import { cleanText, givenReference } from '@fairline/domain/kernel/clean-text'
import type { EntryDraft } from './statement-entry.ts'
import { allAt, type Place, placeAt, textAt, textOf } from './xml-place.ts'

type Description = Pick<EntryDraft, 'bankReference' | 'isReturn' | 'remittance' | 'endToEndId' | 'named' | 'isUnsplitBatch' | keyof Parties>
type Parties = Pick<EntryDraft, 'debtorName' | 'debtorAccount' | 'creditorName' | 'creditorAccount'>

/** `payments`: one of them, or all that stand for the entry together; then nothing of a single one is said of all, but for the texts. */
export function describe(payments: readonly Place[], entry: Place): Description {
  const only = payments.length === 1 ? payments[0] : undefined
  return {
    bankReference: givenReference((only && textAt(only, 'Refs/AcctSvcrRef')) || textAt(entry, 'AcctSvcrRef')),
    isReturn: [entry, ...payments].some(isReturn),
    remittance: [...payments.flatMap(textsOf), textAt(entry, 'AddtlNtryInf')].flatMap((text) => cleanText(text) ?? []),
    endToEndId: givenReference(only && textAt(only, 'Refs/EndToEndId')),
    named: null,
    ...partiesOf(only),
    isUnsplitBatch: payments.length > 1 || (payments.length === 0 && announcesMany(entry)),
  }
}

const partiesOf = (only: Place | undefined): Parties => ({
  debtorName: only ? nameOf(only, 'Dbtr') : null,
  debtorAccount: only ? accountOf(only, 'DbtrAcct') : null,
  creditorName: only ? nameOf(only, 'Cdtr') : null,
  creditorAccount: only ? accountOf(only, 'CdtrAcct') : null,
})

/** A party stands in an element of its own in newer versions. */
const nameOf = (payment: Place, party: string): string | null =>
  cleanText(textAt(payment, `RltdPties/${party}/Pty/Nm`) ?? textAt(payment, `RltdPties/${party}/Nm`))

const accountOf = (payment: Place, account: string): string | null =>
  cleanText(textAt(payment, `RltdPties/${account}/Id/IBAN`) ?? textAt(payment, `RltdPties/${account}/Id/Othr/Id`))

/** RRTN: reversal due to the return of a payment. RPCR: due to a request to cancel it. */
const RETURN_CODES: ReadonlySet<string> = new Set(['RRTN', 'RPCR'])

const isReturn = (place: Place): boolean =>
  placeAt(place, 'RtrInf') !== undefined || RETURN_CODES.has(textAt(place, 'BkTxCd/Domn/Fmly/SubFmlyCd') ?? '')

/** The payer's words first, then what a structured reference and the bank add. */
function textsOf(payment: Place): (string | undefined)[] {
  const remittance = allAt(payment, 'RmtInf')
  const structured = remittance.flatMap((place) => allAt(place, 'Strd'))
  return [
    ...remittance.flatMap((place) => allAt(place, 'Ustrd')).map(textOf),
    ...structured.map((place) => textAt(place, 'CdtrRefInf/Ref')),
    ...structured.flatMap((place) => allAt(place, 'AddtlRmtInf')).map(textOf),
    textAt(payment, 'AddtlTxInf'),
  ]
}

const announcesMany = (entry: Place): boolean =>
  allAt(entry, 'NtryDtls').some((details) => Number(textAt(details, 'Btch/NbOfTxs') ?? 1) > 1)
