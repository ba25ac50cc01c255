/**
 * Where in the file the rows that a finding shows begin. Only a few are asked for, so that they are looked
 * up by a read of their own, up to the last of them, which finds rows and nothing else.
 */
import type { Finding, SampleRow } from '../verdict/finding.js'
import type { Dataset } from './dataset.js'

/** The findings, their samples with offsets where the rows are bytes of one plain file. */
export async function withOffsets(
  findings: readonly Finding[],
  dataset: Dataset,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const wanted = new Set(findings.flatMap(({ samples }) => samples.map(({ row }) => row)))
  // The header, where a finding is about it.
  wanted.delete(0)
  if (wanted.size === 0 || dataset.kind === 'profile') return findings
  const offsets = await dataset.source.locate?.(
    [...wanted].sort((a, b) => a - b),
    signal,
  )
  if (offsets === undefined) return findings
  const placed = (sample: SampleRow): SampleRow => {
    const offset = offsets.get(sample.row)
    return offset === undefined ? sample : { ...sample, offset }
  }
  return findings.map((each) =>
    each.samples.length === 0 ? each : { ...each, samples: each.samples.map(placed) },
  )
}
