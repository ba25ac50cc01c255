"""How often is Pearson's p at most 5 % without drift, where bins are quantiles of the reference?

Values are continuous, so the population does not matter: with edges at order statistics of n values, the shares that
further values fall into follow a Dirichlet law whose parameters are the spacings in each bin (David and Nagaraja, Order
Statistics, section 2.2), and the counts of m of them are multinomial given these. Drawn from that law, not from data.

Writes bins-law.json beside itself: python3 bins-law.py, with numpy and scipy.
"""

import json
import pathlib
import sys

import numpy
import scipy
from scipy import stats

DRAWS = 40_000
REFERENCES = [50, 80, 100, 150, 200, 300, 400, 600, 800, 1000, 2000, 5000]
BATCHES = [50, 200, 500, 1000, 2000, 5000, 20_000, 100_000]


def bins_for(n, m, most=10, rows=10):
    """The rule of src/drift/quantile-bins.ts; the tests hold it against the file."""
    excess = max(0, 1 - n / max(1, m))
    return max(2, min(most, m // rows, int(n // (rows * (1 + 7 * excess)))))


def counts_of(random, n, m, bins):
    ends = numpy.ceil(numpy.arange(1, bins) * n / bins - 1e-9).astype(int)
    reference = numpy.diff(numpy.concatenate([[0], ends, [n]]))
    spacings = reference.astype(float)
    spacings[-1] += 1
    gammas = random.standard_gamma(spacings, size=(DRAWS, bins))
    left, rest = numpy.full(DRAWS, m), gammas.sum(axis=1)
    batch = numpy.zeros((DRAWS, bins), dtype=int)
    for j in range(bins - 1):
        batch[:, j] = random.binomial(left, numpy.clip(gammas[:, j] / rest, 0, 1))
        left = left - batch[:, j]
        rest = numpy.maximum(rest - gammas[:, j], 1e-300)
    batch[:, -1] = left
    return reference, batch


def main():
    random = numpy.random.default_rng(1)
    rows = []
    for n in REFERENCES:
        for m in BATCHES:
            bins = bins_for(n, m)
            a, b = counts_of(random, n, m, bins)
            statistic = ((a * m - b * n) ** 2 / (n * m * (a + b).astype(float))).sum(axis=1)
            p = stats.chi2.sf(statistic, bins - 1)
            rates = {str(level): float((p <= level).mean()) for level in (0.05, 0.01, 0.001)}
            rows.append({"reference": n, "batch": m, "bins": bins, "rates": rates})
    made = f"numpy {numpy.__version__}, scipy {scipy.__version__}, Python {sys.version.split()[0]}"
    lines = ",\n  ".join(json.dumps(row) for row in rows)
    text = f'{{ "draws": {DRAWS}, "made": {json.dumps(made)}, "rows": [\n  {lines}\n] }}\n'
    pathlib.Path(__file__).with_suffix(".json").write_text(text)


main()
