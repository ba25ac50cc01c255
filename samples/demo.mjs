/**
 * driftgate on real data: learn from one month of flights, let the next month pass, stop a later one.
 *
 *   npm run demo
 *
 * Exits 0 only where both verdicts are as they should be.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../bin/driftgate.js')
const colors = process.stdout.isTTY && process.stdout.hasColors() && !process.env.NO_COLOR
const bold = (text) => (colors ? `\u001b[1m${text}\u001b[22m` : text)

const steps = [
  {
    title: 'Learn from a month of flights: a schema to edit and commit, and a profile.',
    command: 'infer reference.csv',
    exit: 0,
  },
  {
    title: 'The next month is alike.',
    command: 'check good.csv --schema reference.schema.yaml --reference reference.profile',
    exit: 0,
  },
  {
    title:
      'Three months later flights are early against their schedule: a model trained on delays would be wrong.',
    command: 'check drifted.csv --schema reference.schema.yaml --reference reference.profile',
    exit: 1,
  },
]

const folder = mkdtempSync(join(tmpdir(), 'driftgate-demo-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

for (const name of ['reference.csv', 'good.csv', 'drifted.csv']) {
  copyFileSync(join(import.meta.dirname, 'flights', name), join(folder, name))
}
process.exitCode = steps.every(take) ? 0 : 1

/** Runs one command as a user would type it; true where it ends as it should. */
function take({ title, command, exit }) {
  console.log(`${bold(`# ${title}`)}\n${bold(`$ driftgate ${command}`)}\n`)
  const { status } = spawnSync(process.execPath, [program, ...command.split(' ')], {
    cwd: folder,
    stdio: 'inherit',
  })
  console.log()
  if (status === exit) return true
  console.error(`demo: exit code ${status}, expected ${exit}`)
  return false
}
