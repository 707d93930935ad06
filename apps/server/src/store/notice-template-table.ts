/** SQL of `notice_template`: words of an organisation's own. A version is made by one and approved by another, and never changed. */
import type { NoticeTemplate, NoticeTemplates } from '@fairline/domain/notices/templates'
import type { Queryable } from './database.ts'

export type TemplateVersion = Readonly<{
  about: string
  version: number
  words: NoticeTemplate
  madeBy: string
  madeAt: number
  approvedBy: string | null
  approvedAt: number | null
}>

type Row = {
  about: string
  version: number
  words: NoticeTemplate
  made_by: string
  made_at: Date
  approved_by: string | null
  approved_at: Date | null
}

const COLUMNS = 'about, version, words, made_by, made_at, approved_by, approved_at'

const versionOf = (row: Row): TemplateVersion => ({
  about: row.about,
  version: row.version,
  words: row.words,
  madeBy: row.made_by,
  madeAt: row.made_at.getTime(),
  approvedBy: row.approved_by,
  approvedAt: row.approved_at?.getTime() ?? null,
})

/** The newest of each first. */
export async function listTemplates(database: Queryable, organisationId: number): Promise<TemplateVersion[]> {
  const { rows } = await database.query<Row>(
    `select ${COLUMNS} from notice_template where organisation_id = $1 order by about, version desc`,
    [organisationId],
  )
  return rows.map(versionOf)
}

/** Those that count: of each the newest approved. */
export async function approvedTemplates(database: Queryable, organisationId: number): Promise<NoticeTemplates> {
  const { rows } = await database.query<Pick<Row, 'about' | 'words'>>(
    `select distinct on (about) about, words from notice_template where organisation_id = $1 and approved_by is not null order by about, version desc`,
    [organisationId],
  )
  return new Map(rows.map(({ about, words }) => [about, words]))
}

export async function addTemplate(
  database: Queryable,
  organisationId: number,
  { about, words, madeBy, madeAt }: Pick<TemplateVersion, 'about' | 'words' | 'madeBy' | 'madeAt'>,
): Promise<number> {
  const { rows } = await database.query<{ version: number }>(
    `insert into notice_template (organisation_id, about, version, words, made_by, made_at)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 from notice_template where organisation_id = $1 and about = $2 returning version`,
    [organisationId, about, words, madeBy, new Date(madeAt)],
  )
  return rows[0]!.version
}

export type Approval = 'approved' | 'not-found' | 'same-person' | 'approved-before'

export async function approveTemplate(
  database: Queryable,
  organisationId: number,
  { about, version, by, at }: Readonly<{ about: string; version: number; by: string; at: number }>,
): Promise<Approval> {
  const { rows } = await database.query<{ made_by: string; approved_by: string | null }>(
    'select made_by, approved_by from notice_template where organisation_id = $1 and about = $2 and version = $3',
    [organisationId, about, version],
  )
  const [found] = rows
  if (found === undefined) return 'not-found'
  if (found.approved_by !== null) return 'approved-before'
  if (found.made_by === by) return 'same-person'
  const { rowCount } = await database.query(
    `update notice_template set approved_by = $4, approved_at = $5 where organisation_id = $1 and about = $2 and version = $3 and approved_by is null`,
    [organisationId, about, version, by, new Date(at)],
  )
  return rowCount === 1 ? 'approved' : 'approved-before'
}
