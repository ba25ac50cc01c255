/** The kernels in both makes. */
import { openKernels } from '../../src/kernels/kernels.js'

export const plain = openKernels({ native: false })
export const native = openKernels({ native: true })

/** For tests that hold for either. */
export const both = [plain, native].map((kernels) => ({ native: kernels.native, kernels }))
