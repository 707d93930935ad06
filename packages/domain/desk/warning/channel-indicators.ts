import { DAY_MS } from '../../kernel/time.ts'
import { above, atLeast, atMost, below, define } from './indicator.ts'

const channel = define('channel', 'desk_lead')

export const CHANNEL_INDICATORS = [
  channel(
    'C1',
    ['渠道性受限', 'The channel itself is hit'],
    [above('systemicPpm', 300_000)],
    [above('systemicPpm', 700_000)],
    [
      '核对第二来源，暂不追究个人；打开该渠道的应急预案',
      'Check a second source before looking at any borrower; open the playbook of the channel',
    ],
    { leadDays: [0, 0], severity: { amber: 2, red: 1 }, isMutedByMaintenance: true },
  ),
  channel(
    'C2',
    ['额度普遍下调', 'Limits go down'],
    [atMost('medianLimitChangePpm', -100_000)],
    [atMost('medianLimitChangePpm', -300_000)],
    ['向渠道方询问政策变化，按新额度重排计划', 'Ask the provider what changed, and plan with the new limits'],
    { clearMs: DAY_MS, leadDays: [0, 14] },
  ),
  channel(
    'C3',
    ['审批变慢', 'Approvals take longer'],
    [atLeast('approvalTimesPpm', 1_500_000)],
    [atLeast('approvalTimesPpm', 3_000_000)],
    ['把申请提前，备用渠道同步递交', 'Apply earlier, and at the backup as well'],
    { clearMs: 7 * DAY_MS, leadDays: [7, 30] },
  ),
  channel(
    'C4',
    ['拒绝率上升', 'More rejections'],
    [atLeast('rejectionRisePermille', 100)],
    [atLeast('rejectionRisePermille', 250)],
    ['按拒绝原因归类，暂停同类申请', 'Sort rejections by reason, and hold back applications of that kind'],
    { clearMs: 7 * DAY_MS, leadDays: [0, 30] },
  ),
  channel(
    'C5',
    ['报价利率上升', 'The rate offered rises'],
    [atLeast('rateRiseBasisPoints', 100)],
    [atLeast('rateRiseBasisPoints', 300)],
    ['重新比较各渠道成本，更新计划', 'Compare what channels cost, and plan again'],
    { clearMs: DAY_MS, leadDays: [7, 60] },
  ),
  channel(
    'C6',
    ['可选期限缩短', 'The tenor offered shortens'],
    [atMost('tenorChangePpm', -250_000)],
    [atMost('tenorChangePpm', -500_000)],
    ['检查到期高峰，寻找更长期限的来源', 'Look at the maturity wall, and for a source of longer tenor'],
    { clearMs: DAY_MS, leadDays: [14, 60] },
  ),
  channel(
    'C7',
    ['平台或监管公告', 'A notice was published'],
    [atLeast('maintenanceNotices', 1)],
    [atLeast('ruleNotices', 1)],
    [
      '维护公告：避开时段用款；政策或监管公告：交合规负责人研判',
      'Maintenance: draw before or after it. Policy or regulator: have compliance read it',
    ],
    { leadDays: [0, 30] },
  ),
  channel(
    'C8',
    ['要求追加担保', 'More security is asked for'],
    [atLeast('linesAskedForSecurity', 1)],
    [atLeast('linesAskedForSecurity', 2)],
    ['询问原因，核对担保资源是否已被占用', 'Ask why, and check what may still be pledged'],
    { clearMs: DAY_MS, leadDays: [14, 60] },
  ),
  channel(
    'C9',
    ['额度即将到期', 'The line expires soon'],
    [below('daysToExpiry', 60)],
    [below('daysToExpiry', 21, 'isNeeded')],
    ['提交续期材料，或在到期前换入其他来源', 'Ask for renewal, or bring in another source before it ends'],
    { clearMs: 0 },
  ),
  channel(
    'C10',
    ['久未试提', 'Long untested'],
    [above('daysSinceTest', 90)],
    [above('daysSinceTest', 180)],
    ['在计划和用途允许的范围内做一次小额试提', 'Make a small draw as a test, within the plan and the purpose of the line'],
    { clearMs: 0, severity: { amber: 4, red: 3 } },
  ),
] as const
