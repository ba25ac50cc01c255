/** Words that are no names of columns unless they are quoted. */

/** Words of the grammar. */
export const reservedWords: ReadonlySet<string> = new Set([
  'AND',
  'BETWEEN',
  'CASE',
  'DISTINCT',
  'ELSE',
  'END',
  'FALSE',
  'FROM',
  'IN',
  'IS',
  'LIKE',
  'NOT',
  'NULL',
  'OR',
  'SELECT',
  'THEN',
  'TRUE',
  'WHEN',
])

/**
 * Reserved by SQL:2016 or by an engine that is common, beside those of the grammar: printed in quotes, so
 * that what is printed can be run there.
 */
const engineWords = new Set(
  (
    'ALL ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BOTH BY CAST CHECK COLLATE COLUMN CONSTRAINT CREATE ' +
    'CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATE DAY DEFAULT DELETE DESC ' +
    'DROP ESCAPE EXCEPT EXISTS EXTRACT FETCH FOR FOREIGN FULL FUNCTION GRANT GROUP HAVING HOUR INNER ' +
    'INSERT INTERSECT INTERVAL INTO JOIN LATERAL LEADING LEFT LIMIT MERGE MINUTE MONTH NATURAL NO OF ' +
    'OFFSET ON ONLY ORDER OUTER OVER OVERLAPS PARTITION POSITION PRIMARY QUALIFY RANGE REFERENCES RIGHT ' +
    'ROW ROWS SECOND SET SIMILAR SOME SUBSTRING SYMMETRIC TABLE TIME TIMESTAMP TO TRAILING TRIM UNION ' +
    'UNIQUE UNKNOWN UPDATE USER USING VALUE VALUES WHERE WINDOW WITH WITHIN WITHOUT YEAR'
  ).split(' '),
)

/** Whether a name can stand bare in every engine. */
export function isPlainName(name: string): boolean {
  const word = name.toUpperCase()
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reservedWords.has(word) && !engineWords.has(word)
}

/** A column's name as an expression spells it. */
export function columnText(name: string): string {
  return isPlainName(name) ? name : `"${name.replaceAll('"', '""')}"`
}
