/**
 * What each measure means, in both languages, told with every answer: whoever reads a figure, in whatever he reads it, has its definition beside it.
 */
type Bilingual = Readonly<{ zh: string; en: string }>
export type Definition = Readonly<{ term: Bilingual; text: Bilingual }>

const define = (zhTerm: string, enTerm: string, zh: string, en: string): Definition => ({
  term: { zh: zhTerm, en: enTerm },
  text: { zh, en },
})

export const restrictionDefinitions = (harmlessDays: number): readonly Definition[] => [
  define(
    '认定有误',
    'Found wrong',
    '经申诉或复核被推翻，或确认是我们的失误而更正。比例以已解除的限制为分母。',
    'Overturned on appeal or review, or corrected because it was our mistake. The share is of those lifted.',
  ),
  define(
    '事后无不良',
    'Harmless afterwards',
    `已解除且未被认定有误，同时从采取限制前 ${harmlessDays} 天到解除后 ${harmlessDays} 天，没有任何不良记录：本平台或其他机构逾期、关联产品逾期、司法记录、核销、挪用，或查实账户确被他人使用。`,
    `Lifted and not found wrong, and from ${harmlessDays} days before it was placed to ${harmlessDays} days after it was lifted nothing adverse is on record: nothing past due with us or elsewhere, no judgment, no write-off, no misuse, and no intruder found in the account.`,
  ),
  define(
    '误伤率',
    'False positives',
    `认定有误与事后无不良之和，占解除已满 ${harmlessDays} 天的限制。不满 ${harmlessDays} 天的两头都不计：误判往往当时就能发现，而“无不良”要等时间证明，混在一起会高估误伤。`,
    `Found wrong or harmless afterwards, of restrictions lifted at least ${harmlessDays} days ago. Later ones count on neither side: a mistake is often found at once, while harmlessness takes time to show, so mixing them in would overstate the rate.`,
  ),
  define(
    '哪些原因适用',
    'Which reasons can be harmless',
    '只有安全、信用、行为类原因是对借款人的怀疑，时间能证明对错。授权、资料、监管、平台等原因不是猜测，不判断“事后无不良”。',
    'Only security, credit and behaviour reasons suspect something that time can prove or disprove. Consent, information, regulation and platform are no guesses, and are not judged that way.',
  ),
  define(
    '区间',
    'Range',
    '真实比例有 95% 的把握落在所示区间内（威尔逊区间）。2 个里有 1 个不等于一半，区间会很宽。列表按“至少有这么多”从高到低排列。',
    'The true share lies in the range shown with 95% confidence (Wilson interval). One of two is not half: the range is wide. The table is sorted by how much it is at least.',
  ),
]

export const recoveryDefinitions: readonly Definition[] = [
  define(
    '恢复时长',
    'Time to restore',
    '从采取限制到解除。只统计所选日期内采取的限制，不论何时解除。',
    'From placing a restriction to lifting it. Of restrictions placed in these days, whenever they were lifted.',
  ),
  define(
    '半数已恢复',
    'Half are back after',
    '过了这么久，一半的人已恢复；九成同理。仍在等的人按已等的时间一并计入（卡普兰—迈耶估计），不会因为剔除了等得最久的人而显得更快。显示“尚不能判断”，说明恢复的还不到一半或九成，或仍在观察的人太少。',
    'After so long half of them are back; nine of ten likewise. Those who still wait are counted in for as long as they have waited (Kaplan–Meier), so the figure is never better for leaving out who waits longest. "Not known yet" says that fewer than half, or nine of ten, are back, or that too few are left to tell by.',
  ),
  define(
    '仍在等待',
    'Still waiting',
    '在所选日期内采取、现在仍未解除的限制，以及其中最早一笔的时间。',
    'Restrictions placed in these days that are still in force, and since when the first of them is.',
  ),
  define(
    '半数已知悉',
    'Half know after',
    '从作出决定到短信、邮件或推送首次交给发送方，或借款人自己打开通知，以先到者为准。应用内通知与决定同时可见，但没有打开之前不算知悉。',
    'From the decision to the first text message, e-mail or push handed over for delivery, or to when he opened the notice himself, whichever came first. In the app the notice is there with the decision, but counts only once he opened it.',
  ),
]

export const flowDefinitions = (abandonDays: number): readonly Definition[] => [
  define(
    '放弃',
    'Gave up',
    `轮到借款人，而他在 ${abandonDays} 天内没有任何动作。不满 ${abandonDays} 天的算进行中，不进分母。轮到我们处理的步骤不会算作他放弃。`,
    `It is the turn of the borrower, and for ${abandonDays} days he did nothing. With fewer than ${abandonDays} days he is under way and not counted on either side. What is our turn never counts as his giving up.`,
  ),
  define(
    '出错',
    'Had errors',
    '走到这一步的人里，至少失败过一次的比例，例如认证未通过、放款失败、材料不合格。',
    'Of those who came to the step, who failed at least once, as at proving their identity, a payout, or a document.',
  ),
  define('另行结束', 'Ended otherwise', '被拒绝、本人撤回或过期失效，不算放弃。', 'Declined, withdrawn or lapsed: that is not giving up.'),
  define(
    '等待中',
    'Waiting',
    '这一步还没有结果：等借款人（未满天数）或等我们。',
    'The step has no end yet: it waits for the borrower (not so many days yet) or for us.',
  ),
  define(
    '用时（半数）',
    'Half took',
    '完成这一步的人，一半用时不超过它。从上一步完成时起算；早已具备的（如此前已认证）用时为零。',
    'Of those who did the step, half took no longer. Counted from the end of the step before; what was there already, such as an earlier proof of identity, took nothing.',
  ),
]

export const approvalDefinitions = (cellMin: number): readonly Definition[] => [
  define(
    '通过',
    'Approved',
    '给出了授信方案或提高了额度；方案过期未接受也算通过。没有申请环节、自动授信的，以授信或拒绝为准。',
    'A line was offered, or the limit raised; an offer that lapsed was an approval. Where lines are granted without an application, the grant or the decline counts.',
  ),
  define(
    '哪些算在内',
    'What is counted',
    '所选日期内作出决定的申请。本人撤回、仍在等待的不算。',
    'Requests decided on in these days. What was withdrawn or still waits is not.',
  ),
  define(
    '客群',
    'Segment',
    '按作出决定时所知：产品、等级、外部信用分（按其量表五等分）、个人或小微企业、就业状况。当时不知道的单列。',
    'As known at the decision: product, grade, external score (in fifths of its scale), individual or small business, employment. What was not known stands apart.',
  ),
  define(
    '不显示的格子',
    'Hidden cells',
    `不足 ${cellMin} 人的格子不显示，以免看出个人；若只剩一格不显示、可由合计倒推，则其次小的一格也不显示。`,
    `Cells of fewer than ${cellMin} are not shown, as they would tell of persons; where a single hidden cell could be worked out from the total, the next smallest is hidden too.`,
  ),
]
