/** The demo's address, where the API's description of itself leaves it out: it is there in a demo only. */
import type { Demo } from './views.ts'

type Answers = { responses: { 200: { content: { 'application/json': Demo } } } }

export type DemoPath = {
  '/v1/demo': {
    get: Answers
    patch: Answers & { requestBody: { content: { 'application/json': { paused?: boolean; pace?: number } } } }
  }
}
