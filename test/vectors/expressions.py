"""What DuckDB answers to row expressions, written to expressions.json.

Usage: python expressions.py   (pip install duckdb)

Each expression is evaluated for one row at a time, so that an error of one row is that row's alone:
T true, F false, U unknown (NULL), E error. Nothing here calls driftgate.
"""
import json
from pathlib import Path

import duckdb

COLUMNS = {
    "i": ("integer", "BIGINT", ["1", "0", "-7", "42", None, "1000", "3", "2", "-1", "9007199254740991"]),
    "j": ("integer", "BIGINT", ["2", "5", "3", None, None, "-1000", "3", "7", "1", "2"]),
    "w": ("integer", "BIGINT", ["9007199254740993", "-9223372036854775808", "9223372036854775807", "1", None,
                                "9007199254740992", "0", "-1", "4611686018427387904", "12"]),
    "x": ("number", "DOUBLE", ["1.5", "0", "-2.5", "NaN", "inf", "-inf", None, "0.1", "1e300", "9007199254740992"]),
    "y": ("number", "DOUBLE", ["1.5", "2", "2", "1", "NaN", "3", "4", "0.3", "1e-300", None]),
    "s": ("string", "VARCHAR", ["abc", "", "ABC", None, "a%c", "a_c", "é€😀", "  pad ", "abcabc", "über"]),
    "t": ("string", "VARCHAR", ["abd", "x", "abc", "y", None, "a%", "é", "pad", "abc", "ÜBER"]),
    "n": ("string", "VARCHAR", ["12", " 7 ", "-3", "abc", None, "1e3", "", "2020-02-29", "true", "99999999999999999999"]),
    "b": ("boolean", "BOOLEAN", ["true", "false", "true", None, "false", "true", None, "false", "true", "false"]),
    "c": ("boolean", "BOOLEAN", ["true", "true", "false", "true", None, None, None, "false", "false", "true"]),
    "d": ("date", "DATE", ["2020-01-01", "2020-02-29", "1969-12-31", "2024-12-30", None, "2021-01-03", "2000-03-01",
                           "1900-02-28", "9999-12-31", "0001-01-01"]),
    "e": ("date", "DATE", ["2020-01-02", "2019-02-28", "1970-01-01", None, None, "2021-01-04", "2000-02-29",
                           "1900-03-01", "2024-01-01", "2020-06-15"]),
    "m": ("timestamp", "TIMESTAMP", ["2020-01-01 00:00:00", "2020-02-29 23:59:59.5", "1969-12-31 23:59:59", None,
                                     "2024-07-04 12:30:00", "2021-01-03 01:02:03.000004", "2000-03-01 00:00:01",
                                     "1900-02-28 05:00:00", "2024-02-29 00:00:00", "2020-06-15 18:00:00"]),
    "o": ("timestamp", "TIMESTAMP", ["2020-01-01 00:00:01", "2020-03-01 00:00:00", "1970-01-01 00:00:00",
                                     "2020-01-01 00:00:00", None, "2021-01-03 01:02:03.000003",
                                     "2001-03-01 00:00:00", "1900-02-28 04:59:59", "2023-02-28 00:00:00",
                                     "2020-06-14 19:00:00"]),
    "k": ("time", "TIME", ["00:00:00", "23:59:59", "12:00:00", None, "06:30:15", "05:00:00", "00:00:01", "13:14:15",
                           "09:08:07", "10:00:00"]),
}

COMPARISONS = ["=", "<>", "<", "<=", ">", ">="]

