import 'i18next'
import type { me } from './zh/me.ts'
import type { measures } from './zh/measures.ts'
import type { rights } from './zh/rights.ts'
import type { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof zh & { me: typeof me; measures: typeof measures; rights: typeof rights } }
  }
}
