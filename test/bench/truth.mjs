/**
 * What is exactly so of some columns, by DuckDB: `node truth.mjs FILE QUESTIONS`, the questions a JSON list of
 * {name, values}: nulls, distinct values, and the shares of values below, and at or below, the given ones. Not timed.
 */
import { DuckDBInstance } from '@duckdb/node-api'

const [file, questions] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', {})
const connection = await instance.connect()
const text = (value) => `'${value.replaceAll("'", "''")}'`
const column = (name) => `"${name.replaceAll('"', '""')}"`
const answers = []
for (const { name, values } of JSON.parse(questions)) {
  const quoted = column(name)
  const share = (operator, value) => `avg((${quoted} ${operator} ${value})::INT)`
  const shares = values.flatMap((value) => [share('<', value), share('<=', value)])
  const counts = [`count(*) - count(${quoted})`, `count(DISTINCT ${quoted})::DOUBLE`]
  const select = [...counts, ...shares].join(', ')
  const reader = await connection.runAndReadAll(`SELECT ${select} FROM read_csv(${text(file)})`)
  const [nulls, distinct, ...found] = reader.getRowsJson()[0].map(Number)
  const pairs = values.map((_, i) => ({ below: found[2 * i], upTo: found[2 * i + 1] }))
  answers.push({ name, nulls, distinct, shares: pairs })
}
process.stdout.write(JSON.stringify(answers))
