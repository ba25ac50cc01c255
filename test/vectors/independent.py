"""Answers of independent software on the samples, written to independent.json.

Usage: python independent.py   (README.md says what must be installed)

Nothing here calls driftgate to compute an answer. It is called for three inputs: profile files whose
sketches other libraries shall read, the p-values of a run that shall be corrected, and nothing else.
"""
import base64
import csv
import itertools
import json
import math
import subprocess
import sys
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

import datasketches as ds
import duckdb
import numpy as np
import pandas as pd
import polars
import pyarrow
from scipy import optimize, special, stats
from scipy.spatial.distance import jensenshannon
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLES = ROOT / "samples"
RANKS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
ALPHA = 0.05
LIMITS = {"ks": 0.1, "psi": 0.1, "chi-square": 0.1, "nulls": 0.05, "unseen": 0.05}

TABLES = [
    "flights/reference", "flights/good", "flights/drifted",
    "earthquakes/reference", "earthquakes/night", "earthquakes/late",
    "more-nulls/batch", "new-category/batch", "unit-distance/batch", "unit-air-time/batch",
]
PAIRS = [
    ("flights/reference", "flights/good"),
    ("flights/reference", "flights/drifted"),
    ("earthquakes/reference", "earthquakes/night"),
    ("earthquakes/reference", "earthquakes/late"),
    ("flights/reference", "more-nulls/batch"),
    ("flights/reference", "new-category/batch"),
    ("flights/reference", "unit-distance/batch"),
    ("flights/reference", "unit-air-time/batch"),
]
# What a schema learnt from the reference leaves out: advancing time, identifiers, free text.
NOT_COMPARED = {"time_hour", "time", "id", "place"}

CONVENTIONS = {
    "skewness": "g1 and kurtosis g2 without bias correction (scipy's default); pandas' own are G1 and G2, kept beside",
    "quantiles": "numpy's inverted_cdf: the smallest value whose rank reaches q; a sketch's answer is compared within its own bounds",
    "length": "of text, in Unicode code points (pandas str.len)",
    "ks.exact": "scipy's exact p takes the samples as continuous: comparable with an exact p that ignores ties. r.exact is exact given the ties, null where R overflows; lattice is the same law by numpy",
    "ks.asymptotic": "scipy's asymp is the one-sample law of finite size at round(nm/(n+m)); kolmogorov is the limit at nm/(n+m), which driftgate uses",
    "ks.location": "of several places with the widest gap driftgate names the lowest; scipy the first of the first sample, then of the second",
    "psi": "raw: 0 · ln 0 leaves infinity out as null; smoothed: half a row in every bin of both sides; bins at numpy's inverted_cdf deciles of the reference, repeated ones once, and one bin of nulls",
    "cramerVonMises": "scipy's p-value is the limit law that ignores ties, its series cut at terms of 1e-7; driftgate uses that law without ties only, summed to the end",
    "andersonDarling": "scipy's p-value is interpolated and clipped to 0.001 to 0.25",
    "chiSquare": "pooled: values expected in fewer than 5 rows of a side at the pooled share are one category OTHER; nulls are a category; without Yates' correction",
    "permutation": "where an expected count is below 1, or over a fifth are below 5, both sides use permutation: chance separates the p-values",
    "newcombe": "statsmodels adds both Wilson intervals' distances as Newcombe's method 10 does; difference batch − reference",
    "verdicts": "bins of PSI as quantile-bins.ts describes them, on the values; a run counts on cells of 0.2 % of the reference, so that D lies at most a cell's mass below and the interval's high end at most as much above",
    "corrections": "p is that of a run, an input; the corrected values are the others'",
    "hll": "the library's estimate is HIP while values come one by one; driftgate estimates from the registers alone (Ertl 2017), so that registers, not estimates, are compared to the last bit",
    "frequent": "the library's and driftgate's counts are exact where the offset is 0",
}


def run(*command, **options):
    return subprocess.run([str(each) for each in command], capture_output=True, text=True, **options)


