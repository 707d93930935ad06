/**
 * What a backup holds, table by table and column by column: all that is not derived from the rest.
 *
 * Left out   state and wake_at of `account` (replayed from the log), `personal_index` (rebuilt from the sealed values), `account_format`,
 *            `wakes_of_pack` and `wakes_of_book` of `organisation` (those of the release that restores), its `book_version` (counted from the log), `bucket_lane` and `schema_migration` (made by the migrations), `transaction_id` of
 *            `event` (of the cluster), `payouts_checked` and the queue of jobs (found anew from the accounts), `sandbox_*` (a stand-in), `session`, `me_session` and
 *            `me_code` (whoever was signed in signs in again), `invitation`, `sign_in_step` and `sign_in_failure` (an open invitation is sent anew), `projection` and the views (built from the log), `record_tile` (made from the leaves).
 * Kept       `document`, though made from the log: only a release with the same texts makes the same bytes.
 * Order      of the rows of each: the same book always gives the same bytes.
 */

/**
 * `column` or `alias = expression`. `rowsAtOnce`: of how many rows at most is asked at a time. `since`: older schemas have no such table. `sinceFormat`: the table
 * is older than its place in a backup.
 */
type SectionOf = {
  readonly name: string
  readonly columns: readonly string[]
  readonly order: readonly string[]
  readonly rowsAtOnce: number
  readonly since?: number
  readonly sinceFormat?: number
}

const PAGE = 500

