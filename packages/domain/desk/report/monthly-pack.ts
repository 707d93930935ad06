/** The pack for the monthly meeting of the risk group: one table after another, each with what it is told by. */
import type { ReportGround } from './report-ground.ts'
import type { ReportTable } from './report-table.ts'
import { costMonthTable, costTable } from './tables-of-cost.ts'
import { covenantTable, debtTable, gapTable, measureTable, planFactTable, switchTable } from './tables-of-funding.ts'
import { channelTable, checkTable, lineTable } from './tables-of-lines.ts'
import { inclusionTable } from './tables-of-people.ts'
import { actionTable, decisionTable, drillTable, incidentTable, processTable, trainingTable } from './tables-of-work.ts'

/** Raised with every change of what a pack holds for the same facts. */
export const PACK_VERSION = 2

export const monthlyPack = (ground: ReportGround): ReportTable[] => [
  channelTable(ground),
  lineTable(ground),
  checkTable(ground),
  planFactTable(ground),
  gapTable(ground),
  switchTable(ground),
  costTable(ground),
  costMonthTable(ground),
  measureTable(ground),
  covenantTable(ground),
  debtTable(ground),
  incidentTable(ground),
  processTable(ground),
  drillTable(ground),
  trainingTable(ground),
  actionTable(ground),
  decisionTable(ground),
  inclusionTable(ground),
]
