"""Writes src/sandbox/v2/results/known.json: comparisons for each aggregator, computed with NumPy and SciPy.

    pip install scipy && python3 tests/statistics/known.py

Nothing here shares a formula with the sandbox. Means and variances come from what each visitor did, one by one. Ratios are linearised for
each visitor, the variance of the relative difference comes from a numerical gradient, the mixture of the sequential test is integrated
numerically, and the bounds of the interval are the roots at which it decides.
"""

import json
import math
import pathlib

import numpy as np
from scipy import differentiate, integrate, optimize, stats

rng = np.random.default_rng(4711)
EVENT, OTHER = 7, 8


def grouped(rows, conversions_of):
    """Groups of visitors who did the same. `conversions_of` makes a record of their number and of what each did."""
    values, counts = np.unique(rows, axis=0, return_counts=True)
    return [conversions_of(int(count), *map(float, np.atleast_1d(value))) for value, count in zip(values, counts)]


def record(count, occurrences=0.0, revenue=0.0, value=0.0, event=EVENT):
    """`count` visitors, each of whom had the event so often, with so much revenue and value in all."""
    did = occurrences > 0
    group = {
        "event": event,
        "visitors": count,
        "conversions": count if did else 0,
        "occurrences": int(count * occurrences),
        "revenue": count * revenue,
        "value": count * value,
    }
    return {name: number for name, number in group.items() if number}


def test(baseline, variation, unit, mixing_variance, threshold):
    """The relative difference of two samples, each of which is a mean, its variance, and the number that it is of."""
    (mb, vb, nb), (mv, vv, nv) = baseline, variation

    def difference(means):
        return (means[1] - means[0]) / np.abs(means[0])

    d = float(difference(np.array([mb, mv])))
    gradient = differentiate.jacobian(difference, np.array([mb, mv])).df
    v = float(gradient[0] ** 2 * vb / nb + gradient[1] ** 2 * vv / nv)
    t = mixing_variance * unit**2 / mb**2

    def log_mixture(null):
        """The logarithm of the likelihood of d under the mixture around `null`, over that under `null`."""
        peak, spread = null + (d - null) * t / (v + t), math.sqrt(v * t / (v + t))

        def log_integrand(theta):
            likelihood = stats.norm.logpdf(d, theta, math.sqrt(v)) - stats.norm.logpdf(d, null, math.sqrt(v))
            return likelihood + stats.norm.logpdf(theta, null, math.sqrt(t))

        top = log_integrand(peak)
        area, _ = integrate.quad(
            lambda theta: math.exp(log_integrand(theta) - top),
            peak - 12 * spread, peak + 12 * spread, epsabs=0, epsrel=1e-11, points=[peak],
        )
        return top + math.log(area)

    decided = -math.log(1 - threshold)

    def bound(side):
        far = math.sqrt(v)
        while log_mixture(d + side * far) < decided:
            far *= 2
        return optimize.brentq(lambda null: log_mixture(null) - decided, d, d + side * far, xtol=1e-13)

    significance = 1 - min(1.0, math.exp(-log_mixture(0.0)))
    return {"lift": d, "significance": significance, "low": bound(-1), "high": bound(1)}


def case(metric, groups, samples, unit):
    mixing_variance, threshold = float(rng.choice([0.0001, 0.0004, 0.002])), float(rng.choice([0.8, 0.9, 0.95]))
    measured = [(mean, variance, number) for mean, variance, number in samples]
    expected = test(*measured, unit, mixing_variance, threshold)
    expected |= {"rates": [mean for mean, _, _ in measured], "variances": [variance for _, variance, _ in measured]}
    return {
        "metric": metric,
        "mixing_variance": mixing_variance,
        "threshold": threshold,
        "groups": groups,
        "expected": expected,
    }


def arms_of(draw):
    """Two arms whose shares of visitors who convert are not far apart."""
    rate = rng.uniform(0.05, 0.4)
    return [draw(rate), draw(rate * rng.uniform(0.8, 1.3))]


def of_values(metric, draw, groups):
    """A metric that is the mean of what each sample has."""
    arms = arms_of(draw)
    samples = [(float(np.mean(x)), float(stats.moment(x, order=2)), len(x)) for x in arms]
    pooled = np.concatenate(arms)
    return case(metric, [groups(x) for x in arms], samples, float(np.sum(pooled**2) / np.sum(pooled)))


