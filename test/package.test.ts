/** What `npm pack` ships, and what installing it brings along. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

interface Packed {
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

function pack(): Packed {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const parsed: unknown = JSON.parse(output)
  const [first] = Array.isArray(parsed) ? parsed : Object.values(parsed as object)
  return first as Packed
}

describe('package', () => {
  it('installs alone: no dependency, no install script, no native code', () => {
    expect(manifest.dependencies ?? {}).toEqual({})
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(manifest.scripts).not.toHaveProperty(script)
    }
    expect(manifest.engines.node).toBe('>=20.19')
  })

  it('ships what is needed and nothing else', () => {
    const { files, unpackedSize } = pack()
    const paths = files.map((file) => file.path)
    const allowed =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/driftgate\.js|schemas\/([\w.-]+\.json|README\.md)|dist\/.+\.(js|d\.ts)|dist\/THIRD-PARTY-NOTICES\.txt)$/
    expect(paths.filter((path) => !allowed.test(path))).toEqual([])
    for (const needed of [
      'bin/driftgate.js',
      'dist/cli.js',
      'dist/index.js',
      'dist/types/index.d.ts',
    ]) {
      expect(paths).toContain(needed)
    }
    expect(unpackedSize).toBeLessThan(25 * 1024 * 1024)
  })

  it('points its exports at files that exist, types first', () => {
    const [first] = Object.keys(manifest.exports['.'])
    expect(first).toBe('types')
    for (const path of Object.values<string>(manifest.exports['.'])) {
      expect(existsSync(join(root, path)), path).toBe(true)
    }
  })

  it('pins every development dependency', () => {
    for (const version of Object.values<string>(manifest.devDependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    }
  })
})
