import { expect, test } from 'vitest'
import { areCurrent, typesOf } from './openapi-types.mjs'

test('the types of the console are those of the described API', async () => {
  expect(await areCurrent()).toBe(true)
})

test('another description makes other types', async () => {
  const paths = { '/v1/nothing': { get: { responses: { 204: { description: 'nothing' } } } } }
  expect(await typesOf({ openapi: '3.1.1', info: { title: 'x', version: '1' }, paths })).toContain('"/v1/nothing"')
})
