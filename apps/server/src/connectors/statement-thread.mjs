/** The thread that reads a file of statements. Threads begin without the loader of their parent, so it registers its own. */
import { register } from 'tsx/esm/api'

register()
const { answerParent } = await import('./statement-thread.ts')
answerParent()
