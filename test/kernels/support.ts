/** The kernels in both makes, for tests that hold for either. */
import { openKernels } from '../../src/kernels/kernels.js'

export const both = [false, true].map((native) => ({ native, kernels: openKernels({ native }) }))
