/** The thread that reads a file of statements. */
import { importSource } from '../../bin/import-source.mjs'

const { answerParent } = await importSource('statement-thread', () => import('./statement-thread.ts'))
answerParent()
