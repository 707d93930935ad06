/** The page that checks a receipt, by the rules the server has and by nothing of its own: no network, no host's cryptography. */
import { offlineFaults } from '@fairline/domain/record/check-offline'
import { readHead } from '@fairline/domain/record/head'
import { type Receipt, type ReceiptFault, readReceipt } from '@fairline/domain/record/receipt'

const FAULTS: Readonly<Record<ReceiptFault, readonly [zh: string, en: string]>> = {
  unreadable: ['这不是可读取的回执。', 'This is no receipt that can be read.'],
  'data-changed': ['所附数据与记录中的不同。', 'The data shown are not those that were recorded.'],
  'decision-changed': ['所附决策与记录中的不同。', 'The decision shown is not the one that was recorded.'],
  'not-included': ['该条目不在此树头所签名的记录中。', 'This entry is not in the record that the head signs.'],
  'head-of-other-tree': ['树头属于另一份记录，或大小不符。', 'The head is of another record, or of another size.'],
  'signature-wrong': ['树头的签名不符。', 'The signature of the head is wrong.'],
  'other-key': ['签名密钥并非您输入的公钥。', 'It was signed with another key than the one you entered.'],
}

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T

function line(zh: string, en: string, name: string): HTMLElement {
  const item = document.createElement('p')
  item.className = name
  for (const [lang, words] of [
    ['zh-CN', zh],
    ['en', en],
  ] as const) {
    const span = document.createElement('span')
    span.lang = lang
    span.textContent = words
    item.append(span)
  }
  return item
}

function show(text: string): void {
  const receipt = readReceipt(text)
  const pinned = byId<HTMLInputElement>('key').value.trim()
  const faults = offlineFaults(receipt, pinned)
  const lines = faults.map((fault) => line(...FAULTS[fault], 'bad'))
  if (receipt !== undefined && faults.length === 0) lines.push(...holds(receipt, pinned !== ''))
  byId('result').replaceChildren(...lines)
  document.documentElement.dataset.result = faults.length === 0 ? 'holds' : 'faults'
}

/** Of an event, or of an administrative act. Instants in microseconds. */
type Entry = { type: string; recorded_at: number; sequence: number; act: undefined } | { act: string; at: number; person: string }

const instantOf = (micros: number): string => new Date(micros / 1000).toISOString()

function whatOf(entry: Entry, signed: string): HTMLElement {
  if (entry.act !== undefined) {
    const at = instantOf(entry.at)
    return line(
      `管理操作 ${entry.act}（${entry.person}，${at}）已记入，并由 ${signed} 的树头签名。`,
      `The administrative act ${entry.act} of ${entry.person} at ${at} was recorded and signed by the head of ${signed}.`,
      'plain',
    )
  }
  const recorded = instantOf(entry.recorded_at)
  return line(
    `事件 ${entry.type}（该客户的第 ${entry.sequence} 条）于 ${recorded} 记入，并由 ${signed} 的树头签名。`,
    `The event ${entry.type}, number ${entry.sequence} of its borrower, was recorded at ${recorded} and signed by the head of ${signed}.`,
    'plain',
  )
}

function holds(receipt: Receipt, isPinned: boolean): HTMLElement[] {
  const entry = JSON.parse(receipt.entry) as Entry
  const signed = new Date(readHead(receipt.head.body)!.at).toISOString()
  const lines = [line('回执有效。', 'The receipt holds.', 'good'), whatOf(entry, signed)]
  if (receipt.decision === null && entry.act === undefined)
    lines.push(
      line(
        '回执不含决策原文，只含其哈希；机构须能出示与之相符的原文。',
        'The decision itself is not shown, only its hash: the lender must be able to show the text that has it.',
        'plain',
      ),
    )
  if (!isPinned)
    lines.push(
      line(
        `签名密钥为 ${receipt.key.public}。请与机构公布的公钥核对。`,
        `It was signed with the key ${receipt.key.public}. Compare it with the one that the lender has made public.`,
        'note',
      ),
    )
  return lines
}

let last: string | undefined
const read = async (file: File | undefined): Promise<void> => {
  if (file === undefined) return
  last = await file.text()
  show(last)
}

byId<HTMLInputElement>('file').addEventListener('change', ({ target }) => void read((target as HTMLInputElement).files?.[0]))
byId('key').addEventListener('input', () => {
  if (last !== undefined) show(last)
})
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void read(event.dataTransfer?.files[0])
})
