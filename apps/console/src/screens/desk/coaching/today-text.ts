/** The day that it is for the desk, as it is written. */
import { wallTime } from '../../../format/wall-time.ts'

const DAY_LENGTH = 10

export const todayText = (): string => wallTime(new Date().toISOString()).slice(0, DAY_LENGTH)
