/** What cells of reports say, in both languages. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import type { CREDIT_KINDS } from '@fairline/contract/desk/purposes'
import type { Words } from '../../documents/markup.ts'
import type { ProcessStep } from './process-figures.ts'
import { words } from './report-table.ts'

export const HIDDEN = words('借款人未授权查看', 'Not shown: the borrower does not consent')

export const CAUSE_WORDS: Readonly<Record<string, Words>> = {
  individual: words('个别借款人', 'Borrowers’ own'),
  policy: words('出借方政策', 'Policy of the lender'),
  regulatory: words('监管', 'Regulator'),
  maintenance: words('系统维护', 'Maintenance'),
  technical: words('技术故障', 'Technical fault'),
  undetermined: words('尚不能确定', 'Not determined'),
}

export const LIFECYCLE_WORDS: Readonly<Record<DeskEntry<'channel'>['lifecycle'], Words>> = {
  prospect: words('接洽', 'Prospect'),
  applying: words('申请中', 'Applying'),
  active: words('使用中', 'Active'),
  watch: words('关注', 'On watch'),
  winding_down: words('收缩', 'Winding down'),
  retired: words('已退出', 'Retired'),
}

export const SOURCE_WORDS: Readonly<Record<string, Words>> = {
  webhook: words('出借方推送', 'Sent by the lender'),
  pull: words('向出借方查询', 'Asked of the lender'),
  csv: words('表格导入', 'Imported table'),
  statement: words('银行流水', 'Bank statement'),
  borrower_report: words('借款人反馈', 'Told by the borrower'),
  desk_entry: words('融资台登记', 'Entered by the desk'),
}

export const METHOD_WORDS: Readonly<Record<'optimised' | 'rules', Words>> = {
  optimised: words('求解器证明', 'Proven by the solver'),
  rules: words('按规则', 'Made by rules'),
}

export const COVENANT_WORDS: Readonly<Record<DeskEntry<'facility'>['covenants'][number]['measure'], Words>> = {
  leverage: words('杠杆率', 'Leverage'),
  dscr: words('偿债覆盖率', 'Debt service cover'),
  current_ratio: words('流动比率', 'Current ratio'),
  other: words('其他', 'Other'),
}

export const INCIDENT_WORDS: Readonly<Record<string, Words>> = {
  open: words('待接手', 'Open'),
  diagnosing: words('诊断中', 'Being diagnosed'),
  switching: words('切换中', 'Switching'),
  recovering: words('恢复中', 'Recovering'),
  observing: words('观察中', 'Watched on'),
  closed: words('已关闭', 'Closed'),
}

export const TASK_STATE_WORDS: Readonly<Record<string, Words>> = {
  open: words('待办', 'To do'),
  doing: words('进行中', 'Under way'),
  done: words('已完成', 'Done'),
  dropped: words('已取消', 'Dropped'),
}

export const VERDICT_WORDS: Readonly<Record<string, Words>> = {
  real: words('属实', 'Real'),
  false: words('误报', 'False alarm'),
}

export const STEP_WORDS: Readonly<Record<ProcessStep, Words>> = {
  detect: words('发现', 'Detect'),
  appeal: words('申诉', 'Appeal'),
  restore: words('恢复', 'Restore'),
  switch: words('切换', 'Switch'),
}

export const CREDIT_WORDS: Readonly<Record<(typeof CREDIT_KINDS)[number], Words>> = {
  consumer: words('消费信贷额度', 'Consumer credit lines'),
  business: words('经营信贷额度', 'Business credit lines'),
}
