/** The program that a borrower uses. */
import { z } from 'zod'

export const CLIENTS = ['android', 'ios', 'harmony', 'web'] as const

/** Numbers with dots, compared number by number. */
export const clientVersion = z.string().regex(/^\d{1,5}(\.\d{1,5}){0,3}$/, 'must be one to four numbers with dots between')

export const Client = z.strictObject({ kind: z.enum(CLIENTS), version: clientVersion })
