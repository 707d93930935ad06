import { DAY_MS } from '../../kernel/time.ts'
import { above, atLeast, atMost, below, define } from './indicator.ts'

const borrower = define('borrower', 'analyst')

/** What is told of a borrower reaches the desk only as far as his consent goes; the first action is always one that helps him. */
export const BORROWER_INDICATORS = [
  borrower(
    'B1',
    ['信用分下降', 'Score falls'],
    [atLeast('scoreBandsDown', 1), atLeast('scorePointsDown', 15)],
    [atLeast('scoreBandsDown', 2), atLeast('scorePointsDown', 40)],
    [
      '与借款人一起看分数变化的原因，先处理逾期与错误记录',
      'Look with the borrower at what moved the score; settle what is past due and correct wrong records first',
    ],
    { leadDays: [7, 60] },
  ),
  borrower(
    'B2',
    ['出现逾期', 'Past due'],
    [atLeast('overdueDays', 1)],
    [above('overdueDays', 3)],
    ['当天还清到期款项；还不上的，主动联系机构协商', 'Pay what is due today; where that is not possible, ask the lender for a plan'],
    { leadDays: [0, 14], severity: { amber: 2, red: 1 } },
  ),
  borrower(
    'B3',
    ['申请或提款失败频繁', 'Many applications or failed draws'],
    [atLeast('attempts', 3)],
    [atLeast('attempts', 5)],
    ['暂停新的申请与提款，等 28 天窗口过去', 'Stop new applications and draws until the 28 days have passed'],
    { leadDays: [1, 14] },
  ),
  borrower(
    'B4',
    ['征信查询过多', 'Many credit inquiries'],
    [above('inquiries', 3)],
    [above('inquiries', 6)],
    ['三个月内不再新增贷款或信用卡申请', 'No new applications for loans or cards for three months'],
    { leadDays: [14, 60] },
  ),
  borrower(
    'B5',
    ['额度使用率过高', 'Line nearly used up'],
    [above('utilisationPpm', 700_000)],
    [above('utilisationPpm', 900_000)],
    ['优先归还这笔额度，后续用款改走其他渠道', 'Pay this line down first, and fund what comes next from another channel'],
    { amberForMs: 30 * DAY_MS, leadDays: [14, 60] },
  ),
  borrower(
    'B6',
    ['设备或网络变动', 'New device or network'],
    [atLeast('newDevices', 1)],
    [atLeast('newDevices', 2)],
    [
      '改用常用设备和网络，并在官方渠道完成一次身份验证',
      'Go back to the usual device and network, and verify once through the official channel',
    ],
    { leadDays: [0, 7] },
  ),
  borrower(
    'B7',
    ['资料过期或不一致', 'Profile out of date'],
    [above('profileAgeDays', 180), below('idDaysLeft', 60)],
    [atLeast('profileMismatch', 1), below('idDaysLeft', 0)],
    ['请本人在官方应用中更新地址、职业、手机号和证件', 'Ask the borrower to update address, job, phone and ID in the official app'],
    { leadDays: [7, 90] },
  ),
  borrower(
    'B8',
    ['还款压力偏大', 'Debt service is heavy'],
    [above('serviceToIncomePpm', 400_000)],
    [above('serviceToIncomePpm', 550_000)],
    ['不再为其安排新的提款，讨论延长期限或提前归还', 'Plan no new draws for him; talk about a longer term or early repayment'],
    { leadDays: [30, 90] },
  ),
  borrower(
    'B9',
    ['提额申请处理中', 'A higher limit was asked for'],
    [atLeast('raisePending', 1)],
    [atLeast('raisePending', 1, 'isNeededSoon')],
    [
      '预期会要求重新认证；14 天内要用款的，先安排备用来源',
      'Expect to be asked to verify again; where the line is needed within 14 days, arrange a backup first',
    ],
    { leadDays: [0, 7] },
  ),
  borrower(
    'B10',
    ['关联企业资金紧张', 'The employer is short of cash'],
    [below('employerSurvivalWeeks', 8)],
    [below('employerSurvivalWeeks', 4)],
    ['核对企业收付款计划，个人到期款项单独留足', 'Go through the cash plan of the company, and set aside what the borrower himself owes'],
    { leadDays: [14, 60] },
  ),
  borrower(
    'B11',
    ['授权同意即将到期或已撤回', 'Consent ends'],
    [atMost('consentDaysLeft', 30)],
    [atMost('consentDaysLeft', 0)],
    [
      '说明用途，由本人决定是否续签；未续签的移出计划',
      'Say what it is for and let the borrower decide; without consent the line leaves the plan',
    ],
  ),
  borrower(
    'B12',
    ['额度受限', 'The line is restricted'],
    [atLeast('isRestricted', 1)],
    [atLeast('isStopped', 1)],
    [
      '先核对第二来源，再看原因；到期款项照常归还',
      'Compare with a second source first, then look for the cause; what falls due is paid all the same',
    ],
    { leadDays: [0, 0], isMutedByMaintenance: true },
  ),
] as const
