import { applications } from './en/applications.ts'
import { calendar } from './en/calendar.ts'
import { cases } from './en/cases.ts'
import { documents } from './en/documents.ts'
import { fields } from './en/fields.ts'
import { ledger } from './en/ledger.ts'
import { lending } from './en/lending.ts'
import { line } from './en/line.ts'
import { lines } from './en/lines.ts'
import { loans } from './en/loans.ts'
import { notices } from './en/notices.ts'
import { parts } from './en/parts.ts'
import { platform } from './en/platform.ts'
import { playground } from './en/playground.ts'
import { portfolio } from './en/portfolio.ts'
import { session } from './en/session.ts'
import { shell } from './en/shell.ts'
import { styleguide } from './en/styleguide.ts'
import { tables } from './en/tables.ts'
import { values } from './en/values.ts'
import type { zh } from './zh.ts'

export const en: typeof zh = {
  shell,
  session,
  parts,
  portfolio,
  lines,
  line,
  lending,
  applications,
  cases,
  loans,
  calendar,
  ledger,
  notices,
  documents,
  playground,
  platform,
  fields,
  tables,
  values,
  styleguide,
}
