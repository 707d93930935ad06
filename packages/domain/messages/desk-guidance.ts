/**
 * A desk's guidance on its way through the lender: whether the borrower is told, and in which words.
 *
 * Only     a topic of the catalogue, in the project's own words: nothing that a desk writes reaches him, and nothing that advertises.
 * Seldom   about one matter once in AGAIN_DAYS, by whichever desk, or by the lender himself: so that a refusal tells no desk of another.
 * Never    whether he read it goes back to a desk.
 */
import { GUIDANCE_TOPICS } from '@fairline/contract/desk/entries'
import { GUIDANCE, type GuidanceTopic } from '../desk/coaching/guidance-words.ts'
import { DAY_MS } from '../kernel/time.ts'
import type { Told } from './choose-messages.ts'
import type { MessageKind } from './message-words.ts'

export const DESK_GUIDANCE = 'desk_guidance'
export const AGAIN_DAYS = 28

/** `linkId`: of the code by which the desk asks. `requestId`: the desk's own. */
export type Guiding = Readonly<{ topic: GuidanceTopic; linkId: string; requestId: string }>

export type GuidingAnswer = 'accepted' | 'repeated' | 'told_lately' | 'not_wanted' | 'id_reused'

/** What the lender says himself about the same matter. */
const OWN_KINDS: Readonly<Record<GuidanceTopic, readonly MessageKind[]>> = {
  applications: ['borrowing'],
  device: [],
  profile: ['freshness'],
  utilisation: ['borrowing'],
}

export const guidanceKey = ({ topic, linkId, requestId }: Guiding): string => `${DESK_GUIDANCE} ${topic} ${linkId} ${requestId}`

/** Under which keys a request may have been taken before. */
export const guidanceKeys = (guiding: Guiding): readonly string[] => GUIDANCE_TOPICS.map((topic) => guidanceKey({ ...guiding, topic }))

/** `told`: under these keys whenever it was, and all of the last AGAIN_DAYS. `at`: in the book of the borrower. */
export function answerGuiding(guiding: Guiding, told: readonly Told[], isWanted: boolean, at: number): GuidingAnswer {
  const [own, all] = [guidanceKey(guiding), new Set(guidanceKeys(guiding))]
  if (told.some(({ key }) => key === own)) return 'repeated'
  if (told.some(({ key }) => all.has(key))) return 'id_reused'
  if (!isWanted) return 'not_wanted'
  return told.some((one) => one.at > at - AGAIN_DAYS * DAY_MS && isAbout(guiding.topic, one)) ? 'told_lately' : 'accepted'
}

const isAbout = (topic: GuidanceTopic, { kind, key }: Told): boolean =>
  kind === DESK_GUIDANCE ? key.startsWith(`${DESK_GUIDANCE} ${topic} `) : (OWN_KINDS[topic] as readonly string[]).includes(kind)

type Words = Readonly<{ zh: string; en: string }>
export type GuidanceMessage = Readonly<{ kind: typeof DESK_GUIDANCE; key: string; subject: Words; text: Words }>

/** `desk`: as the borrower himself named it. */
export function guidanceMessage(guiding: Guiding, desk: string): GuidanceMessage {
  const { name, what, why, how } = GUIDANCE[guiding.topic]
  return {
    ...{ kind: DESK_GUIDANCE, key: guidanceKey(guiding) },
    subject: { zh: `项目融资台请我们转达：${name.zh}`, en: `From your project’s financing desk, through us: ${name.en}` },
    text: {
      zh: `${what.zh}${why.zh}${how.zh}${markZh(desk)}`,
      en: `${what.en} ${why.en} ${how.en} ${markEn(desk)}`,
    },
  }
}

const markZh = (desk: string): string =>
  `这条提醒来自您授权的项目融资台（${desk}），由我们转达，自愿处理。融资台不会知道您是否看过；您的额度也不会因为这条提醒改变。不想再收，可以在通知设置里关闭。`
const markEn = (desk: string): string =>
  `This comes from your project’s financing desk (${desk}), through us, and is voluntary. The desk is not told whether you read it, and your line does not change because of it. You can turn such messages off in your settings.`
