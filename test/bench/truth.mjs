/**
 * What is exactly so of some columns, by DuckDB: `node truth.mjs FILE QUESTIONS`, the questions a JSON list of
 * {name, values}: distinct values, and the shares of values at or below the given ones. Not timed.
 */
import { DuckDBInstance } from '@duckdb/node-api'

const [file, questions] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', {})
const connection = await instance.connect()
const text = (value) => `'${value.replaceAll("'", "''")}'`
const column = (name) => `"${name.replaceAll('"', '""')}"`
const answers = []
for (const { name, values } of JSON.parse(questions)) {
  const shares = values.map((value) => `avg((${column(name)} <= ${value})::INT)`)
  const select = [`count(DISTINCT ${column(name)})::DOUBLE`, ...shares].join(', ')
  const reader = await connection.runAndReadAll(`SELECT ${select} FROM read_csv(${text(file)})`)
  const [distinct, ...found] = reader.getRowsJson()[0].map(Number)
  answers.push({ name, distinct, shares: found })
}
process.stdout.write(JSON.stringify(answers))
