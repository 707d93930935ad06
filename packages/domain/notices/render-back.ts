/**
 * The letter that tells a borrower what he has back: what was lifted and since when, what he may draw, what still stands, and where to read more.
 *
 * Now      holds and figures are those of the moment at which it is sent: through quiet hours things may have changed. What was taken again by then is left
 *          out, and where nothing is left there is no letter.
 * Neutral  a confidential reason is not named, nor one that the pack does not know.
 */
import type { Language, Words } from '../documents/markup.ts'
import { type Hold, permilleOf, stageMinor } from '../line/hold.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { reasonName } from '../pack/reason-name.ts'
import { BACK_WORDS as B } from './back-words.ts'
import { givenBack } from './given-back.ts'
import { type Addressed, commonValues, moneyOf, sayingOf } from './notice-gaps.ts'
import { NOTICE_WORDS } from './notice-words.ts'
import type { Block, Rendered } from './rendered.ts'
import { BACK, fill, type NoticeTemplate, templateFor } from './templates.ts'

/** `outcomes`: of the decision. `holds`, `line`: as they are now. */
export type BackToRender = Addressed & Readonly<{ outcomes: readonly LineOutcome[]; holds: readonly Hold[]; template?: NoticeTemplate }>

export function renderBack(told: BackToRender, language: Language): Rendered | undefined {
  const { line, holds, pack } = told
  const saying = sayingOf(told, language)
  const mayDraw = line.status === 'active'
  // Of a line that is held nothing is available, however much is free.
  const values = commonValues({ ...told, line: mayDraw ? line : { ...line, availableMinor: 0 } }, saying)
  const say = (words: Words, more: Readonly<Record<string, string>> = {}) => fill(words[language], { ...values, ...more })
  const nameOf = (code: string): string => {
    const reason = pack.reasons.get(code)
    return reason === undefined || reason.isConfidential ? B.unnamed[language] : reasonName(reason.text, language)
  }
  const eased = easedOf(told)
  const lifted = liftedOf(told).map((reason) => say(B.lifted, { name: nameOf(reason) }))
  const changes = [
    ...new Set(lifted),
    ...eased.map(({ reason, usableMinor }) => say(B.eased, { name: nameOf(reason), usable: moneyOf(told, saying)(usableMinor) })),
  ]
  if (changes.length === 0) return undefined
  const isEased = new Set(eased.map(({ id }) => id))
  const standing = holds
    .filter(({ id }) => !isEased.has(id))
    .map(({ reason, scope }) => say(B.held, { scope: NOTICE_WORDS.scopes[scope][language], name: nameOf(reason) }))
  const { subject, opening, closing } = told.template ?? templateFor(pack.notices, BACK)
  return {
    subject: say(subject),
    blocks: [
      { kind: 'paragraph', text: say(opening) },
      { kind: 'heading', text: say(B.since) },
      { kind: 'list', items: changes },
      { kind: 'paragraph', text: say(mayDraw ? B.mayDraw : B.mayNotDraw) },
      ...(standing.length === 0 ? [] : stands(say(B.standing), [...new Set(standing)])),
      { kind: 'paragraph', text: say(standing.length === 0 ? B.moreOfNone : B.more) },
      { kind: 'paragraph', text: say(closing) },
    ],
  }
}

const stands = (heading: string, items: readonly string[]): readonly Block[] => [
  { kind: 'heading', text: heading },
  { kind: 'list', items },
]

/** Reasons of holds that are gone, and did not come back since. */
const liftedOf = ({ outcomes, holds, at }: BackToRender): readonly string[] =>
  givenBack(outcomes).flatMap((one) => {
    if (one.type !== 'hold-lifted') return []
    const { reason } = one.data
    return holds.some((hold) => hold.reason === reason && hold.placedAt >= at) ? [] : [reason]
  })

/** Holds that come back in stages, and were not set back since. */
function easedOf({ outcomes, holds }: BackToRender) {
  const advanced = new Set(givenBack(outcomes).map(({ data }) => data.holdId))
  return holds.flatMap(({ id, reason, restoration }) =>
    restoration === null || !advanced.has(id) || permilleOf(restoration) === 0
      ? []
      : [{ id, reason, usableMinor: stageMinor(restoration) }],
  )
}
