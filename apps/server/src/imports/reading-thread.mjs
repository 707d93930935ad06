/** The thread that reads a file of payments. */
import { importSource } from '../../bin/import-source.mjs'

const { answerParent } = await importSource('reading-thread', () => import('./reading-thread.ts'))
answerParent()
