import { loadPolicy } from '@fairline/policy/policy'
import { perCpuSecond } from './figure.ts'
import { referenceInputs, referencePolicy, referenceSchema } from './reference-policy.ts'

const N = 2000,
  R = 20
const inputs = JSON.parse(JSON.stringify(referenceInputs(N)))
const l = loadPolicy({ xml: referencePolicy(), file: 'r', inputs: referenceSchema, backEnd: 'generated' })
if (!l.ok) process.exit()
let sum = 0
for (const w of [[], ['holds'], ['score'], ['score', 'limit'], ['holds', 'score', 'limit']]) {
  const p = l.policy.prepare(w)
  console.log(
    w,
    1e9 /
      perCpuSecond(
        N * R,
        () => {
          for (let r = 0; r < R; r++) for (const i of inputs) sum += p(i).fired.length
        },
        7,
      ),
    'ns',
  )
}
