/** Where an answer of DuckDB is not ours, on purpose. */
export const differences: Readonly<
  Record<string, { readonly answers: string; readonly because: string }>
> = {
  "SUBSTRING(s, i, 1) = 'a'": {
    answers: 'TFFUUFFFFF',
    because: 'a place behind the end holds no text, however far; DuckDB takes 32 bits',
  },
  "DATEDIFF('week', d, e) = 1": {
    answers: 'FFFUUTFFFF',
    because:
      'from Sunday to Monday a week has ended; DuckDB counts whole weeks, as it does of no other part',
  },
  'i / i = 1': { answers: 'TETTUTTTTT', because: 'the standard has no quotient by zero' },
  'x / i > 0': { answers: 'TETTUFUTFT', because: 'the standard has no quotient by zero' },
  'x % x = 0': { answers: 'TETFFFUTTT', because: 'nor a remainder' },
  'i / 0 IS NULL': { answers: 'EEEETEEEEE', because: 'the standard has no quotient by zero' },
  '0.1 + 0.2 = 0.3': {
    answers: 'FFFFFFFFFF',
    because: 'numbers with a point are doubles, as those of the data are',
  },
}
