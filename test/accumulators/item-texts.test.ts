import { expect, it } from 'vitest'
import {
  addPending,
  addText,
  emptyTexts,
  fetchPending,
  moveItem,
  textOf,
  tidyTexts,
} from '../../src/accumulators/item-texts.js'
import { floats, texts } from '../support/laws/columns.js'

const encode = (text: string) => new TextEncoder().encode(text)

it('fetches pending texts, of text and of other values', () => {
  const items = emptyTexts()
  addText(items, 0, encode('here'))
  addPending(items, 1, 2)
  fetchPending(items, 2, texts(['a', 'b', 'été']))
  addPending(items, 2, 0)
  fetchPending(items, 3, floats([0.25]))
  expect([0, 1, 2].map((item) => textOf(items, item))).toEqual(['here', 'été', '0.25'])
})

it('keeps the bytes of items that stay when it tidies up', () => {
  const items = emptyTexts()
  for (let item = 0; item < 40; item++) addText(items, item, encode(`text of item ${item}`))
  const before = items.used
  moveItem(items, 39, 0)
  moveItem(items, 17, 1)
  addPending(items, 2, 5)
  tidyTexts(items, 3)
  expect(items.used).toBeLessThan(before / 5)
  expect([textOf(items, 0), textOf(items, 1)]).toEqual(['text of item 39', 'text of item 17'])
  fetchPending(items, 3, texts(['', '', '', '', '', 'late']))
  expect(textOf(items, 2)).toBe('late')
})

it('leaves well-filled bytes alone', () => {
  const items = emptyTexts()
  addText(items, 0, encode('x'.repeat(200)))
  const { bytes } = items
  tidyTexts(items, 1)
  expect(items.bytes).toBe(bytes)
})

it('cuts long texts between code points', () => {
  const items = emptyTexts()
  addText(items, 0, encode(`${'x'.repeat(1021)}\u{1F600}`))
  addText(items, 1, encode('y'.repeat(1024)))
  expect([textOf(items, 0).length, textOf(items, 1).length]).toEqual([1021, 1024])
})
