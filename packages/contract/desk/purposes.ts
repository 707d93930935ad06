/** What money is for, and what credit may pay for: the words of the purpose gate (domain/desk/model/purpose-gate.ts). */

/** What a project pays for. */
export const PROJECT_PURPOSES = ['debt_service', 'payroll', 'tax', 'supplier', 'equipment', 'capex', 'other'] as const
export type ProjectPurpose = (typeof PROJECT_PURPOSES)[number]

/** consumption: of a person, never of a project. */
export const PURPOSES = ['consumption', ...PROJECT_PURPOSES] as const
export type Purpose = (typeof PURPOSES)[number]

/** consumer: lent to a person for what he consumes, under whatever name it is sold. */
export const CREDIT_KINDS = ['consumer', 'business'] as const
export type CreditKind = (typeof CREDIT_KINDS)[number]
