/**
 * What the kernels cost: nanoseconds a value, plain and native, beside a ceiling.
 *
 * `node test/bench/kernels.mjs [name]`. Each figure is the fastest of many runs over a batch of 8,192
 * values that lies in the kernels' memory; the ceiling is a sum over as many doubles, the least that
 * looking at each value once can cost. Both kinds must give the same bytes, or the bench fails.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const COUNT = 8192
const root = new URL('../..', import.meta.url).pathname

async function loadKernels() {
  const folder = await mkdtemp(join(tmpdir(), 'kernels-'))
  const outfile = join(folder, 'kernels.mjs')
  try {
    const entry = join(root, 'src/kernels/kernels.ts')
    await build({ entryPoints: [entry], bundle: true, format: 'esm', platform: 'node', outfile })
    return await import(outfile)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Multiplicative congruence: the same numbers on every run. */
function generator() {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const random = generator()
const prices = Float64Array.from({ length: COUNT }, () => Math.round(random() * 1e6) / 100)
const times = Float64Array.from({ length: COUNT }, () => 1.7e15 + Math.floor(random() * 3.6e9))
const edges = Float64Array.from({ length: 20 }, (_, i) => i * 500)

const users = Array.from({ length: COUNT }, () => `user_${Math.floor(random() * 1e6)}`)
const rows = Array.from({ length: COUNT }, (_, i) =>
  [
    i + 1,
    users[i],
    (random() * 1000).toFixed(2),
    random(),
    '2024-03-11T10:20:30Z',
    random() < 0.2 ? '"a, b"' : 'plain text',
    random() < 0.1 ? '' : 'x'.repeat(random() * 20),
    'true',
  ].join(','),
)
const text = new TextEncoder().encode(`${rows.join('\n')}\n`)

/** A batch's worth of arrays in the memory of some kernels. */
function place(kernels) {
  const views = {
    doubles: (length) => kernels.float64(kernels.allocate(length * 8), length),
    words: (length) => kernels.uint32(kernels.allocate(length * 4), length),
    bytes: (length) => kernels.uint8(kernels.allocate(length), length),
  }
  const copy = (make, values) => {
    const view = make(values.length)
    view.set(values)
    return view
  }
  return { ...views, copy, classes: kernels.uint16(kernels.allocate(COUNT * 2), COUNT) }
}

/** Cells one behind the other. */
function cellsOf(kernels, memory, cells) {
  const encoded = cells.map((cell) => new TextEncoder().encode(cell))
  const bytes = memory.bytes(encoded.reduce((sum, { length }) => sum + length + 1, 0))
  const starts = kernels.int32(kernels.allocate(COUNT * 4), COUNT)
  const ends = kernels.int32(kernels.allocate(COUNT * 4), COUNT)
  let at = 0
  encoded.forEach((cell, i) => {
    bytes.set(cell, at)
    starts[i] = at
    at += cell.length
    ends[i] = at
    bytes[at++] = 44
  })
  return { bytes, starts, ends, first: 0, stride: 1, count: COUNT }
}

const parsed = (kernel, cells) => (kernels, memory) => {
  const given = cellsOf(kernels, memory, cells)
  const out = memory.doubles(COUNT)
  return { run: () => kernels[kernel](given, out, memory.classes), out }
}
const number = (cells) => parsed('parseNumbers', cells)
const moments = Array.from(times, (time) => new Date(time / 1000).toISOString())

const inPlace = (values) => (kernels, memory) => {
  const out = memory.doubles(COUNT)
  const run = () => {
    out.set(values)
    kernels.sortDoubles(out, COUNT)
  }
  return { run, out }
}

const overDoubles = (size, call) => (kernels, memory) => {
  const values = memory.copy(memory.doubles, prices)
  const out = memory.doubles(size)
  return { run: () => call(kernels, values, out, memory), out }
}

const hashes = (kernels, memory) => {
  const values = memory.copy(memory.doubles, prices)
  const out = memory.words(COUNT * 4)
  return { run: () => kernels.hashDoubles(values, COUNT, out), out }
}

const cases = {
  'scan, a cell': (kernels, memory) => {
    const bytes = memory.copy(memory.bytes, text)
    const cells = COUNT * 8
    const index = {
      starts: memory.words(cells),
      ends: memory.words(cells),
      flags: memory.bytes(cells),
      rowCells: memory.words(COUNT + 1),
    }
    const dialect = { delimiter: 44, quote: 34, terminator: 'lf', atEnd: true }
    const run = () => kernels.scan(bytes, 0, bytes.length, dialect, index)
    return { run, out: index.ends, values: cells }
  },
  'number, integers': number(Array.from({ length: COUNT }, () => `${Math.floor(random() * 1e6)}`)),
  'number, two decimals': number(Array.from(prices, (price) => price.toFixed(2))),
  'number, 17 digits': number(Array.from({ length: COUNT }, () => `${random() * Math.PI}`)),
  'time, dates': parsed(
    'parseTimes',
    moments.map((moment) => moment.slice(0, 10)),
  ),
  'time, timestamps': parsed('parseTimes', moments),
  'hash, doubles': hashes,
  'hash, text': (kernels, memory) => {
    const { bytes, ends } = cellsOf(kernels, memory, users)
    const offsets = kernels.int32(kernels.allocate(COUNT * 4 + 4), COUNT + 1)
    offsets.set(ends, 1)
    const out = memory.words(COUNT * 4)
    return { run: () => kernels.hashText(offsets, bytes, COUNT, out), out }
  },
  'hll, hashes': (kernels, memory) => {
    const { run, out: lanes } = hashes(kernels, memory)
    run()
    const registers = memory.bytes(4096).fill(12)
    const out = memory.words(COUNT)
    return { run: () => kernels.raisingCoupons(lanes, undefined, COUNT, registers, out), out }
  },
  'sort, two decimals': inPlace(prices),
  'sort, microseconds of an hour': inPlace(times),
  'finite, counted': overDoubles(5, (kernels, values, out) => {
    kernels.countDoubles(values, COUNT, out)
  }),
  'sum, minimum, maximum': overDoubles(4, (kernels, values, out) => {
    kernels.sumDoubles(values, COUNT, out)
  }),
  'central sums': overDoubles(3, (kernels, values, out) => {
    kernels.centralSums(values, COUNT, 5000, out)
  }),
  'bins, 20 edges': overDoubles(21, (kernels, values, out) => {
    out.fill(0)
    kernels.countBins(values, COUNT, edges, out)
  }),
  'text, copied cells': (kernels, memory) => {
    const given = cellsOf(kernels, memory, users)
    const offsets = kernels.int32(kernels.allocate(COUNT * 4 + 4), COUNT + 1)
    const out = memory.bytes(given.bytes.length)
    return { run: () => kernels.copyCells(given, COUNT, offsets, out), out }
  },
}

function fastest(run, values) {
  let best = Number.POSITIVE_INFINITY
  const until = performance.now() + 300
  while (performance.now() < until) {
    const start = performance.now()
    run()
    best = Math.min(best, performance.now() - start)
  }
  return (best * 1e6) / values
}

function ceiling() {
  let sum = 0
  for (let i = 0; i < COUNT; i++) sum += prices[i]
  return sum
}

const { openKernels } = await loadKernels()
const [wanted = ''] = process.argv.slice(2)
console.log('ns a value'.padEnd(34), 'plain'.padStart(8), 'native'.padStart(8), 'times'.padStart(7))
for (const [name, make] of Object.entries(cases)) {
  if (!name.includes(wanted)) continue
  const [plain, native] = [false, true].map((native) => {
    const kernels = openKernels({ native })
    const { run, out, values = COUNT } = make(kernels, place(kernels))
    return { time: fastest(run, values), out: Buffer.from(out.slice().buffer) }
  })
  if (!plain.out.equals(native.out)) throw new Error(`${name}: plain and native differ`)
  const figures = [plain.time, native.time].map((time) => time.toFixed(2).padStart(8))
  console.log(name.padEnd(34), ...figures, (plain.time / native.time).toFixed(1).padStart(7))
}
console.log('ceiling: a plain sum'.padEnd(34), fastest(ceiling, COUNT).toFixed(2).padStart(8))
