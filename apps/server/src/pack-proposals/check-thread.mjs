/** The thread that checks a proposed pack. */
import { importSource } from '../../bin/import-source.mjs'

const { answerParent } = await importSource('check-thread', () => import('./check-thread.ts'))
answerParent()
