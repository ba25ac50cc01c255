import { describe, expect, it } from 'vitest'
import { appendText, finishText, textBuilder } from '../../src/batch/build-text.js'
import { valueText } from '../../src/batch/format.js'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('textBuilder', () => {
  it('grows', () => {
    const builder = textBuilder()
    const texts = Array.from({ length: 5000 }, (_, i) => 'é'.repeat(i % 7))
    for (const text of texts) appendText(builder, bytes(text))
    const column = finishText(builder, 5)
    expect(column).toMatchObject({ length: 5000, firstRow: 5, invalidCount: 0, type: 'string' })
    expect(texts.map((_, i) => valueText(column, i))).toEqual(texts)
    expect(column.bytes.length).toBe(column.offsets[5000])
  })
})
