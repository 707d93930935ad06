/** The thread that makes funding plans. */
import { importSource } from '../../bin/import-source.mjs'

const { answerParent } = await importSource('planning-thread', () => import('./planning-thread.ts'))
await answerParent()
