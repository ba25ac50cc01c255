/** Small data sets that several rows of the comparison look at; the first ones are those of Deequ's own tests. */
import { table } from './row.js'

/** 12 rows: `att1` lacks 6 values, `att2` 3. */
export const missing = table({
  item: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
  att1: ['a', 'b', null, 'a', 'a', null, null, 'b', 'a', null, null, null],
  att2: ['f', 'd', 'f', null, 'f', 'd', 'd', null, 'f', null, 'f', 'd'],
})

/** 6 rows of numbers. */
export const numeric = table({
  item: ['1', '2', '3', '4', '5', '6'],
  att1: [1, 2, 3, 4, 5, 6],
  att2: [0, 0, 0, 5, 6, 7],
})

/** 6 rows: columns that are unique alone, together with others, or not at all. */
export const unique = table({
  unique: ['1', '2', '3', '4', '5', '6'],
  nonUnique: ['0', '0', '0', '5', '6', '7'],
  nonUniqueWithNulls: ['3', '3', '3', null, null, null],
  uniqueWithNulls: ['1', '2', null, '3', '4', '5'],
  onlyUniqueWithOther: ['5', '6', '7', '0', '0', '0'],
  halfUniqueWithOther: ['0', '0', '0', '4', '5', '6'],
})

/** 4 rows of text: `a` three times and `b`. */
export const full = table({
  item: ['1', '2', '3', '4'],
  att1: ['a', 'a', 'a', 'b'],
  att2: ['c', 'c', 'c', 'd'],
})

/** Two data sets with a key, 6 rows each: 4 have the same `name`, 5 the same `state`; one key is on either side alone. */
export const left = table({
  id: [1, 2, 3, 4, 5, 6],
  name: ['John', 'Javier', 'Helena', 'Helena', 'Nick', 'Molly'],
  state: ['NY', 'WI', 'TX', 'TX', 'FL', 'TX'],
})
export const right = table({
  id: [1, 2, 3, 4, 5, 7],
  name: ['John', 'Javier', 'Helena', 'Helena', 'Helena', 'Megan'],
  state: ['NY', 'WI', 'TX', 'TX', 'FL', 'TX'],
})
