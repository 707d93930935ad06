import 'i18next'
import type { approvals } from './zh/approvals.ts'
import type { coachingActs } from './zh/coaching-acts.ts'
import type { connectors } from './zh/connectors.ts'
import type { control } from './zh/control.ts'
import type { desk } from './zh/desk.ts'
import type { deskPeople } from './zh/desk-people.ts'
import type { deskReports } from './zh/desk-reports.ts'
import type { forecast } from './zh/forecast.ts'
import type { imports } from './zh/imports.ts'
import type { incidents } from './zh/incidents.ts'
import type { me } from './zh/me.ts'
import type { measures } from './zh/measures.ts'
import type { people } from './zh/people.ts'
import type { plans } from './zh/plans.ts'
import type { playbooks } from './zh/playbooks.ts'
import type { record } from './zh/record.ts'
import type { recoveries } from './zh/recoveries.ts'
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
        deskPeople: typeof deskPeople
        deskReports: typeof deskReports
        coachingActs: typeof coachingActs
        imports: typeof imports
        forecast: typeof forecast
        incidents: typeof incidents
        me: typeof me
        measures: typeof measures
        people: typeof people
        plans: typeof plans
        playbooks: typeof playbooks
        record: typeof record
        recoveries: typeof recoveries
        registers: typeof registers
        rights: typeof rights
      }
    }
  }
}
