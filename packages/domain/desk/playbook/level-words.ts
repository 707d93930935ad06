import type { Level, Switching, TaskId, Trigger } from './level.ts'

type Words = Readonly<{ zh: string; en: string }>

export const LEVEL_WORDS: Readonly<Record<Level, Readonly<{ name: Words; authority: Words; exit: Words }>>> = {
  0: {
    name: { zh: '平稳', en: 'Calm' },
    authority: { zh: '无需启动', en: 'Nothing to invoke' },
    exit: { zh: '—', en: '—' },
  },
  1: {
    name: { zh: '一级 关注', en: 'Level 1, watch' },
    authority: { zh: '融资台专员', en: 'Desk analyst' },
    exit: { zh: '原因已查明，相关额度恢复正常并复查一次无误', en: 'The cause is known, the lines are back, and one more check is good' },
  },
  2: {
    name: { zh: '二级 预备', en: 'Level 2, prepare' },
    authority: { zh: '融资台负责人', en: 'Desk lead' },
    exit: {
      zh: '排除渠道性原因，且失去任一渠道方仍可支撑 8 周以上',
      en: 'It is not the channel, and the loss of any one provider leaves eight weeks or more',
    },
  },
  3: {
    name: { zh: '三级 切换', en: 'Level 3, switch' },
    authority: { zh: '财务负责人，另需一人复核', en: 'Head of finance, and a second person' },
    exit: {
      zh: '备用资金到账，8 周内无缺口，备用金回到底线以上',
      en: 'Backup funds arrived, nothing is missing within eight weeks, and the reserve is above its floor',
    },
  },
  4: {
    name: { zh: '四级 危机', en: 'Level 4, crisis' },
    authority: { zh: '危机小组，两人批准', en: 'Crisis group, two of whom approve' },
    exit: {
      zh: '存量债务偿付有保障，两周内无缺口，仅剩一个关联组受影响',
      en: 'Debt service is safe, nothing is missing within two weeks, and one group at most is hit',
    },
  },
}

/** In place of those of its level, where nothing is called as the project is a draft. */
export const DRAFT_WORDS: Readonly<Record<'name' | 'authority' | 'exit' | 'switching', Words>> = {
  name: { zh: '草稿，预案未启用', en: 'A draft, no playbook runs' },
  authority: { zh: '无需启动', en: 'Nothing to invoke' },
  exit: { zh: '—', en: '—' },
  switching: {
    zh: '项目还是草稿，不分级；启动后再按预案分级',
    en: 'The project is a draft and has no level; it gets one once it is active',
  },
}

export const TRIGGER_WORDS: Readonly<Record<Trigger, Words>> = {
  borrower_red: { zh: '有借款人红色预警', en: 'A borrower warning is red' },
  line_impaired: { zh: '有额度受限', en: 'A line is impaired' },
  systemic_likely: { zh: '渠道性原因的把握超过 30%', en: 'A cause of the channel is likelier than 30 %' },
  one_loss_away: { zh: '失去一家渠道方后支撑不到 8 周', en: 'Without one provider, less than eight weeks are funded' },
  confirmed_and_gap_near: {
    zh: '已确认关闭或降额，且 8 周内出现缺口',
    en: 'A closure or cut is confirmed, and something is missing within eight weeks',
  },
  reserve_below_floor: { zh: '备用金低于底线', en: 'The reserve is below its floor' },
  several_groups: { zh: '两个以上关联组同时受影响', en: 'Two or more common-cause groups are hit' },
  gap_at_hand: { zh: '两周内出现缺口', en: 'Something is missing within two weeks' },
  debt_service_at_risk: { zh: '存量债务偿付有风险', en: 'Debt service is at risk' },
}

export const TASK_WORDS: Readonly<Record<TaskId, Words>> = {
  diagnose: { zh: '查明原因', en: 'Find the cause' },
  review_book: { zh: '复核应急方案', en: 'Review the contingency book' },
  check_backups: { zh: '预检备用来源', en: 'Check the backups beforehand' },
  tell_those_concerned: { zh: '当日告知借款人、供应商与出资方', en: 'Tell borrowers, suppliers and lenders the same day' },
  backup_funds: { zh: '备用资金到账', en: 'Backup funds in the account' },
  cash_call: { zh: '每日资金会', en: 'Daily cash call' },
  talk_to_creditors: { zh: '与债权人沟通', en: 'Talk to creditors' },
}

export const SWITCHING_WORDS: Readonly<Record<Switching, Words>> = {
  not_called_for: { zh: '无需切换', en: 'No switch is called for' },
  blocked_as_technical: {
    zh: '很可能只是技术故障：确认之前不切换（支撑不足两周的除外）',
    en: 'Most likely a technical fault: no switch until it is confirmed, unless less than two weeks are funded',
  },
  open: { zh: '可以切换，按应急方案执行', en: 'Switch, by the contingency book' },
}
