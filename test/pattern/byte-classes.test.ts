import { expect, it } from 'vitest'
import { ByteKind, byteClasses, byteKinds } from '../../src/pattern/byte-classes.js'
import { parsePattern } from '../../src/pattern/parse.js'
import { type Program, programOf } from '../../src/pattern/program.js'

const classesOf = (source: string) => {
  const tree = parsePattern(source, { ignoreCase: false, dotAll: true })
  return byteClasses(programOf(tree, false) as Program)
}

it('tells apart what nodes tell apart', () => {
  const { classes, count } = classesOf('[a-c]b')
  expect(count).toBe(5)
  expect([...'`abcd'].map((letter) => classes[letter.charCodeAt(0)])).toEqual([0, 1, 2, 3, 4])
  expect(classesOf('').count).toBe(1)
})

it('tells letters from others where boundaries are asked about', () => {
  const { classes } = classesOf('\\b')
  const kinds = new Map<number, number>()
  for (let byte = 0; byte < 256; byte++) {
    const known = kinds.get(classes[byte]!) ?? byteKinds[byte]!
    kinds.set(classes[byte]!, known)
    expect(byteKinds[byte]).toBe(known)
  }
})

it('knows the kinds of bytes', () => {
  const kind = (text: string) => byteKinds[new TextEncoder().encode(text)[0]!]
  expect([...'aZ0_'].map(kind)).toEqual([1, 1, 1, 1])
  expect(kind('é')).toBe(ByteKind.OTHER)
  expect(kind('-')).toBe(ByteKind.OTHER)
  expect(byteKinds[0xa9]).toBe(ByteKind.CONTINUATION)
})
