/** What the address says: which project. */
export type PlansSearch = Readonly<{ project?: string }>

export const readPlansSearch = ({ project }: Record<string, unknown>): PlansSearch => (typeof project === 'string' ? { project } : {})
