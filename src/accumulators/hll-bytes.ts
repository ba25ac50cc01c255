/**
 * A HyperLogLog sketch as the bytes of Apache DataSketches, little-endian.
 *
 * ```
 *  0  u8   words of the preamble: 2 list, 3 set, 10 registers
 *  1  u8   serial version 1
 *  2  u8   family 7
 *  3  u8   lgK
 *  4  u8   lg of the places of the list, the set, or the exceptions
 *  5  u8   flags: 4 empty, 8 compact, 16 out of order
 *  6  u8   list: coupons; registers of 4 bits: what is added to each
 *  7  u8   0 list, 1 set, 2 registers; above it (<< 2) 0, 1, 2 for 4, 6, 8 bits
 *  8       list: coupons (u32)
 *  8  u32  set: coupons; 12: coupons (u32)
 *  8  f64  registers: running estimate; 16, 24: f64 Σ 2^-value below and from 32
 * 32  u32  registers equal to the smallest value that is kept apart; 36: u32 exceptions
 * 40       registers; of 4 bits: then exceptions (u32), address | value << 26
 * ```
 * Places that are free are left out of the compact form and are 0 in the other. Written are compact
 * sketches of 8 bits; all are read.
 */
import { Reader } from '../bytes/reader.js'
import { Writer } from '../bytes/writer.js'
import type { HllState } from './hll.js'
import {
  ADDRESS_BITS,
  ADDRESS_MASK,
  type Coupons,
  couponsIn,
  emptyCoupons,
  isCoupon,
  isList,
  MAX_VALUE,
  restoreCoupons,
} from './hll-coupons.js'
import { MAX_LG_K, MIN_LG_K, type Registers, registersWith } from './hll-registers.js'
import { assertDecoded } from './spec.js'

const FAMILY = 7
const SERIAL_VERSION = 1
const Flag = { empty: 4, compact: 8, outOfOrder: 16 } as const
const Mode = { list: 0, set: 1, registers: 2 } as const
/** Words of the preamble, by mode. */
const PREAMBLE_WORDS = [2, 3, 10]
/** What the format writes above the mode for registers of 4, 6 and 8 bits. */
const Width = { four: 0, six: 1, eight: 2 } as const
/** A register of 4 bits with this value has its own among the exceptions. */
const EXCEPTION = 15

/**
 * The sketch with registers of 8 bits. Not compact, it has the free places of a set as well, and is
 * read back with every coupon in its place.
 */
export function hllToBytes(
  { spec, coupons, registers }: HllState,
  { isCompact } = { isCompact: true },
): Uint8Array {
  const writer = new Writer()
  const flags = isCompact ? Flag.compact : 0
  if (registers !== undefined) writeRegisters(writer, { lgK: spec.lgK, flags }, registers)
  else writeCoupons(writer, { lgK: spec.lgK, flags }, coupons ?? emptyCoupons())
  return writer.finish()
}

/**
 * Reads a sketch that this or another implementation wrote, of 4, 6 or 8 bits, compact or not.
 * Throws `DataError` on bytes that are not a sketch.
 */
export function hllFromBytes(bytes: Uint8Array): HllState {
  const reader = new Reader(bytes)
  const words = reader.u8()
  check(reader.u8() === SERIAL_VERSION, 'another serial version')
  check(reader.u8() === FAMILY, 'not of this family')
  const lgK = reader.u8()
  check(lgK >= MIN_LG_K && lgK <= MAX_LG_K, `lgK ${lgK}`)
  reader.u8()
  const flags = reader.u8()
  const small = reader.u8()
  const kind = reader.u8()
  const mode = kind & 3
  const width = (kind >> 2) & 3
  check(mode <= Mode.registers && width <= Width.eight, `mode ${kind}`)
  check(words === PREAMBLE_WORDS[mode], `a preamble of ${words} words`)
  const spec = { kind: 'hll', lgK } as const
  if (mode === Mode.registers) {
    const registers = readRegisters(reader, { lgK, width, flags, small })
    return { spec, coupons: undefined, registers }
  }
  const count = mode === Mode.set ? reader.u32() : small
  check((flags & Flag.empty) === 0 || count === 0, `${count} coupons in an empty sketch`)
  return { spec, coupons: readCoupons(reader, lgK, count), registers: undefined }
}

interface WrittenForm {
  readonly lgK: number
  readonly flags: number
}

