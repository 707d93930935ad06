/**
 * Where in the database something about a person may stand: every table, every column. A column that is in none of the lists fails a test, and
 * docs/personal-data.md is made from here.
 */
import { type PersonalTable, pseudonymous, sealed, staff, token } from './personal-classes.ts'

/** The lender's own name for a borrower, and the number made of it. */
const WHO = pseudonymous(
  'bucket borrower_id ref',
  '借款人编号由贷款机构自定，不含姓名和证件；账务与审计需要按编号查找',
  'The lender’s own id of a borrower, without name or document: the books and the audit are kept by it',
)
const NUMBER = pseudonymous('bucket borrower_id', '借款人的内部编号', 'The number of a borrower in here')
const view = (columns: string, none: string): PersonalTable => ({
  personal: [
    WHO,
    pseudonymous(columns, '由日志推导的额度与还款情况，只到编号', 'Made from the log: what became of a line, under the id alone'),
  ],
  none,
})
const ofMany = (none: string): PersonalTable => ({ personal: [], none })

export const PERSONAL_INVENTORY: Readonly<Record<string, PersonalTable>> = {
  account: {
    personal: [
      WHO,
      pseudonymous(
        'state',
        '信号与额度的快照；个人值只有令牌指纹，删除后与旧值不可比',
        'Signals and line; of personal values only fingerprints of tokens, comparable with nothing once erased',
      ),
    ],
    none: 'version wake_at organisation_id',
  },
  act: {
    personal: [
      pseudonymous('subject detail', '谁对哪位借款人做了什么，只到编号', 'What somebody of ours did about a borrower, under the id alone'),
    ],
    none: 'organisation_id id at act actor person roles reason address request_id record_nth',
  },
  api_key: {
    personal: [
      staff(
        'made_by made_by_person addresses',
        '创建密钥的人员，以及密钥可来自的网络',
        'Who of our people made a key, and the networks that it may come from',
      ),
    ],
    none: 'id name prefix sha256 scopes created_at revoked_at organisation_id senders purpose requests_per_minute expires_at last_used_at rotated_from approval_id',
  },
  application_view: view(
    'application_id product wish_minor offer causes state',
    'organisation_id submitted_at referred_at offered_at closed_at took_ms opened_by_sequence sequence',
  ),
  approval: {
    personal: [
      pseudonymous(
        'subject about request changes reason why problem',
        '请另一人复核的事：借款人只到编号；理由由工作人员书写，不得写入个人信息',
        'What a second person looks at: a borrower under his id alone; reasons are written by our people, and hold nothing personal',
      ),
    ],
    none: 'organisation_id id kind state seen maker maker_person made_at expires_at checker checker_person decided_at done_at',
  },
  backup_code: {
    personal: [staff('user_id sha256', '备用码的哈希', 'Hashes of backup codes')],
    none: 'used_at',
  },
  bucket_lane: ofMany('bucket lane node epoch'),
  case_view: {
    personal: [
      WHO,
      pseudonymous(
        'case_id kind state category body assignee',
        '工单的类别、期限与经办人；正文只在日志中，已封存',
        'Kind, dates and clerk of a case; what was written stands in the log alone, sealed',
      ),
    ],
    none: 'organisation_id opened_at due_at next_escalation_at closed_at sequence',
  },
  contact: {
    personal: [
      NUMBER,
      sealed('email phone push', '联系方式，用借款人密钥封存', 'Addresses, sealed with his key'),
      pseudonymous('language opted_out quiet_from quiet_until', '联系偏好', 'How he wants to be told'),
    ],
    none: 'organisation_id updated_at',
  },
  contact_address: {
    personal: [WHO, token('token', '按手机号或邮箱登录用的盲索引', 'Blind index for signing in by phone or e-mail')],
    none: 'organisation_id kind',
  },
  day_hold_view: ofMany('organisation_id day bucket reason placed lifted'),
  day_view: ofMany(
    'organisation_id day bucket currency events holds_placed holds_lifted lines_opened lines_restricted lines_released drawdowns_approved ' +
      'drawdowns_declined limits_raised limits_cut lines suspended limit_minor drawn_minor available_minor',
  ),
  delivery: {
    personal: [WHO, pseudonymous('message_key', '哪条消息已发出', 'Which message was sent')],
    none: 'id organisation_id sequence nth type channel endpoint_id is_mandatory state attempts due_at queued_at done_at ' + 'problem', // A code of SMTP or HTTP, never what the other side wrote.
  },
  desk_fact: {
    personal: [
      staff('actor person', '由谁登记', 'Who of our people told it'),
      pseudonymous(
        'subject data said_sha256 evidence',
        '融资台登记的事实：借款人只用代号，未经其授权的数值不入库，撤回授权后不再展示',
        'What a desk was told: borrowers under labels of its own; what they do not let it know is not kept, and what they take back is not shown any more',
      ),
    ],
    none: 'organisation_id sequence write_id fact_id type kind effective_at observed_at recorded_at source confidence_ppm',
  },
  desk_connection: {
    personal: [
      sealed('secret previous_secret', '验签密钥，由机构密钥封存', 'Secrets that verify, sealed with the organisation’s key', 'nothing'),
    ],
    none: 'organisation_id id channel_id address base_url previous_until secret_at made_at ended_at heard_at taken missed_at',
  },
  desk_connection_line: {
    personal: [token('subject', '授权码的哈希，推送以此指明额度', 'Hash of the code, by which webhooks name the line', 'stays')],
    none: 'organisation_id enrolment_id connection_id asked_at',
  },
  desk_statement_entry: {
    personal: [
      token('entry_key', '一笔流水的哈希，再来时据此认出', 'Hash of an entry of a statement, by which it is known again', 'stays'),
      pseudonymous(
        'path line booked_on amount_minor currency direction why',
        '没有对上的流水，只留日期、金额与所在行，不留户名与摘要',
        'Entries of statements that matched nothing: day, amount and place in the file, no names and no words',
      ),
    ],
    none: 'organisation_id statement_id',
  },
  desk_import_row: {
    personal: [
      sealed(
        'sealed',
        '登记文件中被隔离的行，由机构密钥封存，更正或放弃后删除',
        'Rows of registers in quarantine, sealed with the organisation’s key, deleted once mended or discarded',
        'nothing',
      ),
    ],
    none: 'organisation_id import_id first_row held_at',
  },
  desk_link_endpoint: ofMany('organisation_id link_id endpoint_id'),
  desk_webhook: {
    personal: [token('sha256', '推送内容的哈希，一小时后删除', 'Hash of what was sent, deleted after an hour', 'stays')],
    none: 'organisation_id connection_id message_id received_at',
  },
  desk_webhook_refusal: ofMany('organisation_id connection_id minute why refused'),
  desk_lender_line: {
    personal: [
      sealed(
        'code',
        '借款人给融资台的授权码，用机构密钥封存',
        'The code that a borrower made for the desk, sealed with the key of the organisation',
        'nothing',
      ),
    ],
    none: 'organisation_id enrolment_id base_url state asked_at answered_at next_at failures problem',
  },
  desk_link: {
    personal: [
      pseudonymous('ref desk request_id', '借款人授权了哪个融资台，只到编号', 'Whom a borrower lets see his line, under the id alone'),
      token('sha256', '授权码的哈希', 'Hash of the code', 'stays'),
    ],
    none: 'organisation_id id made_at ended_at',
  },
  document: {
    personal: [
      NUMBER,
      pseudonymous(
        'subject content sha256',
        '合同、借据、结清证明：只写编号，不写姓名；合同须长期保存',
        'Contract, loan note, settlement: they name the id, not the person; a contract has to be kept',
      ),
    ],
    none: 'organisation_id kind language sequence form made_at',
  },
  drawdown_view: view(
    'drawdown_id state amount_minor purpose terms decline_code causes loan_id failure',
    'organisation_id currency decided_at ended_at decided_by_sequence sequence',
  ),
  due_day_view: ofMany('organisation_id due_on bucket currency product instalments principal_minor interest_minor'),
  event: {
    personal: [
      NUMBER,
      sealed(
        'data',
        '个人字段逐个封存；其余为设备编号、金额、事件，只到编号。日志只追加，靠销毁密钥删除',
        'Each personal field sealed by itself; the rest is device ids, amounts and events under the id alone. The log is append-only: deleting the key deletes',
      ),
      pseudonymous(
        'source event_id decision actor content_hash',
        '谁在何时说了什么、如何决定；哈希不含个人字段',
        'Who said what, and what was decided; the hash leaves personal fields out',
      ),
    ],
    none: 'key sequence type occurred_at known_at recorded_at pack_id organisation_id schema_version transaction_id record_tree record_nth',
  },
  hold_view: view('hold_id reason scope', 'organisation_id placed_at observed_until lifted_at placed_by_sequence lifted_by_sequence'),
  import_entry: {
    personal: [
      pseudonymous(
        'ref loan_id reference amount_minor payer_key bank_key',
        '银行流水号与金额；付款人姓名、账号、附言不入库',
        'The bank’s number and the amount; name, account and words of the payer are not kept',
      ),
    ],
    none:
      'organisation_id entry_id import_id nth place account_key direction currency booked_on value_on task state why rule fit problem original_id ' +
      'noted_at resolved_by resolved_at',
  },
  import_file: ofMany(
    'organisation_id id sha256 kind bytes actor state received_at finished_at is_partial fault_count faults skipped statements totals',
  ),
  invitation: {
    personal: [staff('email sha256', '受邀人员的工作邮箱，需要发信', 'The e-mail of somebody invited, which is written to')],
    none: 'organisation_id id roles invited_by created_at expires_at used_at withdrawn_at',
  },
  journal_view: view('loan_id account amount_minor', 'organisation_id sequence nth booked_on through currency product'),
  ledger_day_view: ofMany('organisation_id booked_on bucket currency product account debit_minor credit_minor'),
  line_view: view(
    'status limit_minor drawn_minor available_minor utilisation_permille grade behaviour_score holds hold_keys',
    'organisation_id sequence as_of currency opened_at',
  ),
  loan_view: view(
    'loan_id drawdown_id principal_minor principal_left_minor loan',
    'organisation_id product currency disbursed_on first_unpaid_on overdue_from settled_on written_off_on booked_through opened_by_sequence sequence',
  ),
  mark_view: {
    personal: [NUMBER, pseudonymous('mark detail', '指标统计用的标记', 'Marks that measures are counted from')],
    none: 'organisation_id sequence nth run_id at',
  },
  me_code: {
    personal: [
      token('token code', '登录验证码与所填地址的哈希', 'Hash of a sign-in code and of the address it went to'),
      pseudonymous('ref', '验证码属于谁', 'Whose code it is', 'removed'),
    ],
    none: 'id organisation_id kind tries replays created_at expires_at used_at',
  },
  me_session: {
    personal: [pseudonymous('ref', '谁已登录；会话到期即删', 'Who is signed in; gone with the session', 'runs-out')],
    none: 'sha256 organisation_id created_at seen_at',
  },
  member: {
    personal: [staff('user_id roles', '人员属于哪家机构、何种角色', 'Who belongs where, in what roles')],
    none: 'organisation_id suspended_at since',
  },
  message: {
    personal: [
      NUMBER,
      pseudonymous('key subject body read_at', '提醒与报告：金额与日期，无姓名', 'Reminders and reports: amounts and days, no name'),
    ],
    none: 'organisation_id kind at',
  },
  message_sweep: ofMany('organisation_id day'),
  notice_read: {
    personal: [NUMBER, pseudonymous('notice_id read_at', '何时读过哪份通知', 'Which notice was read when')],
    none: 'organisation_id',
  },
  notice_template: ofMany('organisation_id about version words made_by made_at approved_by approved_at'),
  organisation: {
    personal: [
      sealed(
        'index_key',
        '盲索引密钥，由主密钥封存；为全机构所用',
        'The key of the blind index, wrapped by a master key; of the whole organisation',
        'nothing',
      ),
    ],
    none: 'id name clock watermark account_format wakes_of_pack master_key created_at payouts_checked book_version wakes_of_book',
  },
  pack: ofMany('id hash files first_used_at'),
  pack_in_force: ofMany('id pack_id folder_hash approval_id since'),
  pack_waiting: ofMany('hash files first_seen_at'),
  personal_index: {
    personal: [WHO, token('token', '按手机号、证件号、卡号、邮箱查找用的盲索引', 'Blind index: phone, document, card, e-mail')],
    none: 'organisation_id kind known_at replaced_at',
  },
  projection: ofMany('organisation_id transaction_id bucket borrower_id sequence buckets_built'),
  quarantine: {
    personal: [
      WHO,
      sealed('data', '出错而搁置的事件，与日志同样封存', 'An event that broke our code, sealed as in the log'),
      pseudonymous('source event_id actor', '谁发来的', 'Who sent it'),
    ],
    none: 'key organisation_id type schema_version occurred_at known_at fault first_at last_at attempts',
  },
  record_batch: {
    personal: [
      pseudonymous(
        'leaves',
        '日志各行的哈希：个人字段以密文计入，删除后仍可核对，无法据以猜测',
        'Hashes of rows of the log: of sealed fields the sealed text, so that they can be checked after an erasure, and nothing guessed from them',
      ),
    ],
    none: 'organisation_id tree first',
  },
  record_head: ofMany('organisation_id number at body key_id signature'),
  record_key: ofMany('id public since'),
  record_tile: ofMany('organisation_id tree level nth hashes'),
  repayment_view: view(
    'repayment_id amount_minor overpaid_minor beside_minor parts',
    'organisation_id applied_by_sequence paid_at paid_on booked_on taken_back_at taken_back_booked_on sequence',
  ),
  sandbox_control: ofMany('organisation_id port settings'),
  sandbox_identity: {
    personal: [pseudonymous('subject code', '沙箱核身：几分钟后失效', 'The stand-in for identity checks: over within minutes', 'runs-out')],
    none: 'session_id organisation_id tries_left expires_at',
  },
  sandbox_letter: {
    personal: [pseudonymous('ref subject body', '未接通道时代为存放的信', 'Letters kept while nobody sends them', 'removed')],
    none: 'id organisation_id channel language at',
  },
  sandbox_payment: {
    personal: [pseudonymous('payee amount_minor', '沙箱放款', 'What the stand-in paid out')],
    none: 'order_id organisation_id currency refused_for at asked',
  },
  schema_migration: ofMany('number name sha256 applied_at'),
  sealing_key: {
    personal: [NUMBER, sealed('wrapped', '借款人密钥，由主密钥封存', 'The key of a borrower, wrapped by a master key', 'removed')],
    none: 'organisation_id id master_key created_at',
  },
  session: {
    personal: [
      staff(
        'user_id device address',
        '人员的登录：设备与网络地址，供本人核对',
        'Sessions of our people: device and address, for themselves to look over',
      ),
    ],
    none: 'sha256 api_key_id organisation_id created_at expires_at seen_at proved_at',
  },
  sign_in_failure: ofMany('subject failures last_at'),
  sign_in_step: {
    personal: [staff('user_id detail', '登录的中间步骤，几分钟后失效', 'Half-way through signing in; over within minutes')],
    none: 'sha256 kind organisation_id created_at expires_at',
  },
  upload: {
    personal: [
      WHO,
      sealed('sealed', '借款人提交的材料', 'Files that he brought'),
      pseudonymous('upload_id sha256 received_sha256 kind bytes', '材料的编号与指纹', 'Id and fingerprint of a file'),
    ],
    none: 'organisation_id state finding key_id actor received_at scanned_at',
  },
  user_account: {
    personal: [
      staff(
        'id person email name issuer subject',
        '人员的姓名与工作邮箱，登录与审计需要',
        'Name and e-mail of our people, to sign in by and for the audit',
      ),
      sealed('totp totp_next', '两步验证密钥，由机构密钥封存', 'Secrets of second factors, sealed with the organisation’s key', 'nothing'),
      staff('password', '口令的 scrypt 哈希', 'The password, as scrypt keeps it'),
    ],
    none: 'password_set_at totp_step created_at email_proven_at',
  },
  webhook_endpoint: {
    personal: [
      sealed('secret previous_secret', '签名密钥，由机构密钥封存', 'Signing secrets, sealed with the organisation’s key', 'nothing'),
    ],
    none: 'organisation_id id url types previous_until off_why created_at',
  },
}
