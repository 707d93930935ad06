/** The thread that looks for ways back. */
import { importSource } from '../../bin/import-source.mjs'

const { answerParent } = await importSource('way-back-thread', () => import('./way-back-thread.ts'))
answerParent()
