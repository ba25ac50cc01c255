/**
 * The build: `node .config/build.mjs [kernels]`.
 *
 * kernels   the generated sources (WebAssembly module, version), skipped where they are current
 * (none)    those, and everything that is published: dist/
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const at = (...names) => join(root, ...names)

/** The kernels need SIMD; what a machine without it does is decided in src/kernels/module.ts. */
const compilerFlags = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--initialMemory',
  '512',
]

async function buildKernels() {
  const folder = at('src/kernels/assembly')
  const target = at('src/kernels/module.generated.ts')
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const hash = createHash('sha256').update(readFileSync(new URL(import.meta.url)))
  for (const name of sources.sort()) hash.update(name).update(readFileSync(join(folder, name)))
  const stamp = `// Compiled from src/kernels/assembly. ${hash.digest('hex')}\n`
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(stamp)) return
  const code = await compile()
  const base64 = Buffer.from(code).toString('base64')
  writeFileSync(target, `${stamp}export const moduleBase64 =\n  '${base64}'\n`)
  console.log(`kernels: ${code.length} bytes of WebAssembly`)
}

async function compile() {
  const { default: compiler } = await import('assemblyscript/asc')
  const files = new Map()
  const result = await compiler.main(
    ['src/kernels/assembly/index.ts', '--baseDir', root, '--outFile', 'module.wasm'].concat(
      compilerFlags,
    ),
    {
      stderr: compiler.createMemoryStream(),
      writeFile: (name, contents) => files.set(name, contents),
    },
  )
  const code = files.get('module.wasm')
  if (result.error || code === undefined) {
    throw new Error(`kernels do not compile\n${result.stderr}${result.error?.message ?? ''}`)
  }
  return code
}

function writeVersion() {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const target = at('src/version.generated.ts')
  const text = `// From package.json.\nexport const version: string = '${version}'\n`
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
}

await buildKernels()
writeVersion()