EXPRESSIONS = (
    [f"i {op} j" for op in COMPARISONS]
    + [f"x {op} y" for op in COMPARISONS]
    + [f"x {op} CAST('NaN' AS DOUBLE)" for op in COMPARISONS]
    + [f"w {op} 9007199254740993" for op in COMPARISONS]
    + [f"w {op} i" for op in COMPARISONS]
    + [f"s {op} t" for op in COMPARISONS]
    + [f"s {op} 'abc'" for op in COMPARISONS]
    + [f"d {op} e" for op in COMPARISONS]
    + [f"m {op} o" for op in COMPARISONS]
    + [f"k {op} TIME '06:30:15'" for op in COMPARISONS]
    + [f"b {op} c" for op in COMPARISONS]
    + [f"d {op} m" for op in COMPARISONS]
    + [
        "b", "NOT b", "b AND c", "b OR c", "NOT (b AND c)", "NOT b OR c", "b AND NULL", "b OR NULL", "NULL AND c",
        "b = c OR c IS NULL", "b IS TRUE", "b IS NOT TRUE", "b IS FALSE", "b IS NOT FALSE", "b IS NULL",
        "(b AND c) IS NULL", "b IS NOT NULL AND c", "b IS DISTINCT FROM c", "b IS NOT DISTINCT FROM c",
        "i IS DISTINCT FROM j", "s IS NOT DISTINCT FROM t", "NULL", "TRUE", "FALSE", "NOT NULL", "NULL = NULL",
        "NULL IS NULL", "i = NULL", "i IS NULL", "NOT i IS NULL", "i = j IS NULL", "NOT i = j", "NOT i < j AND b",
        "TRUE OR FALSE AND FALSE", "(TRUE OR FALSE) AND FALSE", "NOT TRUE OR TRUE",
        "i + j > 5", "i - j < 0", "i * j = 2", "i / j > 0.5", "i % j = 1", "-i > 0", "i - -j = 3", "- - i = i",
        "i + j * 2 > 10", "(i + j) * 2 > 10", "i - j - 1 = -2", "i / 2 / 2 > 0.5", "i % 3 = -1", "i % -3 = -1",
        "-7 % 3 = i", "x % 2 = 1.5", "x + y > 3", "x * y > 1", "x - y = 0", "x / y > 0", "-x < 0", "i + x > 2",
        "w + 1 > w", "w - 1 < 0", "w * 2 > 0", "w + w > 0", "-w < 0", "i * i > 0", "i * 9007199254740993 > 0",
        "w % 10 = 3", "w % 7 = 0", "i + 9223372036854775807 > 0", "w = x", "i <= x", "w > 0.5",
        "i BETWEEN 0 AND 42", "i NOT BETWEEN 0 AND 42", "i BETWEEN j AND 5", "i BETWEEN 5 AND 1",
        "x BETWEEN 0 AND 2", "s BETWEEN 'a' AND 'b'", "d BETWEEN DATE '2000-01-01' AND DATE '2020-12-31'",
        "i BETWEEN NULL AND 5", "i BETWEEN 1 AND NULL", "i NOT BETWEEN NULL AND 5",
        "i IN (1, 2, 3)", "i NOT IN (1, 2, 3)", "i IN (1, NULL)", "i NOT IN (1, NULL)", "i IN (j, 42)",
        "x IN (1.5, 0)", "x IN (0.1)", "s IN ('abc', 'ABC', '')", "s NOT IN ('abc')", "s IN (t, 'abc')",
        "d IN (DATE '2020-01-01', DATE '2000-03-01')", "w IN (9007199254740993, 12)", "w IN (9007199254740992)",
        "b IN (TRUE)", "NULL IN (1, 2)", "i IN (1.0, 42.0)", "k IN (TIME '12:00:00')",
        "s LIKE 'a%'", "s LIKE '%c'", "s LIKE '%b%'", "s LIKE 'a_c'", "s LIKE '___'", "s LIKE '%'", "s LIKE ''",
        "s LIKE 'abc'", "s LIKE '%abc%abc%'", "s LIKE 'a#%c' ESCAPE '#'", "s LIKE 'a#_c' ESCAPE '#'",
        "s LIKE '_€%'", "s LIKE '%😀'", "s LIKE '%_'", "s LIKE '_%_%_'", "s NOT LIKE 'a%'", "s LIKE t", "t LIKE s",
        "s LIKE NULL", "s LIKE '%%'", "s LIKE 'A%'", "s LIKE '%b_%'", "s LIKE 'ab%bc'", "s LIKE 'abc%abc'",
        "CASE WHEN i > 0 THEN b ELSE c END", "CASE WHEN i > 0 THEN 1 ELSE 0 END = 1",
        "CASE WHEN i > 0 THEN 1 END = 1", "CASE i WHEN 1 THEN 'one' WHEN 42 THEN 'many' ELSE s END = 'one'",
        "CASE WHEN b THEN s WHEN c THEN t END LIKE 'a%'", "CASE WHEN NULL THEN TRUE ELSE FALSE END",
        "CASE WHEN b THEN i ELSE x END > 1", "CASE WHEN b THEN d ELSE m END > TIMESTAMP '2000-01-01 00:00:00'",
        "CASE i WHEN NULL THEN TRUE ELSE FALSE END", "CASE WHEN i <> 0 THEN w % i = 0 ELSE TRUE END",
        "COALESCE(i, j, 0) = 0", "COALESCE(s, 'none') = 'none'", "COALESCE(b, c, FALSE)", "COALESCE(NULL, i) > 0",
        "COALESCE(i, x) > 1", "COALESCE(d, e) > DATE '2000-01-01'", "NULLIF(i, 1) IS NULL", "NULLIF(s, '') = 'abc'",
        "i / NULLIF(j, 0) > 0", "NULLIF(i, j) = i", "NULLIF(1, NULL) = 1",
        "ABS(i) = 7", "ABS(x) > 2", "ABS(w) > 0", "ROUND(x) = 2", "ROUND(x) = -3", "ROUND(x, 1) = 0.1",
        "ROUND(y, 0) = 2", "ROUND(i, -1) = 40", "FLOOR(x) = -3", "CEIL(x) = -2", "CEILING(x) = 2", "FLOOR(i) = i",
        "MOD(i, 2) = 0", "FLOOR(-0.5) = -1", "ROUND(-0.4) = 0",
        "LENGTH(s) = 3", "LENGTH(s) = 0", "LOWER(s) = 'abc'", "UPPER(s) = t", "UPPER(s) = 'ABC'", "TRIM(s) = t",
        "LTRIM(s) = 'pad '", "RTRIM(s) = '  pad'", "SUBSTRING(s, 2, 2) = 'bc'", "SUBSTRING(s, 2) = 'bc'",
        "SUBSTRING(s, 1, 1) = 'é'", "SUBSTRING(s, 3, 5) = '😀'", "SUBSTRING(s FROM 2 FOR 1) = '%'",
        "SUBSTRING(s, 0, 2) = 'a'", "SUBSTRING(s, 10, 2) = ''", "SUBSTRING(s, i, 1) = 'a'", "s || t = 'abcabd'",
        "s || '-' || t LIKE '%-%'", "CONCAT(s, t) = 'ABCabc'", "CONCAT(s, NULL, 'x') = 'x'", "STARTS_WITH(s, 'a')",
        "STARTS_WITH(s, t)", "STARTS_WITH(s, '')", "LENGTH(s || t) > 4", "LOWER(UPPER(s)) = LOWER(s)",
        "LENGTH(TRIM(n)) = LENGTH(n)", "SUBSTR(s, 2, 0) = ''",
        "YEAR(d) = 2020", "MONTH(d) = 2", "DAY(d) = 31", "QUARTER(d) = 1", "EXTRACT(YEAR FROM m) = 2020",
        "EXTRACT(MONTH FROM m) = 12", "EXTRACT(DAY FROM d) = 29", "EXTRACT(HOUR FROM m) = 23",
        "EXTRACT(MINUTE FROM m) = 59", "EXTRACT(SECOND FROM m) = 59", "EXTRACT(DOW FROM d) = 3",
        "EXTRACT(ISODOW FROM d) = 7", "EXTRACT(DOY FROM d) = 60", "EXTRACT(WEEK FROM d) = 53",
        "EXTRACT(WEEK FROM d) = 1", "EXTRACT(EPOCH FROM d) < 0", "EXTRACT(HOUR FROM k) = 12", "MINUTE(k) = 59",
        "SECOND(k) = 15", "HOUR(d) = 0", "d - e = -1", "e - d = 1", "d - e > 100", "d + 1 = e", "d - 1 < e",
        "1 + d = e", "d = DATE '2020-01-01'", "m = TIMESTAMP '2020-01-01 00:00:00'", "d = m",
        "d < TIMESTAMP '2020-01-01 00:00:01'", "DATEDIFF('day', d, e) = 1", "DATEDIFF('month', d, e) = 0",
        "DATEDIFF('year', d, e) = 0", "DATEDIFF('week', d, e) = 1", "DATEDIFF('quarter', d, e) < 0",
        "DATEDIFF('hour', m, o) = 1", "DATEDIFF('second', m, o) = 1", "DATEDIFF('minute', m, o) = 0",
        "DATEDIFF('day', m, o) = 0", "DATEDIFF('day', d, m) = 0",
        "CAST(n AS BIGINT) > 5", "CAST(n AS DOUBLE) > 5", "CAST(n AS DATE) > DATE '2000-01-01'",
        "CAST(n AS BOOLEAN)", "TRY_CAST(n AS BIGINT) IS NULL", "TRY_CAST(n AS DOUBLE) > 5",
        "TRY_CAST(n AS DATE) IS NOT NULL", "TRY_CAST(n AS BOOLEAN) IS NULL", "CAST(x AS BIGINT) = 2",
        "CAST(x AS BIGINT) = -2", "CAST(y AS BIGINT) = 2", "CAST(i AS DOUBLE) / 2 = 0.5", "CAST(b AS BIGINT) = 1",
        "CAST(i AS VARCHAR) = '42'", "CAST(w AS VARCHAR) LIKE '9%3'", "CAST(b AS VARCHAR) = 'true'",
        "CAST(d AS VARCHAR) = '2020-02-29'", "CAST(m AS VARCHAR) = '2020-02-29 23:59:59.5'",
        "CAST(m AS VARCHAR) = '2020-01-01 00:00:00'", "CAST(m AS DATE) = d", "CAST(d AS TIMESTAMP) = m",
        "CAST(m AS TIME) = k", "CAST(k AS VARCHAR) = '06:30:15'", "CAST(i AS BOOLEAN)",
        "LENGTH(CAST(i AS VARCHAR)) > 2", "CAST('2020-02-30' AS DATE) = d", "CAST(x AS VARCHAR) = '1.5'",
        "i / i = 1", "x / i > 0", "i % i = 0", "x % x = 0", "i / 0 IS NULL", "b AND i / i = 1", "b OR i % i = 0",
        "0.1 + 0.2 = 0.3", "x = 0.1", "1 / 3 > 0.333", "7 / 2 = 3.5", "2 > 1 AND 1 < 2",
        "\"i\" = 1", "I = 1", "s = 'it''s'", "x = 1e300", "x >= .1", "x = 1.", "i != 1",
    ]
)