def driftgate(*arguments):
    return run("node", ROOT / "bin/driftgate.js", *arguments, cwd=SAMPLES)


def plain(value):
    """Numbers as JSON has them; what is not finite is null."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(each) for each in value]
    if isinstance(value, (np.integer, bool, np.bool_)):
        return value.item() if hasattr(value, "item") else value
    if isinstance(value, (float, np.floating)):
        value = float(value)
        return value if math.isfinite(value) else None
    return value


# Data ---------------------------------------------------------------------------------------------

def read(name):
    """Every cell as text, by Python's own CSV reader; empty cells are nulls."""
    with open(SAMPLES / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {column: [row[i] for row in rows[1:]] for i, column in enumerate(rows[0])}


def typed(cells):
    """('integer' | 'number' | 'timestamp' | 'string', values without nulls)."""
    texts = [cell for cell in cells if cell.strip() != ""]
    try:
        return "integer", np.array([int(text) for text in texts], dtype=np.int64)
    except ValueError:
        pass
    try:
        return "number", np.array([float(text) for text in texts])
    except ValueError:
        pass
    if all(len(text) >= 20 and text[10] == "T" and text.endswith("Z") for text in texts):
        times = pd.to_datetime(pd.Series(texts), utc=True, format="ISO8601")
        return "timestamp", times.dt.tz_localize(None).astype("datetime64[us]").astype("int64").to_numpy()
    return "string", texts


def describe(cells):
    kind, values = typed(cells)
    series = pd.Series(values)
    counts = series.value_counts()
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
    facts = {"type": kind, "count": len(values), "nulls": len(cells) - len(values), "distinct": int(series.nunique())}
    if kind == "string":
        lengths = series.str.len()
        return facts | {
            "min": min(values), "max": max(values), "top": top,
            "length": {"min": lengths.min(), "max": lengths.max(), "mean": lengths.mean()},
        }
    numbers = values.astype(np.float64)
    return facts | {
        "min": values.min(), "max": values.max(),
        "sum": sum(map(int, values)) if kind == "integer" else math.fsum(numbers),
        "mean": math.fsum(numbers) / len(numbers),
        "standardDeviation": series.std(ddof=1),
        "skewness": stats.skew(numbers), "kurtosis": stats.kurtosis(numbers),
        "pandasSkewness": series.skew(), "pandasKurtosis": series.kurt(),
        "quantiles": np.quantile(values, RANKS, method="inverted_cdf"),
        "top": top if kind == "integer" else None,
    }


# Numeric columns ----------------------------------------------------------------------------------

def kolmogorov_smirnov(x, y):
    n, m = len(x), len(y)
    exact = stats.ks_2samp(x, y, method="exact")
    asymptotic = stats.ks_2samp(x, y, method="asymp")
    pooled = np.concatenate([x, y])
    return {
        "d": exact.statistic, "location": exact.statistic_location, "sign": exact.statistic_sign,
        "exact": exact.pvalue, "lattice": lattice(x, y), "asymptotic": asymptotic.pvalue,
        "kolmogorov": special.kolmogorov(math.sqrt(n * m / (n + m)) * exact.statistic),
        "ties": len(np.unique(pooled)) < n + m,
    }


def bins_of(x, batch_rows):
    bins = max(2, min(10, batch_rows // 10))
    return np.unique(np.quantile(x, [j / bins for j in range(1, bins)], method="inverted_cdf"))


def documented_bins(x, batch_rows):
    """The bins of the run's PSI, as quantile-bins.ts describes them: runs of values between heavy ones."""
    excess = max(0, 1 - len(x) / batch_rows)
    bins = max(2, min(10, batch_rows // 10, int(len(x) / (10 * (1 + 7 * excess)))))
    values, counts = np.unique(x, return_counts=True)
    mass = len(x) / bins
    edges, start = [], 0
    for stop in [*np.flatnonzero(counts > mass), len(values)]:
        ends, sums = [], np.cumsum(counts[start:stop])
        for j in range(1, int(sums[-1] / mass + 1e-9) + 1 if len(sums) else 1):
            ends.append(int(np.searchsorted(sums, j * mass - 1e-6)))
        ends = sorted(set(ends))
        if len(sums) and ends and ends[-1] < len(sums) - 1:
            rest = sums[-1] - sums[ends[-1]]
            if rest < mass / 2:
                ends.pop()
        whole = stop == len(values)
        # What is left of a run ends just below the heavy value behind it.
        edges += [values[start + end] for end in ends if start + end < stop - 1]
        if len(sums) and not whole:
            edges.append(np.nextafter(float(values[stop]), -math.inf))
        if not whole:
            edges.append(values[stop])
        start = stop + 1
    edges = np.array(edges, dtype=float)
    return edges[edges < values[-1]]


def lattice(x, y):
    """P(D at least as large | the pooled values), over the diagonals of the lattice (Hodges 1958)."""
    n, m = len(x), len(y)
    pooled = np.sort(np.concatenate([x, y]))
    stands = np.append(pooled[1:] != pooled[:-1], True)
    ends = pooled[stands]
    f, g = (np.searchsorted(np.sort(side), ends, side="right") for side in (x, y))
    most = int(np.abs(f * m - g * n).max())
    if most == 0:
        return 1.0
    hit = np.zeros(n + 1)
    i = np.arange(n + 1)
    for size in range(1, n + m + 1):
        hit[1:] = (i[1:] * hit[:-1] + (size - i[1:]) * hit[1:]) / size
        low, high = max(0, size - m), min(n, size)
        if stands[size - 1]:
            hit[np.abs(i * m - (size - i) * n) >= most] = 1.0
        # Off the lattice there are no paths; their weight i or j is 0 where they would count.
        hit[high + 1:] = 0.0
        hit[:low] = 0.0
    return float(min(1.0, hit[n]))


def counts_in(values, edges):
    """Bins closed on the right."""
    return np.bincount(np.searchsorted(edges, values, side="left"), minlength=len(edges) + 1)


def stability(a, b, smoothing):
    with np.errstate(divide="ignore", invalid="ignore"):
        p, q = (a + smoothing) / (a + smoothing).sum(), (b + smoothing) / (b + smoothing).sum()
        return float(np.sum((p - q) * np.log(p / q)))


def divergences(a, b):
    keep = (a + b) > 0
    a, b = a[keep], b[keep]
    distance = jensenshannon(a, b, base=2)
    return {
        "jensenShannonDistance": distance,
        "kullbackLeibler": stats.entropy(a, b),
        "totalVariation": np.abs(a / a.sum() - b / b.sum()).sum() / 2,
        "lInfinity": np.abs(a / a.sum() - b / b.sum()).max(),
        "hellinger": np.linalg.norm(np.sqrt(a / a.sum()) - np.sqrt(b / b.sum())) / math.sqrt(2),
        "psi": {"raw": stability(a, b, 0), "smoothed": stability(a, b, 0.5)},
    }


def numeric_pair(x, y, nulls):
    edges = bins_of(x, len(y))
    a, b = counts_in(x, edges), counts_in(y, edges)
    von_mises = stats.cramervonmises_2samp(x, y, method="asymptotic")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        darling = stats.anderson_ksamp([x, y], variant="midrank")
    return {
        "n": len(x), "m": len(y), "ks": kolmogorov_smirnov(x, y),
        "wasserstein": stats.wasserstein_distance(x, y), "energy": stats.energy_distance(x, y),
        "cramerVonMises": {"statistic": von_mises.statistic, "p": von_mises.pvalue},
        "andersonDarling": {"statistic": darling.statistic, "p": darling.pvalue},
        "bins": {"edges": edges, "reference": a, "batch": b, "nulls": nulls}
        | divergences(np.append(a, nulls[0]), np.append(b, nulls[1])),
    }


# Categories and shares ----------------------------------------------------------------------------

def table_of(x, y, nulls, pool):
    """Counts in order of pooled count: categories, OTHER where pooled, nulls."""
    reference, batch = pd.Series(x).value_counts(), pd.Series(y).value_counts()
    both = pd.concat([reference, batch], axis=1).fillna(0).astype(int).to_numpy(dtype=np.int64)
    names = list(pd.concat([reference, batch], axis=1).index)
    total, rows = both.sum(axis=1), len(x) + len(y)
    told = total * min(len(x), len(y)) / rows >= 5 if pool else total > 0
    order = sorted(np.flatnonzero(told), key=lambda i: (-total[i], names[i]))
    other = both[~told].sum(axis=0)
    counts = [both[i] for i in order] + ([other] if pool else []) + [np.array(nulls)]
    return [names[i] for i in order], np.array(counts).T


def is_sparse(a, b):
    keep = (a + b) > 0
    share = ((a + b) / (a + b).sum())[keep]
    expected = np.concatenate([share * a.sum(), share * b.sum()])
    return bool(expected.min() < 1 or (expected < 5).sum() > 0.2 * len(expected))


def homogeneity(a, b, resamples=0):
    keep = (a + b) > 0
    counts = np.array([a[keep], b[keep]])
    if counts.shape[1] < 2:
        return {"statistic": 0.0, "df": counts.shape[1] - 1, "p": 1.0, "sparse": False}
    found = stats.chi2_contingency(counts, correction=False)
    sparse = is_sparse(a, b)
    answer = {"statistic": found.statistic, "df": found.dof, "p": found.pvalue, "sparse": sparse}
    if sparse and resamples:
        method = stats.MonteCarloMethod(n_resamples=resamples, rng=np.random.default_rng(1))
        answer["monteCarlo"] = stats.chi2_contingency(counts, correction=False, method=method).pvalue
    return answer


def categorical_pair(x, y, nulls):
    names, pooled = table_of(x, y, nulls, pool=True)
    _, raw = table_of(x, y, nulls, pool=False)
    keep = pooled.sum(axis=0) > 0
    two = keep.sum() > 1
    return {
        "pooled": {
            "names": names, "reference": pooled[0], "batch": pooled[1],
            "cramersV": stats.contingency.association(pooled[:, keep], method="cramer") if two else None,
        } | homogeneity(*pooled, resamples=4999) | divergences(*pooled),
        "raw": homogeneity(*raw) | {"reference": raw[0] if raw.shape[1] < 30 else None, "batch": raw[1] if raw.shape[1] < 30 else None},
        "unseenRows": int((~pd.Series(y).isin(x)).sum()),
    }


def null_rates(nulls, rows):
    (a, b), (n, m) = nulls, rows
    low, high = confint_proportions_2indep(b, m, a, n, method="newcomb", compare="diff")
    return {
        "nulls": nulls, "rows": rows, "p": stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue,
        "difference": b / m - a / n, "low": low, "high": high,
    }


# Verdicts, by the rule that decision.ts documents ---------------------------------------------------

def divergence_verdict(a, b, value, curvature, measure):
    """Bias-corrected value with the envelope of the noncentral and the delta-method interval."""
    keep = (a + b) > 0
    a, b = a[keep].astype(float), b[keep].astype(float)
    df, scale = len(a) - 1, (1 / a.sum() + 1 / b.sum()) * curvature / 2
    if df < 1:
        return 0.0, 0.0, 0.0
    x, tail = value / scale, ALPHA / 2
    # scipy's law at 0 is the central one; a tiny shift keeps to one formula.
    root = lambda f: optimize.brentq(f, 1e-9, 10 * x + 200 * df + 1000) if f(1e-9) > 0 else 0.0
    with np.errstate(all="ignore"):
        upper = root(lambda shift: stats.ncx2.cdf(x, df, shift) - tail)
        lower = root(lambda shift: tail - stats.ncx2.sf(x, df, shift)) if stats.chi2.sf(x, df) < tail else 0.0
    variance = sum(spread(measure, a, b, side) for side in (0, 1))
    reach = stats.norm.isf(tail) * math.sqrt(max(0.0, variance))
    centre = value - df * scale
    return max(0.0, centre), max(0.0, min(lower * scale, centre - reach)), max(0.0, upper * scale, centre + reach)


def spread(measure, a, b, side):
    """Delta-method variance of one side, slopes by central differences in the shares."""
    shares = [a / a.sum(), b / b.sum()]
    slopes = np.empty(len(a))
    for j in range(len(a)):
        step = 1e-6 * max(shares[side][j], 1e-9)
        moved = []
        for sign in (1, -1):
            changed = [shares[0].copy(), shares[1].copy()]
            changed[side][j] += sign * step
            moved.append(measure(*changed))
        slopes[j] = (moved[0] - moved[1]) / (2 * step)
    p = shares[side]
    return (np.sum(p * slopes**2) - np.sum(p * slopes) ** 2) / (a.sum(), b.sum())[side]


def psi_measure(p, q):
    return float(np.sum((p - q) * np.log(p / q)))


def balanced_measure(p, q):
    return float(np.sum((p - q) ** 2 / (p + q)) / 2)


def test_psi(a, b):
    keep = (a + b) > 0
    a, b = a[keep], b[keep]
    found = homogeneity(a, b, resamples=4999)
    smooth = lambda side: (side + 0.5) / (side + 0.5).sum() * side.sum()
    effect, low, high = divergence_verdict(smooth(a), smooth(b), stability(a, b, 0.5), 2, psi_measure)
    return {"p": found.get("monteCarlo", found["p"]), "effect": effect, "low": min(low, effect), "high": max(high, effect)}


def test_chi_square(a, b):
    found = homogeneity(a, b, resamples=4999)
    keep = (a + b) > 0
    value = balanced_measure(a[keep] / a.sum(), b[keep] / b.sum())
    parts = divergence_verdict(a, b, value, 0.5, balanced_measure)
    effect, low, high = (math.sqrt(part) for part in parts)
    return {"p": found.get("monteCarlo", found["p"]), "effect": effect, "low": low, "high": min(1.0, high)}


def test_ks(x, y, exact):
    d = stats.ks_2samp(x, y, method="asymp").statistic
    band = stats.kstwobign.isf(ALPHA) / math.sqrt(len(x) * len(y) / (len(x) + len(y)))
    return {"p": exact, "effect": d, "low": max(0.0, d - band), "high": min(1.0, d + band)}


def test_share(found):
    low, high = found["low"], found["high"]
    crosses = low <= 0 <= high
    return {"p": found["p"], "effect": abs(found["difference"]),
            "low": 0.0 if crosses else min(abs(low), abs(high)), "high": max(abs(low), abs(high))}


def test_unseen(x, y):
    n, m = len(x), len(y)
    known, new = pd.Series(x).value_counts(), pd.Series(y).value_counts()
    new = new[~new.index.isin(known.index)]
    once, twice, rows = int((known == 1).sum()), int((known == 2).sum()), int(new.sum())
    low, high = confint_proportions_2indep(rows, m, once, n, method="newcomb", compare="diff")
    interval = {"effect": max(0.0, rows / m - once / n), "low": max(0.0, low), "high": max(0.0, high)}
    if rows == 0:
        return {"p": 1.0} | interval
    if once >= 30:
        share = min(1, (once + rows) / (n + m))
        variance = m * share * (1 - share) * (1 + m / n) + 2 * twice * m * m / (n * n)
        excess = rows - 0.5 - m * once / n
        many = stats.norm.sf(excess / math.sqrt(variance)) if variance > 0 else float(excess < 0)
    else:
        many = stats.hypergeom.sf(len(new) - 1, n + m, len(new) + once, m)
    c = int(new.max())
    alone = min(len(known) + len(new), (n + m) / c) * math.exp(
        special.gammaln(m + 1) - special.gammaln(m - c + 1) - special.gammaln(n + m + 1) + special.gammaln(n + m - c + 1))
    return {"p": min(1.0, 2 * min(many, alone, 1.0))} | interval


def decide(test, adjusted, limit):
    if adjusted <= ALPHA and test["low"] > limit:
        return "drift"
    if test["high"] <= limit:
        return "negligible" if adjusted <= ALPHA else "stable"
    return "inconclusive"


def verdicts(tests):
    """[(column, test name, answer)] of one run, corrected together."""
    adjusted = multipletests([answer["p"] for _, _, answer in tests], ALPHA, method="holm")[1]
    return [
        {"column": column, "test": name, **answer, "adjusted": p, "outcome": decide(answer, p, LIMITS[name])}
        for (column, name, answer), p in zip(tests, adjusted)
    ]


# R ------------------------------------------------------------------------------------------------

def read_back(path):
    """Rows of a table that R wrote: numbers, and NaN for NA."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    number = lambda text: math.nan if text.strip() == "NA" else float(text)
    return [{key: text if key == "name" else number(text) for key, text in row.items()} for row in rows]


def ask_r(samples, tables, families):
    with tempfile.TemporaryDirectory() as folder:
        for name, (x, y) in samples.items():
            side = ["x"] * len(x) + ["y"] * len(y)
            pd.DataFrame({"side": side, "value": [repr(float(v)) for v in itertools.chain(x, y)]}).to_csv(
                f"{folder}/ks-{name}.csv", index=False)
        for name, counts in tables.items():
            pd.DataFrame({"x": counts[0], "y": counts[1]}).to_csv(f"{folder}/table-{name}.csv", index=False)
        for name, family in families.items():
            pd.DataFrame({"p": [repr(float(p)) for p in family]}).to_csv(f"{folder}/p-{name}.csv", index=False)
        done = run("Rscript", HERE / "independent.R", folder)
        if done.returncode != 0:
            sys.exit(done.stderr)
        ks, table, p = (read_back(f"{folder}/{name}.csv") for name in ("ks", "table", "p"))
        release = Path(f"{folder}/version.txt").read_text().strip()
    return {
        "version": release,
        "ks": {row.pop("name"): row for row in ks},
        "table": {row.pop("name"): row for row in table},
        "p": {name: {method: [row[method] for row in group] for method in ("holm", "BH", "BY", "bonferroni")}
              for name, group in itertools.groupby(p, key=lambda row: row["name"])
              for group in [list(group)]},
    }


# Sketches -----------------------------------------------------------------------------------------

def packed(sketch_bytes):
    return base64.b64encode(sketch_bytes).decode()


def kll_facts(sketch):
    return {
        "n": sketch.n, "k": sketch.k, "retained": sketch.num_retained,
        "min": sketch.get_min_value(), "max": sketch.get_max_value(),
        "quantiles": sketch.get_quantiles(RANKS, True), "isEstimate": sketch.is_estimation_mode(),
    }


def hll_facts(sketch):
    return {"lgK": sketch.lg_config_k, "estimate": sketch.get_estimate(),
            "low": sketch.get_lower_bound(2), "high": sketch.get_upper_bound(2)}


def frequent_facts(sketch):
    items = sketch.get_frequent_items(ds.frequent_items_error_type.NO_FALSE_NEGATIVES)
    rows = sorted(([item[0], item[1], item[2], item[3]] for item in items), key=lambda row: (-row[1], row[0]))
    return {"total": sketch.total_weight, "active": sketch.num_active_items, "top": rows[:20], "items": len(rows)}


def hll_of(kind, values, width=ds.tgt_hll_type.HLL_8):
    sketch = ds.hll_sketch(12, width)
    for value in values:
        sketch.update(value if kind == "string" else float(value) if kind == "number" else int(value))
    return sketch


def frequent_of(values):
    sketch = ds.frequent_strings_sketch(12)
    for value in values:
        sketch.update(str(value))
    return sketch


def library_sketches(name, columns, small):
    """Sketches that the library builds; bytes where a reader shall be put to the test."""
    answers = {}
    for column, cells in columns.items():
        kind, values = typed(cells)
        answer = {}
        hll = hll_of(kind, values)
        answer["hll"] = hll_facts(hll) | {"bytes": packed(hll.serialize_compact())}
        if column in small:
            for width in ("HLL_4", "HLL_6"):
                other = hll_of(kind, values, getattr(ds.tgt_hll_type, width))
                answer[width] = hll_facts(other) | {"bytes": packed(other.serialize_updatable())}
        if kind == "string":
            frequent = frequent_of(values)
            facts = frequent_facts(frequent)
            answer["frequent"] = facts | {"bytes": packed(frequent.serialize()) if facts["items"] < 300 else None}
        else:
            for k in [200, 1000] if column in small else [200]:
                kll = ds.kll_doubles_sketch(k)
                kll.update(np.ascontiguousarray(values, dtype=np.float64))
                answer[f"kll{k}"] = kll_facts(kll) | {"bytes": packed(kll.serialize())}
        answers[column] = answer
    return answers


def our_profile(name, columns, kept):
    """What others read in a profile file that driftgate wrote."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/data.profile"
        done = driftgate("profile", f"{name}.csv", "-o", path)
        if done.returncode != 0:
            sys.exit(done.stderr)
        table = pyarrow.ipc.open_file(path).read_all()
        frame = polars.read_ipc(path)
        rows = scanned(table).sql("select count(*), count(distinct name) from table_").fetchall()[0]
        opened = {
            "pyarrow": {"columns": table.column_names, "rows": table.num_rows},
            "polars": {"columns": frame.columns, "rows": frame.height},
            "duckdb": {"columns": described(table), "rows": rows[0], "names": rows[1]},
        }
        cells = {row["name"]: row for row in table.select(["name", "kll", "hll", "frequent"]).to_pylist()}
    answers = {}
    for column, cells_of in cells.items():
        kind, values = typed(columns[column])
        answer = {}
        if cells_of["kll"] is not None:
            answer["kll"] = kll_facts(ds.kll_doubles_sketch.deserialize(cells_of["kll"]))
        if cells_of["hll"] is not None:
            sketch, union = ds.hll_sketch.deserialize(cells_of["hll"]), ds.hll_union(12)
            union.update(hll_of(kind, values))
            before = union.get_estimate()
            union.update(sketch)
            answer["hll"] = hll_facts(sketch) | {"unionBefore": before, "unionAfter": union.get_estimate()}
        if cells_of["frequent"] is not None:
            answer["frequent"] = frequent_facts(ds.frequent_strings_sketch.deserialize(cells_of["frequent"]))
        if column in kept:
            answer["bytes"] = {key: packed(cells_of[key]) for key in ("kll", "hll", "frequent") if cells_of[key] is not None}
        answers[column] = answer
    return {"opened": opened, "columns": answers}


def scanned(table):
    connection = duckdb.connect()
    connection.register("table_", table)
    return connection


def described(table):
    return [row[0] for row in scanned(table).sql("describe table_").fetchall()]


# All ----------------------------------------------------------------------------------------------

def main():
    tables = {name: read(name) for name in TABLES}
    columns = {name: {column: describe(cells) for column, cells in table.items()} for name, table in tables.items()}
    pairs, samples, counts, plans = {}, {}, {}, {}
    for reference, batch in PAIRS:
        key = batch.replace("/", "-")
        answers, plan = {}, []
        for column, cells in tables[reference].items():
            others = tables[batch][column]
            (kind, x), (_, y) = typed(cells), typed(others)
            nulls, rows = [len(cells) - len(x), len(others) - len(y)], [len(cells), len(others)]
            answer = {"kind": kind, "rate": null_rates(nulls, rows)}
            counts[f"{key}-{column}-nulls"] = np.array([[a, n - a] for a, n in zip(nulls, rows)])
            if column not in NOT_COMPARED and kind == "string":
                answer |= categorical_pair(x, y, nulls)
                counts[f"{key}-{column}"] = table_of(x, y, nulls, pool=True)[1]
                pooled = np.array([answer["pooled"]["reference"], answer["pooled"]["batch"]])
                plan += [(column, "psi", test_psi(*pooled)), (column, "chi-square", test_chi_square(*pooled)),
                         (column, "unseen", test_unseen(x, y))]
            elif column not in NOT_COMPARED:
                answer |= numeric_pair(x, y, nulls)
                samples[f"{key}-{column}"] = (x, y)
                edges = documented_bins(x, len(y))
                a, b = (np.append(counts_in(side, edges), count) for side, count in zip((x, y), nulls))
                plan += [(column, "ks", test_ks(x, y, answer["ks"]["lattice"])), (column, "psi", test_psi(a, b))]
            plan.append((column, "nulls", test_share(answer["rate"])))
            answers[column] = answer
        pairs[batch] = {"reference": reference, "columns": answers}
        plans[batch] = plan

    families = {}
    for reference, batch in PAIRS:
        report = json.loads(driftgate("drift", f"{reference}.csv", f"{batch}.csv", "--format", "json", "-v").stdout)
        tests = [finding["test"] for finding in report["findings"] if finding.get("test")]
        families[batch] = [test["pValue"] for test in tests if test["pValue"] is not None]

    two_by_k = {name: table[:, table.sum(axis=0) > 0] for name, table in counts.items()}
    r = ask_r(samples, {name: table for name, table in two_by_k.items() if table.shape[1] > 1},
              {name.replace("/", "-"): p for name, p in families.items()})
    corrections = {}
    for batch, p in families.items():
        adjusted = {method: multipletests(p, ALPHA, method=method)[1] for method in ("holm", "fdr_bh", "fdr_by", "bonferroni")}
        corrections[batch] = {"p": p, "statsmodels": adjusted, "r": r["p"][batch.replace("/", "-")]}
    for batch, pair in pairs.items():
        key = batch.replace("/", "-")
        for column, answer in pair["columns"].items():
            answer["rate"]["r"] = r["table"].get(f"{key}-{column}-nulls", {}).get("fisher")
            if f"{key}-{column}" in r["ks"]:
                answer["ks"]["r"] = r["ks"][f"{key}-{column}"]
            elif f"{key}-{column}" in r["table"]:
                answer["pooled"]["r"] = r["table"][f"{key}-{column}"]
        pair["verdicts"] = verdicts(plans[batch])

    sketches = {
        "library": {
            "flights/reference": library_sketches("flights/reference", tables["flights/reference"], {"distance", "minute"}),
            "earthquakes/reference": library_sketches("earthquakes/reference", tables["earthquakes/reference"], {"mag", "nst"}),
        },
        "ours": {
            "flights/reference": our_profile("flights/reference", tables["flights/reference"], {"dep_delay", "carrier", "distance"}),
            "earthquakes/reference": our_profile("earthquakes/reference", tables["earthquakes/reference"], {"nst", "mag", "magType"}),
        },
    }
    packages = ["numpy", "pandas", "scipy", "statsmodels", "datasketches", "pyarrow", "duckdb", "polars"]
    versions = {"python": sys.version.split()[0], "R": r["version"]} | {name: version(name) for name in packages}
    answer = {
        "about": "Answers of independent software on the samples; made by independent.py and independent.R.",
        "versions": versions, "conventions": CONVENTIONS, "ranks": RANKS, "limits": LIMITS, "alpha": ALPHA,
        "columns": columns, "pairs": pairs, "corrections": corrections, "sketches": sketches,
    }
    (HERE / "independent.json").write_text(json.dumps(plain(answer), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
