import type { SectionName } from '../store/book-sections.ts'

const WORDS: Readonly<Record<SectionName, string>> = {
  organisation: 'organisations 机构',
  pack: 'policy packs 策略包',
  pack_waiting: 'packs waiting 待复核策略包',
  pack_in_force: 'packs in force 启用记录',
  api_key: 'API keys 密钥',
  sealing_key: 'sealing keys 封存密钥',
  quarantine: 'quarantined 隔离事件',
  import_file: 'payment files 还款文件',
  import_entry: 'payments in them 文件中的款项',
  account: 'borrowers 借款人',
  event: 'events 事件',
  act: 'administrative acts 管理操作',
  approval: 'approvals 复核',
  desk_fact: 'facts of the desk 融资台事实',
  desk_link: 'links to desks 融资台授权码',
  desk_lender_line: 'lines asked about 绑定的额度',
  desk_link_endpoint: 'desks told 告知的融资台',
  desk_connection: 'connections 接入',
  desk_connection_line: 'lines told of 接入的额度',
  record_key: 'keys of the record 记录公钥',
  record_batch: 'batches of leaves 记录批次',
  record_head: 'tree heads 树头',
  document: 'documents 文件',
  upload: 'files 上传文件',
  contact: 'contacts 联系方式',
  webhook_endpoint: 'webhooks 回调地址',
  delivery: 'deliveries 投递',
  message: 'messages 提醒',
  message_sweep: 'days of messages 提醒日期',
  notice_read: 'notices read 已读通知',
  notice_template: 'notice texts 通知文本',
  contact_address: 'addresses to sign in with 登录地址',
  user_account: 'accounts of people 人员账户',
  backup_code: 'backup codes 备用码',
  member: 'members 成员',
}

/** What a backup holds, in one line. */
export const sectionCounts = (sections: readonly { readonly end: SectionName; readonly rows: number }[]): string =>
  sections.map(({ end, rows }) => `${WORDS[end]} ${rows}`).join(', ')