export const BOOK_SECTIONS = [
  {
    name: 'organisation',
    columns: ['id', 'name', 'clock', 'watermark', 'master_key', 'index_key', 'created_at'],
    order: ['id'],
    rowsAtOnce: PAGE,
  },
  { name: 'pack', columns: ['id', 'hash', 'files', 'first_used_at'], order: ['id'], rowsAtOnce: 1 },
  { name: 'pack_waiting', columns: ['hash', 'files', 'first_seen_at'], order: ['hash'], rowsAtOnce: 1, since: 19, sinceFormat: 2 },
  {
    name: 'pack_in_force',
    columns: ['id', 'pack_id', 'folder_hash', 'approval_id', 'since'],
    order: ['id'],
    rowsAtOnce: PAGE,
    since: 21,
    sinceFormat: 2,
  },
  {
    name: 'api_key',
    columns: [
      ...['id', 'name', 'prefix', 'sha256', 'scopes', 'created_at', 'revoked_at', 'organisation_id', 'senders', 'purpose', 'addresses'],
      ...['requests_per_minute', 'expires_at', 'last_used_at', 'made_by', 'made_by_person', 'rotated_from', 'approval_id'],
    ],
    order: ['id'],
    rowsAtOnce: PAGE,
  },
  {
    name: 'sealing_key',
    columns: ['bucket', 'borrower_id', 'organisation_id', 'id', 'master_key', 'wrapped', 'created_at'],
    order: ['bucket', 'borrower_id'],
    rowsAtOnce: PAGE,
  },
  {
    name: 'quarantine',
    columns: [
      ...['bucket', 'borrower_id', 'key', 'organisation_id', 'ref', 'type', 'schema_version', 'source', 'event_id', 'actor'],
      ...['occurred_at', 'known_at', 'data', 'fault', 'first_at', 'last_at', 'attempts'],
    ],
    order: ['bucket', 'borrower_id', 'key'],
    rowsAtOnce: PAGE,
  },
  {
    name: 'import_file',
    columns: [
      ...['organisation_id', 'id', 'sha256', 'kind', 'bytes', 'actor', 'state', 'received_at', 'finished_at', 'is_partial', 'fault_count'],
      ...['faults', 'skipped', 'statements', 'totals'],
    ],
    order: ['organisation_id', 'id'],
    rowsAtOnce: PAGE,
    since: 7,
  },
  {
    name: 'import_entry',
    columns: [
      ...['organisation_id', 'entry_id', 'import_id', 'nth', 'place', 'reference', 'account_key', 'bank_key', 'payer_key', 'direction'],
      ...[
        'amount_minor',
        'currency',
        'booked_on',
        'value_on',
        'task',
        'state',
        'why',
        'rule',
        'fit',
        'problem',
        'ref',
        'loan_id',
        'original_id',
      ],
      ...['noted_at', 'resolved_by', 'resolved_at'],
    ],
    order: ['organisation_id', 'entry_id'],
    rowsAtOnce: PAGE,
    since: 7,
  },
  {
    name: 'account',
    columns: [
      ...['bucket', 'borrower_id', 'organisation_id', 'ref', 'version'],
      // The format number stands behind the eight bytes of the header (stored-state.ts).
      'format = case when length(t.state) > 8 then get_byte(t.state, 8) end',
      `sha256 = encode(sha256(t.state), 'hex')`,
    ],
    order: ['bucket', 'borrower_id'],
    rowsAtOnce: PAGE,
  },
  {
    name: 'event',
    columns: [
      ...[
        'bucket',
        'borrower_id',
        'key',
        'content_hash',
        'sequence',
        'type',
        'source',
        'event_id',
        'occurred_at',
        'known_at',
        'recorded_at',
      ],
      ...['pack_id', 'data', 'decision', 'organisation_id', 'actor', 'schema_version', 'record_tree', 'record_nth'],
    ],
    order: ['bucket', 'borrower_id', 'sequence'],
    rowsAtOnce: PAGE,
  },
  {
    name: 'act',
    columns: [
      ...[
        'organisation_id',
        'id',
        'at',
        'act',
        'actor',
        'person',
        'roles',
        'subject',
        'detail',
        'reason',
        'address',
        'request_id',
        'record_nth',
      ],
    ],
    order: ['organisation_id', 'at', 'id'],
    rowsAtOnce: PAGE,
    since: 15,
  },
  { name: 'record_key', columns: ['id', 'public', 'since'], order: ['id'], rowsAtOnce: PAGE, since: 16 },
  {
    name: 'record_batch',
    columns: ['organisation_id', 'tree', 'first', 'leaves'],
    order: ['organisation_id', 'tree', 'first'],
    rowsAtOnce: PAGE,
    since: 16,
  },
  {
    name: 'record_head',
    columns: ['organisation_id', 'number', 'at', 'body', 'key_id', 'signature'],
    order: ['organisation_id', 'number'],
    rowsAtOnce: PAGE,
    since: 16,
  },
  {
    name: 'approval',
    columns: [
      ...['organisation_id', 'id', 'kind', 'state', 'subject', 'about', 'request', 'changes', 'seen', 'maker', 'maker_person', 'reason'],
      ...['made_at', 'expires_at', 'checker', 'checker_person', 'decided_at', 'why', 'done_at', 'problem'],
    ],
    order: ['organisation_id', 'made_at', 'id'],
    rowsAtOnce: PAGE,
    since: 19,
  },
  {
    name: 'desk_fact',
    columns: [
      ...['organisation_id', 'sequence', 'write_id', 'fact_id', 'type', 'kind', 'subject', 'effective_at', 'observed_at', 'recorded_at'],
      ...['source', 'confidence_ppm', 'evidence', 'said_sha256', 'actor', 'person', 'data'],
    ],
    order: ['organisation_id', 'sequence'],
    rowsAtOnce: PAGE,
    since: 23,
  },
  {
    name: 'desk_link',
    columns: ['organisation_id', 'id', 'ref', 'desk', 'request_id', 'sha256', 'made_at', 'ended_at'],
    order: ['organisation_id', 'id'],
    rowsAtOnce: PAGE,
    since: 24,
  },
  {
    name: 'desk_lender_line',
    columns: [
      ...['organisation_id', 'enrolment_id', 'base_url', 'code', 'state', 'asked_at', 'answered_at', 'next_at', 'failures', 'problem'],
    ],
    order: ['organisation_id', 'enrolment_id'],
    rowsAtOnce: PAGE,
    since: 24,
  },
  {
    name: 'desk_link_endpoint',
    columns: ['organisation_id', 'link_id', 'endpoint_id'],
    order: ['organisation_id', 'link_id'],
    rowsAtOnce: PAGE,
    since: 25,
  },
  {
    name: 'desk_connection',
    columns: [
      ...['organisation_id', 'id', 'channel_id', 'address', 'base_url', 'secret', 'previous_secret', 'previous_until', 'secret_at'],
      ...['made_at', 'ended_at', 'heard_at', 'taken', 'missed_at'],
    ],
    order: ['organisation_id', 'id'],
    rowsAtOnce: PAGE,
    since: 25,
  },
  {
    name: 'desk_connection_line',
    columns: ['organisation_id', 'enrolment_id', 'connection_id', 'subject', 'asked_at'],
    order: ['organisation_id', 'enrolment_id'],
    rowsAtOnce: PAGE,
    since: 25,
  },
  {
    name: 'desk_statement_entry',
    columns: [
      ...['organisation_id', 'statement_id', 'entry_key', 'path', 'line', 'booked_on', 'amount_minor', 'currency', 'direction', 'why'],
    ],
    order: ['organisation_id', 'statement_id', 'entry_key'],
    rowsAtOnce: PAGE,
    since: 27,
  },
  {
    name: 'desk_import_row',
    columns: ['organisation_id', 'import_id', 'first_row', 'sealed', 'held_at'],
    order: ['organisation_id', 'import_id', 'first_row'],
    rowsAtOnce: PAGE,
    since: 27,
  },
  {
    name: 'document',
    columns: [
      'bucket',
      'borrower_id',
      'organisation_id',
      'kind',
      'subject',
      'language',
      'sequence',
      'form',
      'sha256',
      'content',
      'made_at',
    ],
    order: ['bucket', 'borrower_id', 'kind', 'subject', 'language', 'sequence'],
    rowsAtOnce: 50,
    since: 6,
  },
  {
    name: 'upload',
    columns: [
      ...['bucket', 'borrower_id', 'upload_id', 'organisation_id', 'ref', 'kind', 'bytes', 'sha256', 'received_sha256', 'state', 'finding'],
      ...['key_id', 'sealed', 'actor', 'received_at', 'scanned_at'],
    ],
    order: ['bucket', 'borrower_id', 'upload_id'],
    rowsAtOnce: 1,
    since: 8,
  },
  {
    name: 'contact',
    columns: [
      ...['organisation_id', 'bucket', 'borrower_id', 'language', 'email', 'phone', 'push', 'opted_out', 'quiet_from', 'quiet_until'],
      'updated_at',
    ],
    order: ['bucket', 'borrower_id'],
    rowsAtOnce: PAGE,
    since: 9,
  },
  {
    name: 'webhook_endpoint',
    columns: ['organisation_id', 'id', 'url', 'types', 'secret', 'previous_secret', 'previous_until', 'off_why', 'created_at'],
    order: ['organisation_id', 'id'],
    rowsAtOnce: PAGE,
    since: 9,
  },
  {
    name: 'delivery',
    columns: [
      ...['id', 'organisation_id', 'bucket', 'borrower_id', 'ref', 'sequence', 'nth', 'type', 'channel', 'endpoint_id', 'message_key'],
      ...['is_mandatory', 'state', 'attempts', 'due_at', 'queued_at', 'done_at', 'problem'],
    ],
    order: ['id'],
    rowsAtOnce: PAGE,
    since: 9,
  },
  {
    name: 'message',
    columns: ['organisation_id', 'bucket', 'borrower_id', 'key', 'kind', 'subject', 'body', 'at', 'read_at'],
    order: ['bucket', 'borrower_id', 'key'],
    rowsAtOnce: PAGE,
    since: 9,
  },
  { name: 'message_sweep', columns: ['organisation_id', 'day'], order: ['organisation_id'], rowsAtOnce: PAGE, since: 9 },
  {
    name: 'notice_read',
    columns: ['organisation_id', 'bucket', 'borrower_id', 'notice_id', 'read_at'],
    order: ['bucket', 'borrower_id', 'notice_id'],
    rowsAtOnce: PAGE,
    since: 9,
  },
  {
    name: 'notice_template',
    columns: ['organisation_id', 'about', 'version', 'words', 'made_by', 'made_at', 'approved_by', 'approved_at'],
    order: ['organisation_id', 'about', 'version'],
    rowsAtOnce: PAGE,
    since: 9,
  },
  {
    name: 'contact_address',
    columns: ['organisation_id', 'kind', 'token', 'bucket', 'borrower_id', 'ref'],
    order: ['bucket', 'borrower_id', 'kind'],
    rowsAtOnce: PAGE,
    since: 10,
  },
  {
    name: 'user_account',
    columns: [
      ...['id', 'person', 'email', 'name', 'password', 'password_set_at', 'totp', 'totp_step', 'issuer', 'subject', 'created_at'],
      'email_proven_at',
    ],
    order: ['id'],
    rowsAtOnce: PAGE,
    since: 17,
  },
  { name: 'backup_code', columns: ['user_id', 'sha256', 'used_at'], order: ['user_id', 'sha256'], rowsAtOnce: PAGE, since: 17 },
  {
    name: 'member',
    columns: ['organisation_id', 'user_id', 'roles', 'suspended_at', 'since'],
    order: ['organisation_id', 'user_id'],
    rowsAtOnce: PAGE,
    since: 17,
  },
] as const satisfies readonly SectionOf[]

export type SectionName = (typeof BOOK_SECTIONS)[number]['name']

const SECTION_NAMES: readonly SectionName[] = BOOK_SECTIONS.map(({ name }) => name)

/** Of a backup of that format that was written with that schema. */
export const sectionsOf = ({ schema, format }: { readonly schema: number; readonly format: number }): SectionName[] =>
  SECTION_NAMES.filter((name) => {
    const { since = 0, sinceFormat = 0 } = sectionNamed(name)
    return since <= schema && sinceFormat <= format
  })

export const sectionNamed = (name: SectionName): SectionOf => BOOK_SECTIONS.find((section) => section.name === name)!
