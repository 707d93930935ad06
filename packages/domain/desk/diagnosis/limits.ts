/** What the diagnosis cannot know, said wherever it is shown. */
import { CALIBRATED_FROM, type Diagnosis } from './diagnose.ts'

type Words = Readonly<{ zh: string; en: string }>

const UNCALIBRATED: Words = {
  zh: `未校准：先验与各项参数是专家设定，不是统计结果；积累到 ${CALIBRATED_FROM} 起已查明原因的事件之后，才会按本台的数据更新。`,
  en: `Uncalibrated: what it believes beforehand was set by judgement, and not measured. It learns from this desk's own incidents once the causes of ${CALIBRATED_FROM} are known.`,
}
const NOT_TOLD_APART: Words = {
  zh: '平台提高门槛、风险较高的借款人因此被排除，与个人原因在少数几笔额度上无法区分。',
  en: 'With a handful of lines, a platform that raised its bar and lost the riskier borrowers looks the same as causes of their own.',
}
const NOT_ASKED: Words = {
  zh: '没有观察到的证据不参与计算，不等于“没有”。',
  en: 'Evidence that was not observed is left out. It does not count as a no.',
}

/** From how likely on a change of policy is worth telling apart from causes of the borrowers' own. */
const WORTH_TELLING_PPM = 50_000

export function limitsOf({ isCalibrated, sharesPpm }: Pick<Diagnosis, 'isCalibrated' | 'sharesPpm'>): Words[] {
  const mixed = sharesPpm.individual >= WORTH_TELLING_PPM && sharesPpm.policy >= WORTH_TELLING_PPM
  return [...(isCalibrated ? [] : [UNCALIBRATED]), ...(mixed ? [NOT_TOLD_APART] : []), NOT_ASKED]
}
