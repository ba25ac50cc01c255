/** The house rules as a test, and the test as a ratchet: exceptions are lists that may only shrink. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src')

/** A folder imports lower ranks and itself. */
const ranks: Record<string, number> = {
  kernels: 0,
  math: 0,
  bytes: 0,
  pattern: 0,
  batch: 1,
  accumulators: 2,
  expression: 2,
  profile: 3,
  sources: 3,
  schema: 4,
  scan: 4,
  verdict: 4,
  checks: 5,
  drift: 5,
  gate: 6,
  reports: 6,
  commands: 7,
}

/** Each package is imported in one file. */
const doors: Record<string, string> = {
  'apache-arrow': 'profile/arrow.ts',
  yaml: 'schema/yaml.ts',
  chalk: 'reports/style.ts',
  commander: 'program.ts',
}

/** Sideways imports that are types only and stay so: schema limits speak of levels. */
const sideways = new Set(['schema/ -> verdict/finding.ts'])

/** Files over 250 lines of code, and functions over 70 lines: these lists may only shrink. */
const longFiles = new Set<string>([])
const longFunctions = new Set<string>([])

interface File {
  readonly path: string
  readonly folder: string
  readonly text: string
  readonly tree: ts.SourceFile
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[]
}

function sourceFiles(): File[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('kernels/assembly/'))
    .filter((path) => !path.endsWith('.generated.ts'))
    .map((path) => {
      const text = readFileSync(join(source, path), 'utf8')
      const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
      const folder = path.includes('/') ? (path.split('/')[0] ?? '') : ''
      return { path, folder, text, tree, imports: importsOf(tree) }
    })
}

