/**
 * Makes the faulty batches of the stories beside this file, each with one fault, out of good data.
 *
 *   node samples/make-variants.mjs [folder]
 *
 * Plain text in, plain text out, chance from a seeded generator: the same bytes on every machine.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const here = import.meta.dirname

/** Every how-many-th row of the good month a variant keeps: a thousand rows, still the whole month. */
const every = 5

/** Batches by folder. */
function variants() {
  const month = everyNth(read('flights/good.csv'), every)
  const night = read('earthquakes/night.csv')
  return {
    untouched: toText(month),
    'renamed-column': toText({
      ...month,
      names: replaced(month.names, 'arr_delay', 'arrival_delay'),
    }),
    'missing-column': toText(without(month, 'air_time')),
    'new-category': toText(
      changed(month, { column: 'origin', share: 0.08, seed: 1, to: () => 'HPN' }),
    ),
    'unit-distance': toText(
      changed(month, { column: 'distance', share: 1, seed: 2, to: kilometres }),
    ),
    'unit-air-time': toText(changed(month, { column: 'air_time', share: 1, seed: 3, to: seconds })),
    'more-nulls': toText(
      changed(changed(month, { column: 'arr_delay', share: 0.15, seed: 4, to: nothing }), {
        column: 'dest',
        share: 0.04,
        seed: 5,
        to: nothing,
      }),
    ),
    'type-break': toText(
      changed(month, { column: 'dep_delay', share: 0.03, seed: 6, to: (value) => `${value} min` }),
    ),
    'truncated-row': cut(toText(month), '\n', 38),
    'no-rows': toText({ ...month, rows: [] }),
    'duplicate-keys': `${repeated(night, { share: 0.08, seed: 7 }).join('\n')}\n`,
    'truncated-quote': cut(`${night.join('\n')}\n`, ',"', 12),
  }
}

const kilometres = (miles) => String(Math.round(Number(miles) * 1.609344))
const seconds = (minutes) => String(Number(minutes) * 60)
const nothing = () => ''

/** Lines of a file, the header first. */
function read(path) {
  return readFileSync(join(here, path), 'utf8').trimEnd().split('\n')
}

/** The header and every n-th row, as cells; the flights have no quotes. */
function everyNth([header, ...lines], n) {
  if (lines.some((line) => line.includes('"')))
    throw new Error('a quoted cell, expected plain ones')
  const rows = lines.filter((_, i) => i % n === 0).map((line) => line.split(','))
  return { names: header.split(','), rows }
}

function toText({ names, rows }) {
  return `${[names, ...rows].map((cells) => cells.join(',')).join('\n')}\n`
}

function replaced(names, from, to) {
  return names.map((name) => (name === from ? to : name))
}

function without({ names, rows }, column) {
  const keep = (_, i) => names[i] !== column
  return { names: names.filter(keep), rows: rows.map((cells) => cells.filter(keep)) }
}

/** Changes a share of the cells of a column; empty cells stay empty. */
function changed({ names, rows }, { column, share, seed, to }) {
  const at = names.indexOf(column)
  const random = generator(seed)
  return {
    names,
    rows: rows.map((cells) =>
      random() < share && cells[at] !== '' ? cells.with(at, to(cells[at])) : cells,
    ),
  }
}

/** Delivers a share of the rows twice, the second time right after the first. */
function repeated([header, ...lines], { share, seed }) {
  const random = generator(seed)
  return [header, ...lines.flatMap((line) => (random() < share ? [line, line] : [line]))]
}

/** Ends a text a few characters behind the last mark that has more than those behind it. */
function cut(text, mark, characters) {
  const start = text.lastIndexOf(mark, text.length - mark.length - characters - 1)
  return text.slice(0, start + mark.length + characters)
}

/** Numbers in [0, 1): a linear congruential generator modulo 2^32, its upper bits. */
function generator(seed) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  for (let i = 0; i < 8; i++) next()
  return next
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const target = process.argv[2] ?? here
  for (const [name, text] of Object.entries(variants())) {
    mkdirSync(join(target, name), { recursive: true })
    writeFileSync(join(target, name, 'batch.csv'), text)
  }
}
