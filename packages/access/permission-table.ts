/** The matrix of roles and permissions, as a page for people: which role may do what, and by which requests. */
import { PERMISSION_NAMES, PERMISSIONS, type Permission } from './permissions.ts'
import { permissionsOfRoles, permissionsOfScopes, ROLE_NAMES, ROLES, SCOPE_NAMES } from './roles.ts'

/** A request as the description of the API has it: `GET /v1/lines`. */
export type Request = Readonly<{ request: string; permission: Permission | 'public' | 'borrower' | 'self' }>

const YES = '●'

/** Markdown. `requests`: in the order in which they are to be listed. */
export function permissionTable(requests: readonly Request[]): string {
  return [
    '# Who may do what 权限矩阵\n',
    'Made from `packages/access` and the description of the API; a test holds it to both. What two people must do, one person never does alone, whatever roles he has.\n',
    '由 `packages/access` 与接口描述生成，并有测试核对。须两人完成的事，一人无论有多少角色也不能独自完成。\n',
    '## Roles of people 人员角色\n',
    ...matrix(
      ROLE_NAMES.map((role) => `${ROLES[role].zh} ${ROLES[role].en}`),
      ROLE_NAMES.map((role) => permissionsOfRoles([role])),
    ),
    '\n## Scopes of API keys 密钥范围\n',
    ...matrix(
      SCOPE_NAMES.map((scope) => `\`${scope}\``),
      SCOPE_NAMES.map((scope) => permissionsOfScopes([scope])),
    ),
    '\n## Requests 请求\n',
    '| permission 权限 | requests 请求 |',
    '|---|---|',
    ...[...PERMISSION_NAMES, 'self' as const, 'borrower' as const, 'public' as const].flatMap((permission) => rowOf(permission, requests)),
    '',
  ].join('\n')
}

function matrix(heads: readonly string[], columns: readonly ReadonlySet<Permission>[]): string[] {
  return [
    `| permission 权限 | | ${heads.join(' | ')} |`,
    `|---|---|${heads.map(() => ':-:').join('|')}|`,
    ...PERMISSION_NAMES.map((permission) => {
      const { zh, en } = PERMISSIONS[permission]
      return `| \`${permission}\` | ${zh}<br>${en} | ${columns.map((column) => (column.has(permission) ? YES : '')).join(' | ')} |`
    }),
  ]
}

const NOT_OF_ROLES = {
  self: '登录者本人 whoever is signed in, about himself',
  borrower: '客户本人 the borrower himself',
  public: '任何人 anybody',
}

function rowOf(permission: Request['permission'], requests: readonly Request[]): string[] {
  const named = requests.filter((one) => one.permission === permission).map(({ request }) => `\`${request}\``)
  const name =
    permission === 'self' || permission === 'borrower' || permission === 'public' ? NOT_OF_ROLES[permission] : `\`${permission}\``
  return named.length === 0 ? [] : [`| ${name} | ${named.join('<br>')} |`]
}
