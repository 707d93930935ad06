/** The thread that checks a proposed pack. Threads begin without the loader of their parent, so it registers its own. */
import { register } from 'tsx/esm/api'

register()
const { answerParent } = await import('./check-thread.ts')
answerParent()