def of_pairs(metric, draw, groups):
    """A metric that is the ratio of two sums."""
    arms = arms_of(draw)
    samples = []
    for x, y, _ in arms:
        ratio = np.sum(x) / np.sum(y)
        samples.append((float(ratio), float(stats.moment((x - ratio * y) / np.mean(y), order=2)), len(x)))
    unit = sum(np.sum(x) for x, _, _ in arms) / sum(np.sum(y) for _, y, _ in arms)
    return case(metric, [groups(*arm) for arm in arms], samples, float(unit))


def converting(rate):
    return (rng.random(int(rng.integers(150, 3000))) < rate).astype(float)


def occurrences(rate):
    x = converting(rate)
    return x * rng.integers(1, 5, len(x))


def money(rate):
    x = converting(rate)
    return x * rng.choice([4.5, 19.99, 20.0, 120.0], len(x))


def unique():
    metric = {"aggregator": "unique", "event_id": EVENT, "scope": "visitor"}
    return of_values(metric, converting, lambda x: grouped(x, record))


def count(scope):
    def groups(x):
        # Each sample is a session, of which the first ones are of different visitors.
        found = grouped(x, record)
        if scope == "session":
            for group in found:
                group["sessions"] = group["visitors"]
                group["visitors"] = max(group.get("conversions", 0), group["visitors"] // 2)
        return found

    metric = {"aggregator": "count", "event_id": EVENT, "scope": scope}
    return of_values(metric, occurrences, groups)


def total(field, scope):
    def visitor(n, each):
        return record(n, 1.0 if each else 0.0, **{field: each})

    def occurrence(n, each):
        return record(n, 1.0, **{field: each})

    metric = {"aggregator": "sum", "field": field, "event_id": EVENT, "scope": scope}
    return of_values(metric, money, lambda x: grouped(x, visitor if scope == "visitor" else occurrence))


def ended(aggregator, name):
    def groups(x):
        return [record(len(x) // 2 + 1) | {"sessions": len(x), name: int(np.sum(x))}]

    metric = {"aggregator": aggregator, "event_id": EVENT, "scope": "session", "winning_direction": "decreasing"}
    return of_values(metric, converting, groups)


def ratio_of_one_event():
    """The revenue of each occurrence."""
    def draw(rate):
        y = occurrences(rate)
        return y * rng.choice([5.0, 8.25, 30.0], len(y)), y, None

    def groups(x, y, _):
        return grouped(np.stack([y, x], axis=1), record)

    parts = [{"aggregator": "sum", "field": "revenue", "event_id": EVENT}, {"aggregator": "count", "event_id": EVENT}]
    return of_pairs({"aggregator": "ratio", "metrics": parts}, draw, groups)


def ratio_of_two_events():
    """The occurrences of one event for each visitor with another. All pairs are there, so the two are independent."""
    def draw(rate):
        a, b = occurrences(rate)[:60], converting(rate)[:40]
        a[0], b[0] = 2.0, 1.0
        return np.repeat(a, len(b)), np.tile(b, len(a)), None

    def groups(x, y, _):
        return grouped(x, record) + grouped(y, lambda n, each: record(n, each, event=OTHER))

    parts = [{"aggregator": "count", "event_id": EVENT}, {"aggregator": "unique", "event_id": OTHER}]
    return of_pairs({"aggregator": "ratio", "metrics": parts}, draw, groups)


cases = [unique() for _ in range(10)]
cases += [count("visitor") for _ in range(10)] + [count("session") for _ in range(3)]
cases += [total("revenue", "visitor") for _ in range(10)] + [total("value", "visitor") for _ in range(10)]
cases += [total("revenue", "event") for _ in range(3)]
cases += [ended("bounce", "bounces") for _ in range(10)] + [ended("exit", "exits") for _ in range(10)]
cases += [ratio_of_one_event() for _ in range(10)] + [ratio_of_two_events() for _ in range(10)]

lines = ",\n".join("    " + json.dumps(case, separators=(",", ":")) for case in cases)
about = "Comparisons of two arms, by NumPy and SciPy. `python3 tests/statistics/known.py` writes this file."
target = pathlib.Path(__file__).parents[2] / "src/sandbox/v2/results/known.json"
target.write_text(f'{{\n  "about": {json.dumps(about)},\n  "cases": [\n{lines}\n  ]\n}}\n')
