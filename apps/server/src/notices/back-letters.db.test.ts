/** Letters that tell what a borrower has back, over the API and a real database, in the sandbox. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let database: TestDatabase
let api: TestApi

beforeEach(async () => {
  database = await testDatabase()
  api = await testApi(database.url)
})
afterEach(async () => {
  await api?.close()
  await database?.drop()
})

type Letter = { channel: string; language: string; subject: string; body: string }
const ALL_DAY = { from: 0, until: 1439 }
const contact = { language: 'zh', email: 'li@example.com', phone: '13800000000', push_token: null, opted_out: [], quiet_hours: null }

/** Granted, held for three devices, and told so. */
async function restrict(wish: object = {}): Promise<void> {
  const devices = ['x', 'y', 'z'].map((id) => messageOf('session-started', 'b', id, { device_id: id }))
  for (const one of onboarding('b')) expect((await api.post(one)).status).toBe(200)
  expect((await api.put('/v1/borrowers/b/contact', { ...contact, ...wish })).status).toBe(200)
  for (const one of devices) expect((await api.post(one)).status).toBe(200)
  await api.notices.deliverer.sendDue(1)
}
const say = async (type: 'identity-verified' | 'score-updated', id: string, data: object) => {
  expect((await api.post(messageOf(type, 'b', id, data as never))).status).toBe(200)
}
const verify = (id = 'again') => say('identity-verified', id, { method: 'face' })
const lettersOfBack = async (): Promise<Letter[]> => {
  await api.notices.deliverer.sendDue(1)
  const letters = (await api.get('/v1/sandbox/letters')).body.data as unknown as Letter[]
  return letters.filter(({ subject }) => /解除|lifted/.test(subject))
}
const deliveries = async () => {
  const all = (await api.get('/v1/deliveries')).body.data as unknown as {
    type: string
    channel: string
    state: string
    problem: string | null
  }[]
  return all.filter(({ type }) => type === 'back')
}

test.each([
  ['zh', ['已解除：短期内频繁更换设备', '现在可借金额：', '我的额度'], ['仍然有效']],
  ['en', ['Lifted: Frequent device changes', 'You may draw CNY ', 'the page of your line'], ['still stands']],
])('once verified he is told on each channel, once, in his language: %s', async (language, parts, not) => {
  await restrict({ language })
  expect(await lettersOfBack()).toEqual([])
  await verify()
  await verify()
  const letters = await lettersOfBack()
  expect(letters.map(({ channel, language: of }) => `${channel} ${of}`).sort()).toEqual([`email ${language}`, `sms ${language}`])
  for (const { body } of letters) {
    for (const part of parts) expect(body).toContain(part)
    for (const part of not) expect(body).not.toContain(part)
  }
  expect(await lettersOfBack()).toHaveLength(2)
})

test('what still stands is named', async () => {
  await restrict()
  await say('score-updated', 'fall', { value: 560, range_min: 350, range_max: 950, source: 'zhima' })
  await verify()
  const [letter] = await lettersOfBack()
  for (const part of ['已解除：短期内频繁更换设备', '目前还不能借款', '仍然有效的限制', '借款：信用分短期大幅下降'])
    expect(letter?.body).toContain(part)
})

test('whoever does not want it gets none, and still hears of what is against him', async () => {
  await restrict({ opted_out: ['back'] })
  await verify()
  expect([await lettersOfBack(), await deliveries()]).toEqual([[], []])
  expect((await api.get('/v1/sandbox/letters')).body.data).toHaveLength(2)
})

test('it waits for the end of his quiet hours, unlike the notice; what was taken again by then is not told', async () => {
  await restrict({ quiet_hours: ALL_DAY })
  expect((await api.get('/v1/sandbox/letters')).body.data).toHaveLength(2)
  await verify()
  expect(await lettersOfBack()).toEqual([])
  expect(await deliveries()).toMatchObject([
    { state: 'waiting', problem: null },
    { state: 'waiting', problem: null },
  ])
  for (const id of ['p', 'q', 'r', 's']) await api.post(messageOf('session-started', 'b', id, { device_id: id }))
  await api.put('/v1/borrowers/b/contact', contact)
  await database.query(`update delivery set due_at = 'epoch' where type = 'back'`)
  expect(await lettersOfBack()).toEqual([])
  expect(await deliveries()).toMatchObject([
    { state: 'withheld', problem: 'it is no longer so' },
    { state: 'withheld', problem: 'it is no longer so' },
  ])
})

test('a wish that changes before it goes counts; once the night is over it is sent', async () => {
  await restrict({ quiet_hours: ALL_DAY })
  await verify()
  await lettersOfBack()
  const morning = async (optedOut: string[], channel: string) => {
    await api.put('/v1/borrowers/b/contact', { ...contact, opted_out: optedOut })
    await database.query(`update delivery set due_at = 'epoch' where type = 'back' and channel = $1`, [channel])
    return (await lettersOfBack()).map((letter) => letter.channel)
  }
  expect(await morning(['back'], 'sms')).toEqual([])
  expect(await morning([], 'email')).toEqual(['email'])
})

test('an organisation words it itself, and sees it before', async () => {
  const same = (text: string) => ({ zh: text, en: text })
  const words = { subject: same('{product} lifted'), opening: same('{date}'), closing: same('{service}') }
  const preview = await api.send('/v1/notice-templates:preview', { about: 'back', words })
  expect(preview.body).toMatchObject({
    faults: [],
    en: { blocks: expect.arrayContaining([{ kind: 'heading', text: expect.stringContaining('Since') }]) },
  })
  const strange = { ...words, closing: same('{answered_by}') }
  expect((await api.send('/v1/notice-templates', { about: 'back', words: strange })).status).toBe(422)
  expect((await api.send('/v1/notice-templates', { about: 'back', words })).status).toBe(200)
  await database.query(`update notice_template set approved_by = 'another', approved_at = now()`)
  await restrict()
  await verify()
  expect((await lettersOfBack())[0]?.subject).toMatch(/^\S+ lifted$/)
})
