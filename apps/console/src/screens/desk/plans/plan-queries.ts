/** What the rooms of plans ask; under the name of the desk, so that whatever is told, they ask again. */
import { queryOptions } from '@tanstack/react-query'
import { fetchBook, fetchPlan, fetchPlans, fetchSwitch, fetchTasks } from '../../../api/plan-requests.ts'
import { DESK_KEY } from '../desk-queries.ts'

export const plansQuery = (project: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'plans', project], queryFn: (context) => fetchPlans(project, context) })
export const planQuery = (project: string, plan: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'plan', project, plan], queryFn: (context) => fetchPlan(project, plan, context) })
export const bookQuery = (project: string, plan: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'book', project, plan], queryFn: (context) => fetchBook(project, plan, context) })
export const switchQuery = (project: string, plan: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'switch', project, plan], queryFn: (context) => fetchSwitch(project, plan, context) })
export const tasksQuery = (plan: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'tasks', plan], queryFn: (context) => fetchTasks(plan, context) })