function writeCoupons(writer: Writer, { lgK, flags }: WrittenForm, coupons: Coupons): void {
  const { count, places } = coupons
  const mode = isList(coupons) ? Mode.list : Mode.set
  writer.u8(PREAMBLE_WORDS[mode]!).u8(SERIAL_VERSION).u8(FAMILY).u8(lgK)
  writer.u8(Math.log2(places.length)).u8(flags | (count === 0 ? Flag.empty : 0))
  writer.u8(mode === Mode.list ? count : 0).u8(mode | (Width.eight << 2))
  if (mode === Mode.set) writer.u32(count)
  const isCompact = (flags & Flag.compact) !== 0
  for (const coupon of isCompact ? couponsIn(coupons) : places) writer.u32(coupon)
}

function writeRegisters(writer: Writer, { lgK, flags }: WrittenForm, registers: Registers): void {
  const { values, running, inverseSum, inverseSumHigh, isOutOfOrder } = registers
  const zeros = values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0)
  writer.u8(PREAMBLE_WORDS[Mode.registers]!).u8(SERIAL_VERSION).u8(FAMILY).u8(lgK)
  writer.u8(0).u8(flags | (isOutOfOrder ? Flag.outOfOrder : 0))
  writer.u8(0).u8(Mode.registers | (Width.eight << 2))
  writer.f64(running).f64(inverseSum).f64(inverseSumHigh)
  writer.u32(zeros).u32(0).raw(values)
}

/** The free places of a sketch that is not compact are 0. */
function readCoupons(reader: Reader, lgK: number, count: number): Coupons {
  check(reader.left % 4 === 0, `${reader.left} bytes of coupons`)
  const places = Uint32Array.from({ length: reader.left / 4 }, () => reader.u32())
  const coupons = restoreCoupons(places, lgK)
  check(coupons !== undefined, `coupons that are none, or too many for lgK ${lgK}`)
  check(coupons.count === count, `${coupons.count} coupons, expected ${count}`)
  return coupons
}

interface RegisterForm {
  readonly lgK: number
  readonly width: number
  readonly flags: number
  readonly small: number
}

function readRegisters(reader: Reader, { lgK, width, flags, small }: RegisterForm): Registers {
  const running = reader.f64()
  reader.f64()
  reader.f64()
  reader.u32()
  const exceptions = reader.u32()
  const count = 2 ** lgK
  check(running >= 0 && Number.isFinite(running), `a running estimate of ${running}`)
  const values =
    width === Width.four
      ? readFourBits(reader, count, { base: small, exceptions })
      : width === Width.six
        ? readSixBits(reader, count)
        : reader.raw(count).slice()
  check(
    values.every((value) => value <= MAX_VALUE),
    'a register out of range',
  )
  check(width === Width.four || reader.left === 0, `${reader.left} bytes too many`)
  const registers = registersWith(values)
  registers.isOutOfOrder = (flags & Flag.outOfOrder) !== 0
  registers.running = registers.isOutOfOrder ? 0 : running
  return registers
}

function readFourBits(
  reader: Reader,
  count: number,
  form: { readonly base: number; readonly exceptions: number },
): Uint8Array {
  const packed = reader.raw(count >> 1)
  const own = readExceptions(reader, count, form.exceptions)
  return Uint8Array.from({ length: count }, (_, i) => {
    const nibble = (packed[i >> 1]! >> ((i & 1) * 4)) & 15
    if (nibble !== EXCEPTION) return nibble + form.base
    const value = own.get(i)
    check(value !== undefined, `no value for the exception ${i}`)
    return value
  })
}

function readExceptions(reader: Reader, count: number, expected: number): Map<number, number> {
  const own = new Map<number, number>()
  check(reader.left % 4 === 0, `${reader.left} bytes of exceptions`)
  while (reader.left > 0) {
    const pair = reader.u32()
    if (pair === 0) continue
    const address = pair & ADDRESS_MASK
    check(address < count && isCoupon(pair), `exception ${pair}`)
    own.set(address, pair >>> ADDRESS_BITS)
  }
  check(own.size === expected, `${own.size} exceptions, expected ${expected}`)
  return own
}

function readSixBits(reader: Reader, count: number): Uint8Array {
  const packed = reader.raw(Math.floor((count * 3) / 4) + 1)
  return Uint8Array.from({ length: count }, (_, i) => {
    const bit = i * 6
    const pair = packed[bit >> 3]! | ((packed[(bit >> 3) + 1] ?? 0) << 8)
    return (pair >> (bit & 7)) & 63
  })
}

function check(holds: boolean, what: string): asserts holds {
  assertDecoded(holds, 'hll', what)
}
