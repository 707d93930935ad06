import { applications } from './zh/applications.ts'
import { calendar } from './zh/calendar.ts'
import { cases } from './zh/cases.ts'
import { documents } from './zh/documents.ts'
import { fields } from './zh/fields.ts'
import { ledger } from './zh/ledger.ts'
import { lending } from './zh/lending.ts'
import { line } from './zh/line.ts'
import { lines } from './zh/lines.ts'
import { loans } from './zh/loans.ts'
import { notices } from './zh/notices.ts'
import { parts } from './zh/parts.ts'
import { platform } from './zh/platform.ts'
import { playground } from './zh/playground.ts'
import { portfolio } from './zh/portfolio.ts'
import { session } from './zh/session.ts'
import { shell } from './zh/shell.ts'
import { styleguide } from './zh/styleguide.ts'
import { tables } from './zh/tables.ts'
import { values } from './zh/values.ts'

export const zh = {
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
