/** Bundles the bench, which is TypeScript, and runs it with the arguments given. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../..')
const outfile = resolve(root, 'node_modules/.cache/driftgate-bench.mjs')
mkdirSync(dirname(outfile), { recursive: true })
await build({
  entryPoints: [resolve(here, 'main.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile,
  logLevel: 'warning',
})
const argv = [outfile, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