def literal(text, sql):
    if text is None:
        return f"CAST(NULL AS {sql})"
    return "CAST('" + text.replace("'", "''") + f"' AS {sql})"


def answer(connection, expression, row):
    try:
        value = connection.execute(f"SELECT ({expression}) FROM rows WHERE row = {row}").fetchone()[0]
    except duckdb.Error:
        return "E"
    return "U" if value is None else "T" if value else "F"


def main():
    connection = duckdb.connect()
    # Which rows fail should not hang on how a comparison is rewritten.
    connection.execute("PRAGMA disable_optimizer")
    count = len(next(iter(COLUMNS.values()))[2])
    rows = [
        ", ".join(f'{literal(values[row], sql)} AS "{name}"' for name, (_, sql, values) in COLUMNS.items())
        for row in range(count)
    ]
    selects = " UNION ALL ".join(f"SELECT {row} AS row, {text}" for row, text in enumerate(rows))
    connection.execute(f"CREATE TABLE rows AS {selects}")
    cases = [
        {"expression": expression, "answers": "".join(answer(connection, expression, row) for row in range(count))}
        for expression in EXPRESSIONS
    ]
    columns = [{"name": name, "type": kind, "values": values} for name, (kind, _, values) in COLUMNS.items()]
    content = {"versions": {"duckdb": duckdb.__version__}, "columns": columns, "cases": cases}
    lines = json.dumps(content, ensure_ascii=False, indent=1)
    (Path(__file__).resolve().parent / "expressions.json").write_text(lines + "\n")
    print(f"{len(cases)} expressions, {count} rows")


main()
