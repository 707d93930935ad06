import { z } from 'zod'

/** RFC 9457. `errors` points into the request; nothing of our inside leaks out. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

export const problem = (
  status: number,
  code: string,
  more: { detail?: string; errors?: { pointer: string; detail: string }[] } = {},
): z.infer<typeof Problem> => ({ type: `/problems/${code}`, title: code.replaceAll('-', ' '), status, code, ...more })
