/** A reason in words, with its evidence and cures, in Chinese and English, from the pack. */
import type { ExplainedReason as ExplainedReasonOnWire } from '@fairline/contract/answer'
import type { z } from 'zod'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { Pack } from '../pack/pack.ts'
import { signalNamed } from '../signals/catalogue.ts'
import { EVIDENCE_WORDS } from './evidence-words.ts'

type ExplainedReason = z.infer<typeof ExplainedReasonOnWire>

/** A hold may be older than the pack in force, and its reason gone from it: then the code itself is said, not nothing. */
export function explainReason({ reason: code, evidence }: Cause, pack: Pack): ExplainedReason {
  const explained = evidence.map(explainEvidence)
  const reason = pack.reasons.get(code)
  if (reason === undefined) return { code, category: 'platform', text: goneWords(code), evidence: explained, cures: [], wait: goneWait }
  const { category, text, cures, wait } = reason
  return { code, category, text, evidence: explained, cures: cures.map(({ id, text: words }) => ({ id, text: words })), wait }
}

const goneWords = (code: string) => ({
  zh: `原因代码 ${code}（当前策略已不再使用，将在下次评估时复核）`,
  en: `Reason ${code} (no longer used by the current policy; looked at again at the next assessment)`,
})
const goneWait = { zh: '下次评估', en: 'next assessment' }

function explainEvidence({ signal: name, value, test, asOf }: Evidence): ExplainedReason['evidence'][number] {
  const signal = signalNamed.get(name)
  const other = EVIDENCE_WORDS[name]
  const { zh, en } = signal ?? other ?? { zh: name, en: name }
  const unit = signal?.unit ?? other?.unit ?? 'code'
  return { signal: name, value, test, as_of: asOf, name: { zh, en }, unit, window: signal?.window ?? null }
}
