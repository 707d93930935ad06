/** Of channels, lines and what was looked at: how each stands at the end of the time, and how often somebody made sure. */
import { writeInstant } from '@fairline/contract/instant'
import type { LinePicture } from '../picture/line-picture.ts'
import { BADGES, type Badge } from '../status/badge.ts'
import type { ReportGround } from './report-ground.ts'
import type { Cell, ReportTable } from './report-table.ts'
import { column, money, words } from './report-table.ts'
import { CAUSE_WORDS, HIDDEN, LIFECYCLE_WORDS, SOURCE_WORDS } from './report-words.ts'

const BADGE_IDS = Object.keys(BADGES) as readonly Badge[]
const NORMAL: Badge = 'normal'

export function channelTable({ picture, isHidden }: ReportGround): ReportTable {
  const rows = [...picture.channels.values()].map(({ channel, failed, diagnosis }): Cell[] => {
    const lines = channel.lines.map(({ subject }) => picture.lines.get(subject)!)
    const shown = lines.filter(({ line }) => !isHidden(line.subject))
    const count = (badge: Badge): number => shown.filter(({ status }) => status.badge === badge).length
    const { content, id } = channel.state
    return [
      ...[id, content.product, LIFECYCLE_WORDS[content.lifecycle]],
      ...BADGE_IDS.map(count),
      lines.length - shown.length,
      failed.length === 0 ? '' : diagnosis === null ? null : CAUSE_WORDS[diagnosis.cause]!,
    ]
  })
  return {
    id: 'channels',
    title: words('渠道状态', 'Channels'),
    from: words(
      '由期末最后的观察得出；消息中断过久的算未知。原因是按证据推断的最可能者。',
      'By what was last observed at the end of the time; what was silent for too long counts as unknown. Causes are the likeliest by the evidence.',
    ),
    columns: [
      ...[
        column('channel', 'text', '渠道', 'Channel'),
        column('product', 'text', '产品', 'Product'),
        column('lifecycle', 'text', '阶段', 'Stage'),
      ],
      ...BADGE_IDS.map((badge) => column(badge, 'count', BADGES[badge].zh, BADGES[badge].en)),
      column('hidden', 'count', '未授权查看', 'Not shown'),
      column('cause', 'text', '异常原因', 'Why lines fail'),
    ],
    rows,
  }
}

export function lineTable({ picture, isHidden }: ReportGround): ReportTable {
  const rows = [...picture.lines.values()].map((one): Cell[] => {
    const { line, status, failedAt } = one
    const { id, content } = line.facility
    if (isHidden(line.subject)) return [id, line.channelId, HIDDEN, '', '', '']
    return [
      ...[id, line.channelId, BADGES[status.badge]],
      failedAt === null ? '' : writeInstant(failedAt),
      money(isLimitShown(one) ? one.limitMinor : null, content.currency),
      money(one.drawnMinor, content.currency),
    ]
  })
  return {
    id: 'lines',
    title: words('额度明细', 'Lines'),
    from: words(
      '每条受观察的额度在期末的状态。借款人未授权查看的金额写作未知。',
      'Each watched line as it stood at the end of the time. Amounts that a borrower does not let the desk see are told as unknown.',
    ),
    columns: [
      ...[column('line', 'text', '额度', 'Line'), column('channel', 'text', '渠道', 'Channel'), column('badge', 'text', '状态', 'State')],
      column('failed_at', 'at', '异常起始', 'Failing since'),
      ...[column('limit', 'money', '额度', 'Limit'), column('drawn', 'money', '已用', 'Drawn')],
    ],
    rows,
  }
}

/** A band tells the least that it can be, which is no limit to print. */
const isLimitShown = ({ line }: LinePicture): boolean => line.scopes === null || line.scopes.has('limit')

/** Of each product of a channel, whether anybody made sure of it in the time, and what was found. */
export function checkTable({ picture, checks, isHidden }: ReportGround): ReportTable {
  const of = (kind: string, id: string | undefined) => checks.filter((one) => one.kind === kind && one.id === id)
  const rows = [...picture.lines.values()].map(({ line, status }): Cell[] => {
    const { id, content } = line.facility
    const product = picture.registers.channels.get(content.channel_id)?.state.content.product ?? content.channel_id
    if (isHidden(line.subject)) return [product, id, null, null, '', '', HIDDEN]
    const own = [...of('facility', id), ...of('enrolment', line.enrolment?.id)].sort((a, b) => b.last.at - a.last.at)
    const [newest] = own
    const times = own.reduce((all, one) => all + one.times, 0)
    return [
      ...[product, id, times],
      newest === undefined ? '' : writeInstant(newest.last.at),
      newest?.last.actor ?? '',
      newest === undefined ? '' : (SOURCE_WORDS[newest.last.source] ?? newest.last.source),
      newest === undefined
        ? words('本期未检查', 'Not checked in this time')
        : status.badge === NORMAL
          ? words('检查正常', 'Found in order')
          : BADGES[status.badge],
    ]
  })
  return {
    id: 'checks',
    title: words('产品状态检查', 'Product status checks'),
    from: words(
      '期间内报送的观察：次数、最近一次由谁以何种方式报送，以及期末的结论。本期没有观察的明写未检查。',
      'Observations told in the time: how many, by whom and how the last one came, and what is concluded at the end. What nobody observed is said not to be checked.',
    ),
    columns: [
      ...[
        column('product', 'text', '产品', 'Product'),
        column('line', 'text', '额度', 'Line'),
        column('times', 'count', '检查次数', 'Checks'),
      ],
      ...[column('last_at', 'at', '最近检查', 'Last check'), column('by', 'people', '检查人', 'By')],
      ...[column('way', 'text', '方式', 'Way'), column('result', 'text', '结果', 'Result')],
    ],
    rows,
  }
}
