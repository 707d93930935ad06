import { fields } from './en/fields.ts'
import { line } from './en/line.ts'
import { lines } from './en/lines.ts'
import { parts } from './en/parts.ts'
import { playground } from './en/playground.ts'
import { portfolio } from './en/portfolio.ts'
import { session } from './en/session.ts'
import { shell } from './en/shell.ts'
import { styleguide } from './en/styleguide.ts'
import { tables } from './en/tables.ts'
import { values } from './en/values.ts'
import type { zh } from './zh.ts'

export const en: typeof zh = { shell, session, parts, portfolio, lines, line, playground, fields, tables, values, styleguide }
