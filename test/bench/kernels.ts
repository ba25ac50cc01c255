/** The bench of the hot loops (`kernels.mjs`) as a part of the whole. */
import { measure } from './measure.js'

export function kernelsSection(): string {
  const { output } = measure([process.execPath, 'test/bench/kernels.mjs'])
  return ['## Kernels', '', '```', output.trimEnd(), '```'].join('\n')
}
