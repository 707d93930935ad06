import 'i18next'
import type { approvals } from './zh/approvals.ts'
import type { connectors } from './zh/connectors.ts'
import type { control } from './zh/control.ts'
import type { desk } from './zh/desk.ts'
import type { deskReports } from './zh/desk-reports.ts'
import type { forecast } from './zh/forecast.ts'
import type { incidents } from './zh/incidents.ts'
import type { me } from './zh/me.ts'
import type { measures } from './zh/measures.ts'
import type { people } from './zh/people.ts'
import type { plans } from './zh/plans.ts'
import type { record } from './zh/record.ts'
import type { registers } from './zh/registers.ts'
import type { rights } from './zh/rights.ts'
import type { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: {
      translation: typeof zh & {
        approvals: typeof approvals
        connectors: typeof connectors
        control: typeof control
        desk: typeof desk
        deskReports: typeof deskReports
        forecast: typeof forecast
        incidents: typeof incidents
        me: typeof me
        measures: typeof measures
        people: typeof people
        plans: typeof plans
        record: typeof record
        registers: typeof registers
        rights: typeof rights
      }
    }
  }
}
