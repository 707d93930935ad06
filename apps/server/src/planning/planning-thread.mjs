/** The thread that makes funding plans. Threads begin without the loader of their parent, so it registers its own. */
import { register } from 'tsx/esm/api'

register()
const { answerParent } = await import('./planning-thread.ts')
await answerParent()
