/** Numbers as people read them; independent of the locale, so that the same input gives the same text. */

/** A count with thousands separators: `5,000`. */
export function showCount(count: number): string {
  const digits = String(Math.round(count))
  return /^-?\d+$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits
}

/** A count and its noun: `1 row`, `5,000 rows`. */
export function showCounted(count: number, noun: string): string {
  return `${showCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Four significant digits, integers whole: `0.2237`, `-5`, `1.2e-7`. */
export function showNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const size = Math.abs(value)
  if (size >= 1e15 || size < 1e-4) return trimZeros(value.toExponential(3))
  if (size >= 1000) return String(Number(value.toFixed(1)))
  return trimZeros(value.toPrecision(4))
}

/** A p-value, which is never zero: the smallest that is told apart is 1e-300. */
export function showPValue(p: number): string {
  if (p < 1e-300) return '<1e-300'
  if (p < 0.001) return trimZeros(p.toExponential(1))
  return trimZeros(p.toPrecision(2))
}

/** A share as a percentage; a share that is not zero never reads as zero, nor one below 1 as all. */
export function showShare(part: number, whole: number): string {
  if (whole <= 0) return '0 %'
  const percent = (100 * part) / whole
  if (part > 0 && percent < 0.01) return '<0.01 %'
  if (part < whole && percent > 99.99) return '>99.99 %'
  return `${trimZeros(percent.toPrecision(percent >= 99.95 ? 4 : 3))} %`
}

/** A size in decimal units: `409 kB`. */
export function showBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${unit === 0 ? size : trimZeros(size.toPrecision(3))} ${units[unit]}`
}

function trimZeros(text: string): string {
  return text.replace(/(\.\d*?)0+(e|$)/, '$1$2').replace(/\.(e|$)/, '$1')
}
