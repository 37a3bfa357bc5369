"""Rows to trees: name weights, pseudo-labels, folds, and the file that ships."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np

from benchmarks.finder.corpora import FOLDS
from benchmarks.finder.features.named import name_tokens, named_columns
from benchmarks.finder.labels import UNKNOWN
from benchmarks.finder.model import VERSION, load_model

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from benchmarks.finder.pages import PageRows, Rows

PARAMETERS: Final[dict[str, Any]] = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 63,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.35,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 2,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "feature_pre_filter": False,
    "verbose": -1,
}
COPY_WEIGHT: Final = 0.5
SNIPPET_PAGE_WEIGHT: Final = 0.6
SNIPPET_WEIGHT: Final = 3.0
SURELY_IN: Final = 0.85
SURELY_OUT: Final = 0.08
"""Blocks of snippet pages that an earlier model is so sure of teach the next."""
FEWEST_DOMAINS: Final = 4
"""A name is learned from so many domains, or it is somebody's own."""
PRIOR: Final = 2.0
"""Pages that a name has been seen on as an average name, before it is seen at all."""

Probabilities = list["np.ndarray[Any, np.dtype[np.float64]]"]


def name_weights(pages: Sequence[PageRows], without: Collection[int]) -> dict[str, float]:
    """Return log-odds of name tokens against the average name, from the folds that are not left out."""
    shares: dict[str, list[float]] = defaultdict(list)
    groups: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        if page.truth.fold in without or page.rows is None or not page.truth.text:
            continue
        boxes = page.rows.page.boxes
        mass = np.concatenate([[0.0], np.cumsum(page.words + 1)])
        kept = np.concatenate([[0.0], np.cumsum((page.words + 1) * (page.label == 1))])
        tokens: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for index, names in enumerate(boxes.names[1:], 1):
            for token in name_tokens(names):
                tokens[token][0] += kept[boxes.end[index]] - kept[boxes.first[index]]
                tokens[token][1] += mass[boxes.end[index]] - mass[boxes.first[index]]
        for token, (good, total) in tokens.items():
            shares[token].append(good / total)
            groups[token].add(page.truth.group)
    average = sum(map(sum, shares.values())) / sum(map(len, shares.values()))
    base = np.log(average / (1 - average))
    weights = {}
    for token, values in shares.items():
        if len(groups[token]) >= FEWEST_DOMAINS:
            good, count = sum(values) + PRIOR * average, len(values) + PRIOR
            weights[token] = round(float(np.log(good / (count - good)) - base), 2)
    return weights


def cross_validate(pages: list[PageRows], rounds: int, best: int) -> tuple[list[str], Probabilities]:
    """Return the features kept, and each page's probabilities by a model that has not seen its domain."""
    names = sorted(next(page.rows.columns for page in pages if page.rows)) + _NAMED
    probabilities, gain = _folds(pages, rounds, names, None)
    order = [names[i] for i in np.argsort(-gain, kind="stable")]
    print("strongest:", ", ".join(f"{names[i]} {gain[i] / gain.sum():.3f}" for i in np.argsort(-gain)[:30]))
    kept = sorted(order[:best]) if best else names
    probabilities, _ = _folds(pages, rounds, kept, probabilities)
    return kept, probabilities


def train_and_pack(
    pages: list[PageRows], probabilities: Probabilities, kept: list[str], rounds: int, path: Path
) -> None:
    """Train on all pages, and write the model's file."""
    weights = {fold: name_weights(pages, {fold}) for fold in range(FOLDS)}
    booster = _train(pages, kept, probabilities, weights, rounds)
    packed = name_weights(pages, ())
    _pack(booster, kept, packed, path)
    rows = next(page.rows for page in pages if page.rows is not None)
    columns = rows.columns | dict(named_columns(rows.page, packed))
    expected = booster.predict(_matrix(rows, kept, packed))
    np.testing.assert_allclose(load_model(path).probabilities(columns), expected, atol=1e-3)


_NAMED: Final = ["named", "named_above", "named_above2", "named_least", "named_most", "named_sum"]