function importsOf(tree: ts.SourceFile): { from: string; typeOnly: boolean }[] {
  const found: { from: string; typeOnly: boolean }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const { moduleSpecifier } = node
      if (moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)) {
        const typeOnly = ts.isImportDeclaration(node)
          ? node.importClause?.isTypeOnly === true
          : node.isTypeOnly
        found.push({ from: moduleSpecifier.text, typeOnly })
      }
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument !== undefined && ts.isStringLiteral(argument)) {
        found.push({ from: argument.text, typeOnly: false })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const files = sourceFiles()
const byPath = new Map(files.map((file) => [file.path, file]))

/** The path below src of a relative import. */
function target(file: File, from: string): string {
  return relative(source, resolve(source, dirname(file.path), from))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts')
}

const local = (from: string) => from.startsWith('.')

describe('layout', () => {
  it('has no folder without a rank', () => {
    const folders = new Set(files.map((file) => file.folder).filter((folder) => folder !== ''))
    expect([...folders].filter((folder) => !(folder in ranks))).toEqual([])
  })

  it('imports only downwards or within the folder', () => {
    const wrong: string[] = []
    for (const file of files) {
      if (file.folder === '') continue
      for (const { from, typeOnly } of file.imports.filter((each) => local(each.from))) {
        const to = target(file, from)
        if (to === 'errors.ts' || to.endsWith('.generated.ts')) continue
        const folder = to.split('/')[0] ?? ''
        if (folder === file.folder) continue
        const lower = (ranks[folder] ?? 99) < (ranks[file.folder] ?? -1)
        const excused = typeOnly && sideways.has(`${file.folder}/ -> ${to}`)
        if (!lower && !excused) wrong.push(`${file.path} imports ${to}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
        return
      }
      state.set(path, 'open')
      const file = byPath.get(path)
      for (const { from, typeOnly } of file?.imports ?? []) {
        if (local(from) && !typeOnly) visit(target(file as File, from), [...trail, path])
      }
      state.set(path, 'done')
    }
    for (const { path } of files) visit(path, [])
    expect(cycles).toEqual([])
  })

  it('reaches every file from index.ts, cli.ts or a worker', () => {
    const reached = new Set<string>()
    const visit = (path: string): void => {
      if (reached.has(path)) return
      reached.add(path)
      const file = byPath.get(path)
      for (const { from } of file?.imports ?? []) if (local(from)) visit(target(file as File, from))
    }
    const threads = files.map(({ path }) => path).filter((path) => path.endsWith('/worker.ts'))
    for (const entry of ['index.ts', 'cli.ts', ...threads]) visit(entry)
    expect(files.map((file) => file.path).filter((path) => !reached.has(path))).toEqual([])
  })

  it('imports each package through its one door', () => {
    const wrong: string[] = []
    for (const file of files) {
      for (const { from } of file.imports) {
        if (local(from) || from.startsWith('node:')) continue
        const name = from.startsWith('@')
          ? from.split('/').slice(0, 2).join('/')
          : from.split('/')[0]
        if (doors[name ?? ''] !== file.path) wrong.push(`${file.path} imports ${from}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('keeps a test of the same name for every file of code', () => {
    const typesOnly = (file: File) =>
      file.tree.statements.every(
        (statement) =>
          ts.isImportDeclaration(statement) ||
          ts.isInterfaceDeclaration(statement) ||
          ts.isTypeAliasDeclaration(statement),
      )
    const missing = files
      .filter((file) => file.folder !== '' && !typesOnly(file))
      .map((file) => `test/${file.path.replace(/\.ts$/, '.test.ts')}`)
      .filter((path) => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  it('gives every native kernel its plain twin', () => {
    const assembly = readdirSync(join(source, 'kernels/assembly')).filter((name) =>
      name.endsWith('.ts'),
    )
    const alone = assembly.filter(
      (name) => !['index.ts', 'memory.ts'].includes(name) && !byPath.has(`kernels/${name}`),
    )
    expect(alone).toEqual([])
  })
})

describe('sizes', () => {
  const codeLines = (text: string) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length

  it('keeps files within 250 lines of code', () => {
    const long = files.filter((file) => codeLines(file.text) > 250).map((file) => file.path)
    expect(long.filter((path) => !longFiles.has(path))).toEqual([])
    expect([...longFiles].filter((path) => !long.includes(path))).toEqual([])
  })

  it('keeps functions within 70 lines', () => {
    const long: string[] = []
    for (const file of files) {
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
          const from = file.tree.getLineAndCharacterOfPosition(node.getStart()).line
          const to = file.tree.getLineAndCharacterOfPosition(node.end).line
          const name = node.name?.getText() ?? 'anonymous'
          if (to - from + 1 > 70) long.push(`${file.path} ${name}`)
        }
        ts.forEachChild(node, visit)
      }
      visit(file.tree)
    }
    expect(long.filter((name) => !longFunctions.has(name))).toEqual([])
    expect([...longFunctions].filter((name) => !long.includes(name))).toEqual([])
  })
})

describe('bans', () => {
  const offenders = (pattern: RegExp, allowed: (file: File) => boolean = () => false) =>
    files
      .filter((file) => !allowed(file))
      .filter((file) => pattern.test(file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      .map((file) => file.path)

  it('bans any, enum, default exports', () => {
    expect(offenders(/[:<]\s*any\b/)).toEqual([])
    expect(offenders(/^\s*(export\s+)?(const\s+)?enum\s/m)).toEqual([])
    expect(offenders(/^export default\b/m)).toEqual([])
  })

  it('takes chance from math/random.ts and time from nowhere', () => {
    expect(offenders(/Math\.random\(/)).toEqual([])
    expect(offenders(/Date\.now\(|new Date\(\)/, (file) => file.path === 'cli.ts')).toEqual([])
  })

  it('prints and exits in cli.ts only', () => {
    expect(
      offenders(/\bconsole\.|process\.(stdout|stderr|exit)/, (file) => file.path === 'cli.ts'),
    ).toEqual([])
  })

  it('evaluates no text as code', () => {
    expect(offenders(/\beval\(|new Function\(/)).toEqual([])
  })
})

describe('headers', () => {
  it('opens every file of the numeric core with a comment', () => {
    const numeric = new Set(['math', 'kernels', 'accumulators', 'checks', 'drift'])
    const bare = files
      .filter((file) => numeric.has(file.folder) && !file.text.trimStart().startsWith('/**'))
      .map((file) => file.path)
    expect(bare).toEqual([])
  })
})
