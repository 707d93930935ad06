/** Which versions of a fact's data there are. */
import type { z } from 'zod'
import { type FactType, factData } from './facts.ts'
import { olderData } from './older-data.ts'

/** Every form of a fact's data, oldest first: version 1 stands at 0. */
export const versionsOf = (type: FactType): readonly z.ZodObject[] => [...older(type), factData[type]]

export const newestVersion = (type: FactType): number => older(type).length + 1

/** Whether a name is that of a fact, and not of something every object has. */
export const isFactType = (name: string): name is FactType => Object.hasOwn(factData, name)

const older = (type: FactType): readonly z.ZodObject[] => (Object.hasOwn(olderData, type) ? olderData[type as keyof typeof olderData] : [])
