/** A deadline is the first moment that is too late, often the midnight behind its last day: people are told that last day. */
export const lastDayBefore = (dueAt: string): number => Date.parse(dueAt) - 1
