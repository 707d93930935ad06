/** `fairline code EMAIL`: what the authenticator of a demo login would show, for whoever tries the demo without a phone. `fairline code PHONE`: what a borrower of it was sent. */
import type { Command } from 'commander'
import { codeOfStep, STEP_MS, stepAt } from '../auth/totp.ts'
import { readDemoLogins } from '../demo/demo-logins.ts'
import { borrowerCodeOf } from './borrower-code.ts'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'

export function registerCode(program: Command): void {
  program
    .command('code')
    .argument('<email>', 'of a demo login; or the phone of a borrower of the demo')
    .description('the code of a demo login now, and the next one, which counts too; of a borrower, the one that he was sent')
    .action(async (email: string) => {
      const { dataDir } = readEnvironment(process.env)
      console.log(await (email.includes('@') ? codesOf(dataDir, email, Date.now()) : borrowerCodeOf(dataDir, email)))
    })
}

/** Each counts once: the second is for whoever has just signed in with the first. */
export async function codesOf(dataDir: string, email: string, now: number): Promise<string> {
  const logins = await readDemoLogins(dataDir)
  if (logins === undefined) throw new CommandFault('there is no demo in this data folder: npm start makes one\n该数据目录没有演示账簿')
  const login = logins.find((one) => one.email === email.toLowerCase())
  if (login === undefined)
    throw new CommandFault(`no demo login has this e-mail: ${logins.map((one) => one.email).join(', ')}\n没有这个演示账户`)
  if (login.totp_secret === null) return 'no code is asked for 该账户无需动态码'
  const step = stepAt(now)
  const secondsLeft = Math.ceil(((step + 1) * STEP_MS - now) / 1000)
  const [code, next] = [codeOfStep(login.totp_secret, step), codeOfStep(login.totp_secret, step + 1)]
  return `${code}  (${secondsLeft} s)   next 下一个 ${next}`
}
