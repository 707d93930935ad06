/** Whether a desk's guidance is passed on: both sides of each edge; and that its words are marked, voluntary and the same for everybody. */
import { GUIDANCE_TOPICS } from '@fairline/contract/desk/entries'
import { expect, test } from 'vitest'
import { forbiddenIn } from '../desk/coaching/forbidden-advice.ts'
import { GUIDANCE } from '../desk/coaching/guidance-words.ts'
import { DAY_MS } from '../kernel/time.ts'
import type { Told } from './choose-messages.ts'
import { answerGuiding, type Guiding, type GuidingAnswer, guidanceKey, guidanceMessage } from './desk-guidance.ts'

const AT = 1_000 * DAY_MS
const ASKED: Guiding = { topic: 'profile', linkId: 'dl_1', requestId: 'g-1' }
const guided = (more: Partial<Guiding>, daysAgo: number): Told => ({
  ...{ kind: 'desk_guidance', key: guidanceKey({ ...ASKED, requestId: 'other', ...more }), at: AT - daysAgo * DAY_MS },
})
const own = (kind: string, daysAgo: number): Told => ({ kind, key: `${kind} x`, at: AT - daysAgo * DAY_MS })

test.each<[rule: string, told: readonly Told[], answer: GuidingAnswer, isWanted?: boolean]>([
  ['nothing was told', [], 'accepted'],
  ['he does not want it', [], 'not_wanted', false],
  ['told 27 days ago', [guided({}, 27)], 'told_lately'],
  ['told 28 days ago', [guided({}, 28)], 'accepted'],
  ['by another desk', [guided({ linkId: 'dl_2' }, 1)], 'told_lately'],
  ['about something else', [guided({ topic: 'device' }, 1)], 'accepted'],
  ['the lender himself said it', [own('freshness', 27)], 'told_lately'],
  ['longer ago', [own('freshness', 28)], 'accepted'],
  ['the lender spoke of something else', [own('payment_due', 1)], 'accepted'],
  ['asked again', [guided({ requestId: 'g-1' }, 0)], 'repeated'],
  ['asked again long after', [guided({ requestId: 'g-1' }, 400)], 'repeated'],
  ['asked again when he does not want it any more', [guided({ requestId: 'g-1' }, 0)], 'repeated', false],
  ['the id stood for another topic', [guided({ requestId: 'g-1', topic: 'device' }, 400)], 'id_reused'],
  ['the same id of another desk is another', [guided({ requestId: 'g-1', topic: 'device', linkId: 'dl_2' }, 0)], 'accepted'],
])('%s: %s', (_rule, told, answer, isWanted = true) => {
  expect(answerGuiding(ASKED, told, isWanted, AT)).toBe(answer)
})

test.each(GUIDANCE_TOPICS)('%s is told in the words of the project, marked as whose it is and as voluntary', (topic) => {
  const { subject, text } = guidanceMessage({ ...ASKED, topic }, '北桥项目部')
  const { what, why, how } = GUIDANCE[topic]
  for (const piece of [what.zh, why.zh, how.zh, '北桥项目部', '自愿']) expect(text.zh).toContain(piece)
  for (const piece of [what.en, why.en, how.en, 'voluntary']) expect(text.en).toContain(piece)
  expect([subject.zh, subject.en].join()).toMatch(/融资台.*financing desk/)
  expect([subject, text].flatMap(({ zh, en }) => [...forbiddenIn(zh), ...forbiddenIn(en)])).toEqual([])
})
