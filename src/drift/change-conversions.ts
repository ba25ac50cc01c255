/**
 * Between which units do people forget to convert?
 *
 * Each conversion says what a batch holds instead of what the reference held: batch = scale · reference
 * + offset. Exact by definition where the units are (SI, international yard and pound of 1959).
 * Order matters: of two that fit alike the first is named. Each is tried in both directions.
 */

export interface Conversion {
  readonly scale: number
  readonly offset: number
  /** What the batch may hold instead of what: `milliseconds instead of seconds`. */
  readonly name: string
}

/** scale, what the batch would hold, what the reference held. */
const scales: readonly (readonly [number, string, string])[] = [
  [1000, 'thousandths such as milliseconds, grams or metres', 'seconds, kilograms or kilometres'],
  [100, 'percent, cents or centimetres', 'shares, whole units or metres'],
  [60, 'seconds or minutes', 'minutes or hours'],
  [1e6, 'millionths such as microseconds', 'the whole unit'],
  [10, 'tenths such as millimetres', 'the unit such as centimetres'],
  [3600, 'seconds', 'hours'],
  [24, 'hours', 'days'],
  [86400, 'seconds', 'days'],
  [1440, 'minutes', 'days'],
  [12, 'months or inches', 'years or feet'],
  [7, 'days', 'weeks'],
  [1e9, 'billionths such as nanoseconds', 'the whole unit'],
  [1e4, 'basis points or square centimetres', 'shares or square metres'],
  [1.609344, 'kilometres', 'miles'],
  [2.54, 'centimetres', 'inches'],
  [1 / 0.45359237, 'pounds', 'kilograms'],
  [1 / 0.3048, 'feet', 'metres'],
  [25.4, 'millimetres', 'inches'],
  [30.48, 'centimetres', 'feet'],
  [3.6, 'kilometres an hour', 'metres a second'],
  [1.852, 'kilometres', 'nautical miles'],
  [1024, 'bytes or kibibytes', 'kibibytes or mebibytes'],
  [8, 'bits', 'bytes'],
  [1048576, 'bytes', 'mebibytes'],
  [28.349523125, 'grams', 'ounces'],
  [453.59237, 'grams', 'pounds'],
  [3.785411784, 'litres', 'US gallons'],
  [4.184, 'joules', 'calories'],
  [180 / Math.PI, 'degrees', 'radians'],
  [1609.344, 'metres', 'miles'],
  [365.25, 'days', 'years'],
]

const temperatures: readonly Conversion[] = [
  { scale: 1.8, offset: 32, name: 'degrees Fahrenheit instead of Celsius' },
  { scale: 1 / 1.8, offset: -32 / 1.8, name: 'degrees Celsius instead of Fahrenheit' },
  { scale: 1, offset: 273.15, name: 'kelvins instead of degrees Celsius' },
  { scale: 1, offset: -273.15, name: 'degrees Celsius instead of kelvins' },
  { scale: 1 / 1.8, offset: 459.67 / 1.8, name: 'kelvins instead of degrees Fahrenheit' },
  { scale: 1.8, offset: -459.67, name: 'degrees Fahrenheit instead of kelvins' },
]

/** Every conversion, in both directions. */
export const conversions: readonly Conversion[] = [
  ...scales.flatMap(([scale, fine, coarse]) => [
    { scale, offset: 0, name: `${fine} instead of ${coarse}` },
    { scale: 1 / scale, offset: 0, name: `${coarse} instead of ${fine}` },
  ]),
  ...temperatures,
]
