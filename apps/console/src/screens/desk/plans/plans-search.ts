/** What the address says: which project, and which incident the plan is to answer to. */
export type PlansSearch = Readonly<{ project?: string; incident?: string }>

export const readPlansSearch = ({ project, incident }: Record<string, unknown>): PlansSearch => ({
  ...(typeof project === 'string' && { project }),
  ...readPlanSearch({ incident }),
})

export type PlanSearch = Pick<PlansSearch, 'incident'>
export const readPlanSearch = ({ incident }: Record<string, unknown>): PlanSearch => (typeof incident === 'string' ? { incident } : {})
