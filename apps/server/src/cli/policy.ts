/** `fairline policy …`: what can be asked of a policy without a server. Each command is in a file of its own. */
import type { Command } from 'commander'
import { registerBaselines } from './policy/baselines.ts'
import { registerCases } from './policy/cases.ts'
import { registerCheck } from './policy/check.ts'
import { registerDiff } from './policy/diff.ts'
import { registerEval } from './policy/eval.ts'
import { registerExplain } from './policy/explain.ts'
import { registerExport } from './policy/export.ts'
import { registerProve } from './policy/prove.ts'

export function registerPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .description('check, prove, test, try, explain, compare and export policies\n检查、证明、测试、试算、解释、比较与导出策略')
  policy.hook('preAction', letReadersLeave)
  registerCheck(policy)
  registerProve(policy)
  registerCases(policy)
  registerEval(policy)
  registerExplain(policy)
  registerDiff(policy)
  registerExport(policy)
  registerBaselines(policy)
}

/** Whoever reads us has enough, as `head` does. */
function letReadersLeave(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}
