/**
 * Roles of people, and scopes of API keys: each a set of permissions.
 *
 * Apart    whoever manages people and keys decides on no borrower; whoever serves a borrower does not decide on his appeal; an auditor changes nothing.
 * Adds     several roles of one person add up; what two people must do, one person never does with both of them (ability.ts).
 * Borrower  signs in on his own side and has no role: his session names one borrower, and opens nothing but what is his.
 */
import type { Permission } from './permissions.ts'
import { PERMISSION_NAMES } from './permissions.ts'
import type { Words } from './words.ts'

type RoleEntry = Words & Readonly<{ may: readonly Permission[] }>

const READS: readonly Permission[] = ['book:read', 'measures:read', 'policy:read', 'record:read', 'approvals:read']
const ANALYSES: readonly Permission[] = [
  ...READS,
  'ledger:read',
  'cases:work',
  'applications:review',
  'limits:propose',
  'bulk-corrections:propose',
]

const DESK_WORKS: readonly Permission[] = ['desk:read', 'desk:plan', 'desk:enrol', 'desk:observe', 'approvals:read']

export const ROLES = {
  admin: {
    zh: '系统管理员',
    en: 'Administrator',
    may: [...READS, 'audit:read', 'people:manage', 'keys:manage', 'webhooks:manage', 'platform:run', 'system:run', 'approvals:decide'],
  },
  'risk-analyst': { zh: '风险分析员', en: 'Risk analyst', may: ANALYSES },
  'risk-manager': {
    zh: '风险经理',
    en: 'Risk manager',
    may: [
      ...ANALYSES,
      ...([
        'appeals:decide',
        'mistakes:correct',
        'loans:service',
        'loans:write-off',
        'repayments:reverse',
        'bulk-corrections:release',
      ] as const),
      ...(['notice-templates:approve', 'platform:run', 'approvals:decide'] as const),
    ],
  },
  'operations-agent': {
    zh: '运营专员',
    en: 'Operations agent',
    may: [
      ...READS,
      ...([
        'ledger:read',
        'borrowers:serve',
        'cases:work',
        'mistakes:correct',
        'loans:service',
        'repayments:reverse',
        'imports:run',
      ] as const),
      ...(['notice-templates:draft', 'personal:find', 'personal:reveal'] as const),
    ],
  },
  'compliance-officer': {
    zh: '合规专员',
    en: 'Compliance officer',
    may: [
      ...READS,
      ...(['ledger:read', 'audit:read', 'appeals:decide', 'orders:issue', 'funders:limit', 'bulk-corrections:propose'] as const),
      ...(['notice-templates:approve', 'personal:find', 'personal:reveal', 'personal:erase', 'approvals:decide'] as const),
    ],
  },
  auditor: { zh: '审计员', en: 'Auditor', may: [...READS, 'ledger:read', 'audit:read'] },
  'desk-manager': { zh: '融资台经理', en: 'Desk manager', may: [...DESK_WORKS, 'desk:connect', 'desk:approve', 'approvals:decide'] },
  'desk-analyst': { zh: '融资台分析员', en: 'Desk analyst', may: DESK_WORKS },
  'desk-viewer': { zh: '融资台观察员', en: 'Desk viewer', may: ['desk:read'] },
  /** For a book of rehearsal: whoever sends any event can make up any fact. */
  rehearser: { zh: '演练员', en: 'Rehearser', may: ['events:send', 'demo:run'] },
} as const satisfies Record<string, RoleEntry>

export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[]
export const isRole = (name: string): name is Role => Object.hasOwn(ROLES, name)

/** Of service accounts: what an API key opens. `admin`: the root key of an organisation, which lies in a file of its owner. */
export const SCOPES = {
  'events:write': [
    ...([
      'events:send',
      'borrowers:serve',
      'applications:review',
      'cases:work',
      'appeals:decide',
      'mistakes:correct',
      'limits:propose',
    ] as const),
    ...(['loans:service', 'loans:write-off', 'repayments:reverse', 'bulk-corrections:propose', 'bulk-corrections:release'] as const),
    ...(['platform:run', 'orders:issue', 'funders:limit', 'imports:run', 'demo:run'] as const),
  ],
  /** Beside `events:write`, for a system of the lender's that has its own four eyes; no person has it. */
  'events:approved': ['events:approved'],
  'book:read': [...READS, 'ledger:read'],
  'personal:read': ['personal:find', 'personal:reveal'],
  /** For a system that collects what people did. */
  'audit:read': ['audit:read'],
  'webhooks:manage': ['webhooks:manage'],
  /** For systems of a desk; `desk:observe` for one that only tells what it sees. */
  'desk:write': DESK_WORKS,
  'desk:observe': ['desk:observe'],
  /** For whoever rotates secrets by himself. */
  'desk:connect': ['desk:read', 'desk:connect'],
  admin: PERMISSION_NAMES,
} as const satisfies Record<string, readonly Permission[]>

export type Scope = keyof typeof SCOPES

/** Whether a key with it is made by two: all that changes something, or sends it elsewhere. What only reads takes one. `admin`: nobody gives it. */
const TAKES_TWO: Readonly<Record<Scope, boolean>> = {
  'events:write': true,
  'events:approved': true,
  'book:read': false,
  'personal:read': false,
  'audit:read': false,
  'webhooks:manage': true,
  'desk:write': true,
  'desk:observe': true,
  'desk:connect': true,
  admin: true,
}
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[]
export const keyTakesTwo = (scopes: readonly string[]): boolean => scopes.some((scope) => !isScope(scope) || TAKES_TWO[scope])
export const isScope = (name: string): name is Scope => Object.hasOwn(SCOPES, name)

/** Names that this release does not know give nothing. */
export const permissionsOfRoles = (roles: readonly string[]): ReadonlySet<Permission> =>
  new Set(roles.filter(isRole).flatMap((role): readonly Permission[] => ROLES[role].may))

export const permissionsOfScopes = (scopes: readonly string[]): ReadonlySet<Permission> =>
  new Set(scopes.filter(isScope).flatMap((scope): readonly Permission[] => SCOPES[scope]))
