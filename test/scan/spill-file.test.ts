import { existsSync, fstatSync, readdirSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DataError, InvariantError } from '../../src/errors.js'
import { sharedSpill, spillFile } from '../../src/scan/spill-file.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({ 'temporary/keep.txt': '' })
const isPosix = process.platform !== 'win32'

afterEach(() => vi.unstubAllEnvs())

describe('spillFile', () => {
  it('gives back what was written, from this thread or another', () => {
    const file = spillFile(100)
    const at = [file.write(Uint8Array.of(1, 2, 3)), file.write(Uint8Array.of(4))]
    const shared = file.share()
    if (shared === undefined) throw new Error('no file')
    const other = sharedSpill(structuredClone({ ...shared, end: shared.end }), 7)
    at.push(other.write(Uint8Array.of(5, 6)), file.write(Uint8Array.of(7)))
    expect([at, file.room, other.room]).toEqual([[0, 3, 4, 6], 100, 7])
    const found = new Uint8Array(5)
    file.read(2, found)
    expect([...found]).toEqual([3, 4, 5, 6, 7])
    other.read(1, found)
    expect([...found]).toEqual([2, 3, 4, 5, 6])
    expect(() => file.read(4, found)).toThrow(/ends too early/)
    file.close()
  })

  it('makes no file before it is needed, one for its owner alone, and none is left', () => {
    vi.stubEnv('TMPDIR', path('temporary'))
    const file = spillFile(100)
    file.close()
    const used = spillFile(100)
    const shared = used.share()
    if (isPosix) {
      expect(readdirSync(path('temporary'))).toEqual(['keep.txt'])
      expect(fstatSync(shared?.descriptor ?? -1).mode & 0o777).toBe(0o600)
    }
    used.close()
    used.close()
    expect(readdirSync(path('temporary'))).toEqual(['keep.txt'])
    expect(() => used.write(Uint8Array.of(1))).toThrow(InvariantError)
    expect(() => used.share()).toThrow(InvariantError)
  })

  it.runIf(isPosix)('says where it cannot be made, and what to do', () => {
    vi.stubEnv('TMPDIR', path('nowhere'))
    const file = spillFile(100)
    expect(file.share()).toBeUndefined()
    const write = () => file.write(Uint8Array.of(1))
    expect(write).toThrow(DataError)
    expect(write).toThrow(/cannot make a temporary file in .*nowhere.*TMPDIR/)
    file.close()
    expect(existsSync(path('nowhere'))).toBe(false)
  })
})
