/**
 * The build: `node .config/build.mjs [kernels]`.
 *
 * kernels   the generated sources (WebAssembly module, version), skipped where they are current
 * (none)    those, and everything that is published: dist/
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
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
  '2048',
]

async function buildKernels() {
  const folder = at('src/kernels/assembly')
  const target = at('src/kernels/module.generated.ts')
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const hash = createHash('sha256').update(compilerFlags.join(' '))
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

/** What is published, as paths below dist/ to contents. */
async function bundle() {
  const { build } = await import('esbuild')
  const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const entries = ['src/cli.ts', 'src/index.ts'].concat(
    // A thread starts from a file of its own, wherever the code that starts it is bundled to.
    readdirSync(at('src'), { recursive: true })
      .map((name) => `src/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('/worker.ts')),
  )
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((name) => ({ in: name, out: basename(name, '.ts') })),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: Object.keys(manifest.peerDependencies ?? {}),
    // Its modules as they are written, so that what nobody calls is left out.
    alias: { yaml: at('node_modules/yaml/browser/dist/index.js') },
    // CommonJS packages among the bundled ones call `require` for what Node has built in.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    // Identifiers stay, so that stack traces can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const files = new Map(
    outputFiles.map(({ path, contents }) => [relative(at('dist'), path), contents]),
  )
  files.set('THIRD-PARTY-NOTICES.txt', notices(metafile))
  return files
}

/** Names, versions and licences of the packages whose code is in the bundle. */
function notices(metafile) {
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => packageFolder(path)),
  )
  const folders = [...new Set(used.filter((folder) => folder !== undefined))].sort()
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(at(folder, 'package.json'), 'utf8'))
    const names = readdirSync(at(folder)).filter((each) =>
      /^(licen[cs]e|notice|copying)/i.test(each),
    )
    if (license === undefined && names.length === 0) throw new Error(`${name} states no licence`)
    const texts = names.sort().map((each) => readFileSync(at(folder, each), 'utf8').trim())
    return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
  })
  const line = '-'.repeat(80)
  return `driftgate contains the following packages.\n\n${parts.map((part) => `${line}\n${part}\n`).join('\n')}`
}

function packageFolder(path) {
  return /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]
}

/** Declarations of what src/index.ts exports, and of what those need. */
async function declarations() {
  const { default: ts } = await import('typescript')
  const { config } = ts.readConfigFile(at('tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram([at('src/index.ts')], {
    ...options,
    noEmit: false,
    // `npm run types` checks.
    noCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    outDir: at('dist/types'),
    rootDir: at('src'),
  })
  const files = new Map()
  const { diagnostics } = program.emit(undefined, (path, text) => {
    files.set(relative(at('dist'), path), text)
  })
  if (diagnostics.length > 0) {
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
      }),
    )
  }
  return files
}

async function buildAll() {
  const files = new Map([...(await bundle()), ...(await declarations())])
  // All is made before anything is replaced: a build that fails leaves the last one in place.
  rmSync(at('dist'), { recursive: true, force: true })
  for (const [name, contents] of files) {
    mkdirSync(dirname(at('dist', name)), { recursive: true })
    writeFileSync(at('dist', name), contents)
  }
  const size = [...files.values()].reduce((sum, contents) => sum + contents.length, 0)
  console.log(`dist: ${files.size} files, ${Math.round(size / 1024)} KB`)
}

const [step] = process.argv.slice(2)
if (step !== undefined && step !== 'kernels') {
  console.error(`build: expected no argument or "kernels", found "${step}"`)
  process.exit(2)
}
try {
  await buildKernels()
  writeVersion()
  if (step === undefined) await buildAll()
} catch (error) {
  // esbuild has printed its own.
  if (!Array.isArray(error.errors)) console.error(`build: ${error.message}`)
  process.exit(1)
}
