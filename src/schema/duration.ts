/** Lengths of time as people write them: `36 hours`, `1 day`, `15 minutes`. */

/** Seconds by unit. */
const units: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
}

/** The seconds of a duration; undefined where the text is none. */
export function secondsOf(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ([a-z]+?)s?$/.exec(text.trim()) ?? []
  const size = Object.hasOwn(units, unit) ? units[unit] : undefined
  return size === undefined || number === '' ? undefined : Number(number) * size
}

/** Seconds in the largest unit of which they are at least one: `1.5 days`. */
export function durationText(seconds: number): string {
  const known = Object.entries(units).filter(([unit]) => unit !== 'week')
  const [unit, size] = known.reverse().find(([, each]) => Math.abs(seconds) >= each) ?? [
    'second',
    1,
  ]
  const number = Number((seconds / size).toPrecision(3))
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
