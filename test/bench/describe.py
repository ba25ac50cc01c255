"""polars' or pandas' `describe` of a CSV file: python3 describe.py polars|pandas FILE"""

import sys

library, file = sys.argv[1:]
if library == "polars":
    import polars

    print(polars.read_csv(file, ignore_errors=True).describe())
else:
    import pandas

    print(pandas.read_csv(file).describe(include="all"))
