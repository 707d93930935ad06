/**
 * Of each check of what is ready: what was seen, in numbers alone, and what the borrower can do himself.
 *
 * Never    which device, which address, which paper: the desk sees that something is open and that it is done.
 * Always   held against `forbidden-advice.ts`, as all that reaches a borrower is.
 */
import type { CheckId } from './guidance-words.ts'

type Words = Readonly<{ zh: string; en: string }>
type Said = (value: number) => Words

const say = (zh: string, en: string): Words => ({ zh, en })
const days = (count: number): string => `${count} ${Math.abs(count) === 1 ? 'day' : 'days'}`
const PPM_PER_PERCENT = 10_000
const percent = (ppm: number): string => `${Math.round(ppm / PPM_PER_PERCENT)} %`
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

export const NOT_SEEN: Words = {
  zh: '没有得到这一项：借款人没有同意查看，或来源没有报送',
  en: 'Not known: the borrower does not let it be seen, or no source told',
}

/** `value`: what the check rests on, in the unit of its warning; of the authorisation 1 while it stands, of documents how many are left. */
export const CHECK_SEEN: Readonly<Record<CheckId, Said>> = {
  authorisation: (value) =>
    value === 1 ? say('授权在有效期内', 'The authorisation stands') : say('授权已失效', 'The authorisation ended'),
  consent: (left) =>
    left > 0
      ? say(`同意还有 ${left} 天到期`, `The consent ends in ${days(left)}`)
      : say('同意已到期或撤回', 'The consent ended, or was taken back'),
  documents: (left) => (left === 0 ? say('没有待补材料', 'Nothing is left to hand in') : say(`还有 ${left} 项待办`, `${left} left to do`)),
  due_paid: (late) => (late <= 0 ? say('没有逾期', 'Nothing is overdue') : say(`逾期 ${late} 天`, `Overdue for ${days(late)}`)),
  identity: (left) =>
    left >= 0
      ? say(`证件还有 ${left} 天到期`, `The ID ends in ${days(left)}`)
      : say(`证件过期 ${-left} 天`, `The ID ended ${days(-left)} ago`),
  profile_fresh: (age) => say(`资料 ${age} 天前确认过`, `The profile was confirmed ${days(age)} ago`),
  profile_true: (mismatch) =>
    mismatch === 0 ? say('资料与实际一致', 'The profile fits') : say('资料与实际不一致', 'The profile does not fit'),
  usual_device: (fresh) =>
    fresh === 0
      ? say('近 14 天都用常用设备和网络', 'In 14 days, the usual device and network only')
      : say(`近 14 天有 ${fresh} 次新设备或新网络`, `In 14 days, a new device or network ${times(fresh)}`),
  utilisation: (ppm) => say(`额度已用 ${percent(ppm)}`, `${percent(ppm)} of the line is drawn`),
}

/** Where it is not known. */
export const ASK_HIM: Words = {
  zh: '先由本人在官方应用核对；让不让融资台查看由他决定',
  en: 'Let him look it up in the official app first; whether the desk may see it is for him to say',
}

/** Where it is not ready. */
export const CHECK_HOW: Readonly<Record<CheckId, Words>> = {
  authorisation: say(
    '由本人决定是否在官方应用重新授权；不授权不影响还款和查看',
    'Whether to authorise again is for him to say, in the official app; paying and looking need none',
  ),
  consent: say('说明用途和范围，由本人决定是否续签', 'Say what it is for and how far it goes, and let him decide'),
  documents: say('按出借方列出的清单，在官方应用提交真实材料', 'Hand in, in the official app, what the lender lists, as it really is'),
  due_paid: say(
    '当天还清到期款项；还不上的，主动联系出借方协商',
    'Pay today what is due; where that is not possible, ask the lender for a plan',
  ),
  identity: say('本人到官方应用更新证件', 'Bring the ID up to date in the official app, himself'),
  profile_fresh: say('没有变化也在官方应用确认一次', 'Confirm it once in the official app, even where nothing changed'),
  profile_true: say('按实际情况更正地址、职业和手机号', 'Correct address, job and phone as they really are'),
  usual_device: say(
    '本人换机的，在官方应用完成一次身份验证；不是本人的，立即改密码',
    'If he changed his device, verify once in the official app; if it was not he, change the password at once',
  ),
  utilisation: say(
    '有余钱时先还这一笔，后续用款另作安排',
    'Pay this line down when there is money to spare, and plan what comes next elsewhere',
  ),
}