def _matrix(rows: Rows, names: Sequence[str], weights: dict[str, float]) -> np.ndarray[Any, Any]:
    columns = rows.columns | dict(named_columns(rows.page, weights))
    return np.column_stack([columns[name] for name in names]).astype(np.float32)


def _folds(
    pages: list[PageRows], rounds: int, names: list[str], pseudo: Probabilities | None
) -> tuple[Probabilities, np.ndarray[Any, Any]]:
    out: Probabilities = [np.zeros(0)] * len(pages)
    gain = np.zeros(len(names))
    for fold in range(FOLDS):
        # A page's own domain must not speak through the names' weights either, in training or in judging.
        weights = {other: name_weights(pages, {fold, other}) for other in range(FOLDS)}
        others = [index for index, page in enumerate(pages) if page.truth.fold != fold]
        chosen = [pages[index] for index in others]
        booster = _train(chosen, names, [pseudo[index] for index in others] if pseudo else None, weights, rounds)
        gain += booster.feature_importance("gain")
        for index, page in enumerate(pages):
            if page.truth.fold == fold and page.rows is not None:
                out[index] = np.asarray(booster.predict(_matrix(page.rows, names, weights[fold])))
    return out, gain


def _train(
    pages: list[PageRows],
    names: list[str],
    pseudo: Probabilities | None,
    weights: dict[int, dict[str, float]],
    rounds: int,
) -> lightgbm.Booster:
    features, labels, importance = [], [], []
    for index, page in enumerate(pages):
        if page.rows is None or page.truth.text == "":
            continue
        label, weight = page.label.astype(float), page.weight
        if page.truth.text is None:
            known = page.label != UNKNOWN
            if pseudo is not None:
                label = np.where(known, label, pseudo[index] > 0.5)
                sure = (pseudo[index] > SURELY_IN) | (pseudo[index] < SURELY_OUT)
                weight = weight * np.where(known, SNIPPET_WEIGHT, sure) * SNIPPET_PAGE_WEIGHT
            else:
                weight = weight * known * SNIPPET_PAGE_WEIGHT
        for rows, share in [(page.rows, 1.0), *((copy, COPY_WEIGHT) for copy in page.copies)]:
            counted = weight[rows.places] * share
            taught = counted > 0
            if taught.any():
                features.append(_matrix(rows, names, weights[page.truth.fold])[taught])
                labels.append(label[rows.places][taught])
                importance.append(counted[taught])
    dataset = lightgbm.Dataset(
        np.concatenate(features),
        np.concatenate(labels),
        weight=3 * np.concatenate(importance),
        params={"max_bin": PARAMETERS["max_bin"], "feature_pre_filter": False, "verbose": -1},
    )
    return lightgbm.train(PARAMETERS, dataset, rounds)


def _pack(booster: lightgbm.Booster, names: list[str], weights: dict[str, float], path: Path) -> None:
    feature: list[int] = []
    threshold: list[float] = []
    child: list[int] = []
    value: list[float] = []
    deepest = 0

    def add(node: dict[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        place = len(feature)
        feature.append(0)
        threshold.append(np.inf)
        child.extend((place, place))
        value.append(0.0)
        if "split_feature" not in node:
            value[place] = node["leaf_value"]
            return place
        feature[place], threshold[place] = node["split_feature"], node["threshold"]
        child[2 * place] = add(node["left_child"], depth + 1)
        child[2 * place + 1] = add(node["right_child"], depth + 1)
        return place

    roots = [add(tree["tree_structure"], 0) for tree in booster.dump_model()["tree_info"]]
    tokens = sorted(weights)
    np.savez_compressed(
        path,
        version=np.int64(VERSION),
        features=np.array(names),
        feature=np.array(feature, np.int16),
        threshold=np.array(threshold, np.float32),
        child=np.array(child, np.int32),
        value=np.array(value, np.float32),
        roots=np.array(roots, np.int32),
        depth=np.int64(deepest),
        names=np.array(tokens),
        weights=np.array([weights[token] for token in tokens], np.float32),
    )
