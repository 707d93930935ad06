/** Which days are measured, and which before are compared with them. */

import { DAY_MS } from '@fairline/domain/kernel/time'
import { daysFromTo, type Period } from '@fairline/domain/measures/period'
import { bookDay } from '@fairline/domain/views/day-change'
import { daysBefore } from '@fairline/domain/views/portfolio-days'
import type { FastifyReply } from 'fastify'
import { problemOf, sendProblem } from './problems.ts'

const DAYS = 90
const DAYS_MAX = 400

export type PeriodAsked = { readonly from?: string | undefined; readonly to?: string | undefined }

export type MeasuredPeriod = {
  readonly period: Period
  readonly previous: Period
  readonly said: { from: string; to: string; previous_from: string; previous_to: string }
}

export function measuredPeriod({ from: wanted, to: last }: PeriodAsked, now: number): MeasuredPeriod | { readonly fault: string } {
  const to = last ?? bookDay(now)
  const from = wanted ?? daysBefore(to, DAYS - 1)
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days < 1) return { fault: 'lies behind the last day' }
  if (days > DAYS_MAX) return { fault: `lies more than ${DAYS_MAX} days before the last day` }
  const [previousFrom, previousTo] = [daysBefore(from, days), daysBefore(from, 1)]
  return {
    period: daysFromTo(from, to),
    previous: daysFromTo(previousFrom, previousTo),
    said: { from, to, previous_from: previousFrom, previous_to: previousTo },
  }
}

export const refusePeriod = (reply: FastifyReply, detail: string) =>
  sendProblem(reply, problemOf('invalid-request', { errors: [{ pointer: '/from', detail }] }))
