/** Numbers in sentences. */

/** `27,004`. */
export function countText(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** `27,004 rows`, `1 row`, `no rows`. */
export function countOf(count: number, noun: string): string {
  const number = count === 0 ? 'no' : countText(count)
  return `${number} ${noun}${count === 1 ? '' : 's'}`
}

/** `12.3 %`: three digits, never rounded to 0 or 100 where it is neither. */
export function percent(share: number): string {
  if (share > 0 && share < 1e-6) return 'less than 0.0001 %'
  if (share < 1 && share > 0.9995) return `${Number((Math.floor(share * 1e6) / 1e4).toFixed(4))} %`
  return `${Number((share * 100).toPrecision(3))} %`
}

/** A number without the noise of binary fractions. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(12)))
}
