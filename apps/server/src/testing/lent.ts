/** A borrower with loans, made over the API: registered, agreed, scored, offered, accepted, drawn and paid out. */
import { messageOf, type TestApi } from './test-api.ts'

const money = { currency: 'CNY' }

export async function lend(api: TestApi, borrower_id: string, loans: Readonly<Record<string, number>>): Promise<void> {
  const must = ({ status, body }: { status: number; body: unknown }) => {
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  must(await api.send('/v1/borrowers', { borrower_id, kind: 'individual', ...money }))
  must(await api.send('/v1/applications', { borrower_id, application_id: `app_${borrower_id}`, limit_minor: 2_000_000, ...money }))
  must(await api.send('/v1/consents', { borrower_id, purpose: 'score', terms_version: '3' }))
  must(await api.post(messageOf('identity-verified', borrower_id, `v-${borrower_id}`, { method: 'document_bank_card_otp' })))
  const score = { value: 760, range_min: 350, range_max: 950, source: 'zhima' }
  must(await api.post(messageOf('score-updated', borrower_id, `s-${borrower_id}`, score)))
  must(await api.send('/v1/applications:accept', { borrower_id, application_id: `app_${borrower_id}`, terms_version: '3' }))
  for (const [loan_id, amount_minor] of Object.entries(loans)) {
    const drawdown_id = `dd_${borrower_id}_${loan_id}`
    must(await api.send('/v1/drawdowns', { borrower_id, drawdown_id, amount_minor, ...money, purpose: 'consumption' }))
    must(
      await api.post(messageOf('drawdown-disbursed', borrower_id, `out-${drawdown_id}`, { drawdown_id, loan_id, amount_minor, ...money })),
    )
  }
}
