/** Asks a lender to tell one of his borrowers a topic of the desk's guidance: over HTTP, or this very server. */
import { type LenderGuidance, LenderGuidanceAnswer } from '@fairline/contract/desk/lender'
import { codeIn, type LenderParts, REFUSALS, sendToLender } from './ask-lender.ts'
import { type TakeGuidanceParts, type TakenGuidance, takeGuidance } from './take-guidance.ts'

export type GuideParts = LenderParts & TakeGuidanceParts
/** hidden, closed: as the lender says of any question. unreachable: nobody knows whether he was told; asked again under the same id it is told once. */
export type GuideAnswer = TakenGuidance | 'hidden' | 'closed' | 'unreachable'

/** `baseUrl` null: the lender is served by this very server. */
export async function guideThroughLender(
  parts: GuideParts,
  baseUrl: string | null,
  code: string,
  wish: LenderGuidance,
): Promise<GuideAnswer> {
  if (baseUrl !== null) return guideOver(parts, new URL('/v1/desk-view/guidance', baseUrl), code, wish)
  const taken = await takeGuidance(parts, code, wish)
  return taken === undefined ? 'closed' : (taken ?? 'hidden')
}

async function guideOver({ webhookReach: reach }: GuideParts, url: URL, code: string, wish: LenderGuidance): Promise<GuideAnswer> {
  try {
    const asking = { reach, signal: new AbortController().signal, method: 'POST', body: JSON.stringify(wish) } as const
    const { status, body } = await sendToLender(url, code, asking)
    const refusal = REFUSALS[status]
    if (refusal !== undefined && codeIn(body) === refusal.code) return refusal.kind
    if (status === 409 && codeIn(body) === 'id-reused') return 'id_reused'
    const answer = status === 200 ? LenderGuidanceAnswer.safeParse(JSON.parse(body)) : undefined
    return answer?.success ? answer.data.result : 'unreachable'
  } catch {
    // Refused, timed out or no JSON: whoever asked is told that nobody knows, and tells the borrower by hand.
    return 'unreachable'
  }
}
