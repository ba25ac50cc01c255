import { describe, expect, it } from 'vitest'
import { compilePattern, matchTexts } from '../../src/pattern/pattern.js'
import { formatNames, formats } from '../../src/schema/formats.js'

function matches(source: string, text: string): boolean {
  const bytes = new TextEncoder().encode(text)
  const texts = { bytes, offsets: Int32Array.of(0, bytes.length), length: 1 }
  return ((matchTexts(compilePattern(source), texts)[0] ?? 0) & 1) === 1
}

const examples: Readonly<
  Record<keyof typeof formats, readonly [readonly string[], readonly string[]]>
> = {
  email: [
    ['someone@somewhere.org', 'SOMEONE@X.ORG', "o'brien+tag@a-b.co.uk", 'a@b.c'],
    ['someone@else', '@x.org', 'a b@c.de', 'someone@somewhere.org ', 'a@-b.de', 'a@b..de'],
  ],
  url: [
    [
      'http://foo.com/blah_blah',
      'https://x/?p=364#a',
      'ftp://foo.bar/baz',
      'HTTP://A',
      'http://✪df.ws/123',
    ],
    ['http://', 'foo.com', 'http:// shouldfail.com', '//a', ':// should fail', 'rdar://1234'],
  ],
  uuid: [
    ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    ['123e4567e89b12d3a456426614174000', '123e4567-e89b-12d3-a456-42661417400', 'x'],
  ],
  ipv4: [
    ['0.0.0.0', '255.255.255.255', '192.168.1.10'],
    ['256.1.1.1', '1.2.3', '1.2.3.4.5', '01.2.3.4'],
  ],
  ipv6: [
    ['::', '::1', '2001:db8::1', 'fe80:0:0:0:0:0:0:1', '1::', '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8'],
    ['1', ':::', '1::2::3', '1:2:3:4:5:6:7:8:9', '12345::', '1:2:3:4:5:6:7'],
  ],
  hostname: [
    ['localhost', 'a.b-c.example', 'xn--bcher-kva.ch'],
    ['-a', 'a..b', 'a_b', `${'a'.repeat(64)}.de`],
  ],
  creditCard: [
    ['378282246310005', '4111 1111 1111 1111', '5555-5555-5555-4444', '2223000048400011'],
    ['0000111122223333', '41111111', '4111 1111 1111 111'],
  ],
  socialSecurityNumber: [
    ['111-05-1130', '665-11-1234', '899-99-9999'],
    ['000-05-1130', '666-05-1130', '900-05-1130', '111-00-1130', '111-05-0000', '111051130'],
  ],
}

describe('formats', () => {
  it.each(formatNames)('%s', (name) => {
    const [good, bad] = examples[name]
    expect(good.filter((text) => !matches(formats[name], text))).toEqual([])
    expect(bad.filter((text) => matches(formats[name], text))).toEqual([])
  })
})
