/** What the module exports, as `assembly/index.ts` lists it: addresses and counts are plain numbers. */

export interface ModuleFunctions {
  /** The first address that the module does not use itself. */
  heapBase(): number
  hashBytes(from: number, to: number, seed: bigint, out: number): void
  hashDoubles(values: number, count: number, out: number): void
  hashIntegers(values: number, count: number, out: number): void
  hashInt64s(values: number, count: number, out: number): void
  hashText(offsets: number, bytes: number, count: number, out: number): void
  hashCells(bytes: number, starts: number, ends: number, count: number, out: number): void
  groupHashes(frame: number): number
  acceptCells(
    starts: number,
    classes: number,
    accepted: number,
    count: number,
    validity: number,
    misfits: number,
  ): number
  presentCells(starts: number, count: number, validity: number): number
  followDoubles(values: number, count: number, state: number): void
  runsOfSorted(values: number, count: number, out: number, weights: number): number
  smallWeightAt(weights: number, count: number, index: number, counts: number): number
  heavySlots(weights: number, count: number, amount: number, out: number): number
  textExtremes(offsets: number, bytes: number, count: number, words: number, out: number): void
  followCodes(frame: number): number
  pointClasses(): number
  patternTexts(frame: number): number
  takeCells(
    starts: number,
    ends: number,
    slots: number,
    count: number,
    outStarts: number,
    outEnds: number,
  ): number
  takeDoubles(values: number, slots: number, count: number, out: number): void
  scan(frame: number): void
  transposeCells(frame: number): void
  powersOfFiveTable(): number
  parseNumbers(
    bytes: number,
    starts: number,
    ends: number,
    stride: number,
    count: number,
    out: number,
    classes: number,
  ): number
  parseTimes(
    bytes: number,
    starts: number,
    ends: number,
    stride: number,
    count: number,
    out: number,
    classes: number,
  ): number
  copyCells(
    bytes: number,
    starts: number,
    ends: number,
    count: number,
    offsets: number,
    out: number,
    from: number,
    capacity: number,
  ): number
  countPoints(offsets: number, bytes: number, count: number, out: number): void
  countDoubles(values: number, count: number, counts: number): number
  gatherFinite(values: number, validity: number, count: number, out: number, counts: number): number
  sumDoubles(values: number, count: number, out: number): void
  centralSums(values: number, count: number, pivot: number, out: number): void
  sortDoubles(values: number, count: number, other: number, counts: number): void
  countBins(values: number, count: number, edges: number, size: number, counts: number): void
  raiseRegisters(
    hashes: number,
    validity: number,
    count: number,
    registers: number,
    mask: number,
    sums: number,
  ): void
  countOnes(bitmap: number, length: number): number
  intersectBits(a: number, b: number, size: number, out: number): void
}
