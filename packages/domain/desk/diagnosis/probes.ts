/**
 * What to find out next: the question that is expected to teach the most per minute.
 *
 * Formula  bits(p) = H(shares) - Σ P(answer) × H(shares after the answer), entropy to base 2; divided by the minutes it takes.
 */
import { byCause, CAUSES, type Cause, COMMON_CAUSES, type Evidence, type EvidenceId } from './causes.ts'
import { chanceOf, type Incident, look, type Shares, sharesOf } from './diagnose.ts'
import { ownChance } from './likelihood.ts'
import type { Parameters } from './parameters.ts'

type Words = Readonly<{ zh: string; en: string }>
export type ProbeId = 'second_source' | 'usual_device' | 'peers' | 'notices' | 'connector' | 'wait' | 'support'
export type Probe = Readonly<{
  id: ProbeId
  minutes: number
  /** Which evidence it answers; what was answered before teaches nothing again. */
  answers: readonly EvidenceId[]
  /** It looks at a line of the channel of which there are no fresh data. */
  asksPeer?: true
  words: Words
}>

/** The ladder, with how long each takes. */
export const PROBES: readonly Probe[] = [
  {
    id: 'second_source',
    minutes: 2,
    answers: ['second_source_contradicts'],
    words: { zh: '核对第二来源或对账单', en: 'Compare with a second source or the statement' },
  },
  {
    id: 'connector',
    minutes: 2,
    answers: ['transport_errors'],
    words: { zh: '查看连接器有无传输错误', en: 'Look for transport errors of the connector' },
  },
  {
    id: 'usual_device',
    minutes: 5,
    answers: ['works_on_usual_device'],
    words: {
      zh: '请借款人用常用设备和最新版应用再看一次',
      en: 'Ask the borrower to look again, on the usual device and with the latest app',
    },
  },
  {
    id: 'peers',
    minutes: 5,
    answers: [],
    asksPeer: true,
    words: { zh: '询问同一渠道的其他借款人', en: 'Ask another borrower of the same channel' },
  },
  {
    id: 'notices',
    minutes: 5,
    answers: ['maintenance_notice', 'policy_notice', 'regulator_notice'],
    words: { zh: '查阅平台与监管公告', en: 'Read the notices of the platform and of the regulator' },
  },
  {
    id: 'support',
    minutes: 240,
    answers: ['refusal_names_borrower'],
    words: {
      zh: '向官方客服提交工单，问明是否针对本人',
      en: 'Open a ticket with official support, and ask whether it is about this borrower',
    },
  },
  {
    id: 'wait',
    minutes: 480,
    answers: ['recovered_within_8_hours'],
    words: { zh: '等待 8 小时后复查', en: 'Wait for eight hours and look again' },
  },
]

export type RankedProbe = Readonly<{ probe: Probe; bits: number; bitsPerMinute: number }>

/** Best first; of what was answered already, and of peers where none is left to ask (`unseen`: lines without fresh data), nothing. */
export function nextProbes(incident: Incident, unseen: number, parameters: Parameters): RankedProbe[] {
  const seen = look(incident, parameters)
  const shares = sharesOf(seen.logs, parameters)
  const own = ownChance({}, incident.window, parameters)
  const peerFails = byCause((cause) => (cause === 'individual' ? own : own + (1 - own) * seen.common[cause].reach))
  return PROBES.flatMap((probe) => {
    const answers = answersOf(probe, incident.evidence, parameters)
    if (probe.asksPeer && unseen > 0)
      answers.push(
        peerFails,
        byCause((cause) => 1 - peerFails[cause]),
      )
    if (answers.length === 0) return []
    const bits = expectedBits(shares, answers)
    return [{ probe, bits, bitsPerMinute: bits / probe.minutes }]
  }).sort((a, b) => b.bitsPerMinute - a.bitsPerMinute || (a.probe.id < b.probe.id ? -1 : 1))
}

/** How likely each answer is, given the cause: of several questions all their answers together, which are independent of each other once the cause is known. */
function answersOf({ answers }: Probe, evidence: Evidence, parameters: Parameters): Record<Cause, number>[] {
  const open = answers.filter((id) => evidence[id] === undefined)
  if (open.length === 0) return []
  return open.reduce<Record<Cause, number>[]>(
    (all, id) =>
      all.flatMap((chance) => [true, false].map((answer) => byCause((cause) => chance[cause] * chanceOf(id, cause, answer, parameters)))),
    [byCause(() => 1)],
  )
}

function expectedBits(shares: Shares, answers: readonly Shares[]): number {
  const after = answers.reduce((sum, chance) => {
    const both = byCause((cause) => shares[cause] * chance[cause])
    const likely = total(both)
    return likely === 0 ? sum : sum + likely * entropy(byCause((cause) => both[cause] / likely))
  }, 0)
  return Math.max(0, entropy(shares) - after)
}

const total = (shares: Shares): number => COMMON_CAUSES.reduce((sum, cause) => sum + shares[cause], shares.individual)

/** In bits. */
export const entropy = (shares: Shares): number =>
  CAUSES.reduce((sum, cause) => (shares[cause] === 0 ? sum : sum - shares[cause] * Math.log2(shares[cause])), 0)
