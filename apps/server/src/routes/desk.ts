/** Of financing desks: what they keep, what they are told, and what they see of it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { ApprovalDesk } from '../approvals/approval-desk.ts'
import type { TakeGuidanceParts } from '../desk/take-guidance.ts'
import type { PdfPrinter } from '../documents/pdf-printer.ts'
import type { DayParts } from './book-day.ts'
import { deskBoardRoutes } from './desk-board.ts'
import { deskCalibrationRoutes } from './desk-calibration.ts'
import { deskCashFlowRoutes } from './desk-cash-flow.ts'
import { deskCheckRoutes } from './desk-check.ts'
import { deskCoachingRoutes } from './desk-coaching.ts'
import { type DeskConnectionRoutes, deskConnectionRoutes } from './desk-connections.ts'
import { deskDrillRoutes } from './desk-drills.ts'
import { deskEndingRoutes } from './desk-endings.ts'
import { deskEntryRoutes } from './desk-entries.ts'
import { deskGroupRoutes } from './desk-group.ts'
import { deskGuidanceSendingRoutes } from './desk-guidance-sending.ts'
import { type DeskHookRoutes, deskHookRoutes } from './desk-hooks.ts'
import { deskImportProfileRoutes } from './desk-import-profiles.ts'
import { deskImportRowRoutes } from './desk-import-rows.ts'
import { deskImportRoutes } from './desk-imports.ts'
import { deskIncidentRoutes } from './desk-incidents.ts'
import { type DeskLenderRoutes, deskLenderRoutes } from './desk-lender.ts'
import { deskNoticeRoutes } from './desk-notices.ts'
import { deskObservationRoutes } from './desk-observations.ts'
import { deskPeopleRoutes } from './desk-people.ts'
import { deskPictureRoutes } from './desk-picture.ts'
import { deskPlanRoutes } from './desk-plans.ts'
import { deskPlaybookRoutes } from './desk-playbook-board.ts'
import { deskRecoveryRoutes } from './desk-recoveries.ts'
import { deskRehearsalRoutes } from './desk-rehearsals.ts'
import { deskReminderRoutes } from './desk-reminders.ts'
import { deskReportRoutes } from './desk-reports.ts'
import { deskScreeningRoutes } from './desk-screenings.ts'
import { deskStandingRoutes } from './desk-standings.ts'
import { deskStatementEntryRoutes } from './desk-statement-entries.ts'
import { deskStatementRoutes } from './desk-statements.ts'
import { deskStreamRoutes } from './desk-stream.ts'
import { deskViewRoutes } from './desk-view.ts'
import { deskViewGuidanceRoutes } from './desk-view-guidance.ts'
import { deskWarningRoutes } from './desk-warnings.ts'
import { deskWorkRoutes } from './desk-work.ts'
import type { Traffic } from './traffic.ts'

export type DeskParts = DayParts &
  DeskLenderRoutes &
  Omit<DeskHookRoutes, 'onDue' | 'onFault'> &
  DeskConnectionRoutes &
  TakeGuidanceParts &
  Readonly<{ traffic: Traffic; approvals: ApprovalDesk; pdfPrinter: PdfPrinter | undefined }>

export const deskRoutes: FastifyPluginAsyncZod<DeskParts> = async (app, parts) => {
  const desk = { ...parts, ...parts.desk }
  await app.register(deskEntryRoutes, desk)
  await app.register(deskEndingRoutes, desk)
  await app.register(deskObservationRoutes, desk)
  await app.register(deskNoticeRoutes, desk)
  await app.register(deskBoardRoutes, desk)
  await app.register(deskStandingRoutes, desk)
  await app.register(deskWorkRoutes, desk)
  await app.register(deskPeopleRoutes, desk)
  await app.register(deskPictureRoutes, desk)
  await app.register(deskCoachingRoutes, desk)
  await app.register(deskReminderRoutes, desk)
  await app.register(deskGuidanceSendingRoutes, desk)
  await app.register(deskScreeningRoutes, desk)
  await app.register(deskCashFlowRoutes, desk)
  await app.register(deskIncidentRoutes, desk)
  await app.register(deskWarningRoutes, desk)
  await app.register(deskPlaybookRoutes, desk)
  await app.register(deskRecoveryRoutes, desk)
  await app.register(deskCalibrationRoutes, desk)
  await app.register(deskPlanRoutes, desk)
  await app.register(deskRehearsalRoutes, desk)
  await app.register(deskStatementRoutes, desk)
  await app.register(deskStatementEntryRoutes, desk)
  await app.register(deskImportProfileRoutes, desk)
  await app.register(deskImportRoutes, desk)
  await app.register(deskImportRowRoutes, desk)
  await app.register(deskDrillRoutes, desk)
  await app.register(deskReportRoutes, desk)
  await app.register(deskGroupRoutes, desk)
  await app.register(deskLenderRoutes, parts)
  await app.register(deskConnectionRoutes, parts)
  const { lenders, deskWatch } = parts.desk
  await app.register(deskHookRoutes, { ...parts, onDue: lenders.wake, onFault: deskWatch.faulted })
  await app.register(deskViewRoutes, parts)
  await app.register(deskViewGuidanceRoutes, parts)
  await app.register(deskCheckRoutes, desk)
  await app.register(deskStreamRoutes, desk)
}
