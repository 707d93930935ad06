/** The thread that looks for ways back. Threads begin without the loader of their parent, so it registers its own. */
import { register } from 'tsx/esm/api'

register()
const { answerParent } = await import('./way-back-thread.ts')
answerParent()
