/** The shapes of data that the bench measures on: columns, and how many rows at scale 1. */
import {
  advancingTime,
  amount,
  category,
  day,
  decimal,
  either,
  float,
  hex,
  integer,
  type Kind,
  longInteger,
  orNull,
  prose,
  rowNumber,
  scattered,
  vocabulary,
} from './cells.js'

export interface Shape {
  readonly name: string
  /** What it is, for the table. */
  readonly about: string
  /** At scale 1. */
  readonly rows: number
  readonly columns: Readonly<Record<string, Kind>>
}

const words = vocabulary(500)
const truth = category(['true', 'false'])

const mixed: Shape['columns'] = {
  order_id: rowNumber,
  created_at: advancingTime,
  user: scattered('user_', 1_000_003, 7),
  session: hex(16),
  country: category('US DE FR GB ES IT NL PL SE JP BR IN MX CA AU AT CH DK FI NO'.split(' ')),
  city: category(words),
  device: category(['mobile', 'desktop', 'tablet', 'television', 'console']),
  amount,
  quantity: integer(20, 1),
  discount: orNull(0.8, decimal(5000, 2)),
  tax_rate: category(['0.19', '0.2', '0.07', '0', '0.055', '0.21']),
  latitude: decimal(180_000_000, 6, -90_000_000),
  longitude: decimal(360_000_000, 6, -180_000_000),
  score: float,
  is_paid: truth,
  shipped_on: orNull(0.1, day(365)),
  clicks: integer(1_000_000),
  comment: either(
    0.2,
    prose({ least: 2, most: 4, separators: [', ', ' '] }),
    prose({ least: 1, most: 4 }),
  ),
}

/** A thousand narrow columns of ten kinds. */
function wideColumns(): Shape['columns'] {
  const kinds: Kind[] = [
    integer(1000),
    decimal(10_000, 2),
    category(words.slice(0, 20)),
    integer(10),
    decimal(1_000_000, 3, -500_000),
    truth,
    integer(2_000_000, -1_000_000),
    category(['low', 'medium', 'high']),
    orNull(0.3, integer(100_000)),
    day(2000),
  ]
  const names = Array.from({ length: 1000 }, (_, i) => `c${String(i).padStart(3, '0')}`)
  return Object.fromEntries(names.map((name, i) => [name, kinds[i % kinds.length] as Kind]))
}

/** Half to nearly all of the cells empty. */
function nullColumns(): Shape['columns'] {
  const kinds = [decimal(1_000_000, 2), integer(100_000), category(words), day(3000), hex(16)]
  const entries = Array.from({ length: 20 }, (_, i): [string, Kind] => [
    `sparse_${i}`,
    orNull(0.5 + (i % 10) * 0.05, kinds[i % kinds.length] as Kind),
  ])
  return { id: rowNumber, ...Object.fromEntries(entries) }
}

const repeated = (count: number, name: string, kind: Kind): Shape['columns'] =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}_${i}`, kind]))

export const shapes: readonly Shape[] = [
  { name: 'long', about: '18 columns of mixed types', rows: 5_000_000, columns: mixed },
  { name: 'wide', about: '1,000 narrow columns', rows: 25_000, columns: wideColumns() },
  { name: 'nulls', about: '50 to 95 % of cells empty', rows: 2_000_000, columns: nullColumns() },
  {
    name: 'text',
    about: 'texts of up to 1,500 characters',
    rows: 220_000,
    columns: {
      id: rowNumber,
      title: prose({ least: 4, most: 12 }),
      body: prose({ least: 20, most: 140 }),
      tag: category(words.slice(0, 60)),
    },
  },
  {
    name: 'ids',
    about: 'identifiers, nearly all distinct',
    rows: 1_200_000,
    columns: {
      uuid: hex(8, 4, 4, 4, 12),
      digest: hex(32),
      account: scattered('ACC-2024-', 99_999_989, 8),
      address: either(
        0.5,
        scattered('someone.', 49_999_991, 8),
        scattered('anyone+', 19_999_999, 8),
      ),
      serial: rowNumber,
    },
  },
  {
    name: 'floats',
    about: 'numbers of 17 digits',
    rows: 1_000_000,
    columns: repeated(8, 'reading', float),
  },
  {
    name: 'integers',
    about: 'integers of 1 to 18 digits',
    rows: 1_800_000,
    columns: {
      id: rowNumber,
      digit: integer(10),
      small: integer(1000),
      signed: integer(2_000_000, -1_000_000),
      ...repeated(4, 'counter', integer(4_000_000_000)),
      long: longInteger(15),
      wide: longInteger(18),
    },
  },
  {
    name: 'quoted',
    about: 'quoted text with commas, quotes and line breaks',
    rows: 900_000,
    columns: {
      id: rowNumber,
      name: prose({ least: 2, most: 3, separators: [', '] }),
      remark: prose({ least: 3, most: 8, separators: [', ', ' ""', ' '] }),
      address: prose({ least: 3, most: 6, separators: ['\n', ', ', ' '] }),
      value: decimal(1_000_000, 2),
    },
  },
  { name: 'huge', about: 'as long, beyond 4 GB', rows: 25_000_000, columns: mixed },
]

/** Shapes that are measured only when asked for. */
export const onlyAsked: ReadonlySet<string> = new Set(['huge'])

export function shapeOf(name: string): Shape {
  const found = shapes.find((shape) => shape.name === name)
  if (found !== undefined) return found
  const known = shapes.map((shape) => shape.name).join(', ')
  throw new Error(`--shapes: there is no shape "${name}"; there are ${known}`)
}
