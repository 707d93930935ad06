import { fields } from './zh/fields.ts'
import { line } from './zh/line.ts'
import { lines } from './zh/lines.ts'
import { parts } from './zh/parts.ts'
import { playground } from './zh/playground.ts'
import { portfolio } from './zh/portfolio.ts'
import { session } from './zh/session.ts'
import { shell } from './zh/shell.ts'
import { styleguide } from './zh/styleguide.ts'
import { tables } from './zh/tables.ts'
import { values } from './zh/values.ts'

export const zh = { shell, session, parts, portfolio, lines, line, playground, fields, tables, values, styleguide }
