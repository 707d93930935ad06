import 'i18next'
import type { approvals } from './zh/approvals.ts'
import type { control } from './zh/control.ts'
import type { desk } from './zh/desk.ts'
import type { incidents } from './zh/incidents.ts'
import type { me } from './zh/me.ts'
import type { measures } from './zh/measures.ts'
import type { people } from './zh/people.ts'
import type { record } from './zh/record.ts'
import type { rights } from './zh/rights.ts'
import type { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: {
      translation: typeof zh & {
        approvals: typeof approvals
        control: typeof control
        desk: typeof desk
        incidents: typeof incidents
        me: typeof me
        measures: typeof measures
        people: typeof people
        record: typeof record
        rights: typeof rights
      }
    }
  }
}
