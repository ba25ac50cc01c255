/** DuckDB's `SUMMARIZE` of a CSV file as a process of its own: `node duckdb.mjs FILE THREADS`. */
import { DuckDBInstance } from '@duckdb/node-api'

const [file, threads] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
const quoted = file.replaceAll("'", "''")
const reader = await connection.runAndReadAll(`SUMMARIZE SELECT * FROM read_csv('${quoted}')`)
process.stdout.write(JSON.stringify(reader.getRowObjectsJson()))
