/** The code that a borrower of the demo was sent by text message: the sandbox keeps what it would have sent. */
import { readKeyFile } from '../auth/key-file.ts'
import { demoKeyFile } from '../demo/demo-book.ts'
import { CommandFault } from './fault.ts'
import { readServerFile } from './server-file.ts'

type Found = { data: { id: string }[] }
type Letters = { data: { id: string; borrower_id: string; body: string }[] }

const SIX_DIGITS = /(?<!\d)\d{6}(?!\d)/

/** Of the demo that runs on this data folder. */
export async function borrowerCodeOf(dataDir: string, phone: string): Promise<string> {
  const [server, key] = await Promise.all([readServerFile(dataDir), readKeyFile(demoKeyFile(dataDir))])
  if (server === undefined || key === undefined)
    throw new CommandFault('no demo runs on this data folder: npm start runs one\n该数据目录没有运行中的演示')
  const headers = { authorization: `Bearer ${key}` }
  const body = JSON.stringify({ kind: 'phone', value: phone })
  const found = await answerOf<Found>(
    fetch(`${server.url}/v1/borrowers:find`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }),
  )
  const letters = await answerOf<Letters>(fetch(`${server.url}/v1/sandbox/letters`, { headers }))
  const letter = letters.data.find(({ id, borrower_id }) => id.startsWith('otp_') && found.data.some((one) => one.id === borrower_id))
  const code = letter && SIX_DIGITS.exec(letter.body)?.[0]
  if (code === undefined) throw new CommandFault(`no code was sent to ${phone}: ask for one on the page first\n请先在登录页上获取验证码`)
  return code
}

async function answerOf<Body>(asked: Promise<Response>): Promise<Body> {
  const answer = await asked
  if (!answer.ok) throw new CommandFault(`the server answered ${answer.status}`)
  return (await answer.json()) as Body
}
