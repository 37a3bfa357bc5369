"""Rows to trees: name weights, pseudo-labels, folds, and the file that ships."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np

from benchmarks.finder.corpora import FOLDS
from benchmarks.finder.labels import UNKNOWN
from converter.extract.find.features.named import named_columns
from converter.extract.find.model import VERSION, load_model

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from benchmarks.finder.pages import PageRows, Rows

PARAMETERS: Final[dict[str, Any]] = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 63,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
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
LESSONS_AFTER_THE_FIRST: Final = 2
"""The first knows no copies, and of snippet pages only what is annotated; the second teaches the third better."""
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
        if page.truth.fold not in without:
            for token, share in page.names.items():
                shares[token].append(share)
                groups[token].add(page.truth.group)
    average = sum(map(sum, shares.values())) / sum(map(len, shares.values()))
    base = np.log(average / (1 - average))
    weights = {}
    for token, values in shares.items():
        if len(groups[token]) >= FEWEST_DOMAINS:
            good, count = sum(values) + PRIOR * average, len(values) + PRIOR
            weights[token] = round(float(np.log(good / (count - good)) - base), 2)
    return weights


def cross_validate(pages: list[PageRows], rounds: int, folder: Path) -> tuple[list[str], Probabilities]:
    """Return the names of the features, and each page's probabilities by a model that has not seen its domain.

    The models are packed in a folder, one a fold, as `fold_file` names them.
    """
    rows = next(page.rows for page in pages if page.rows is not None)
    names = sorted(rows.columns) + [name for name, _ in named_columns(rows.page, {})]
    probabilities, gain = _folds(_Lesson(pages, names, None, rounds, folder))
    for _ in range(LESSONS_AFTER_THE_FIRST):
        probabilities, gain = _folds(_Lesson(pages, names, probabilities, rounds, folder))
    print("strongest:", ", ".join(f"{names[i]} {gain[i] / gain.sum():.3f}" for i in np.argsort(-gain)[:30]))
    return names, probabilities


def fold_file(folder: Path, fold: int) -> Path:
    """Return where the model is packed that has not seen a fold."""
    return folder / f"without-fold-{fold}.npz"


def train_and_pack(
    pages: list[PageRows], probabilities: Probabilities, names: list[str], rounds: int, path: Path
) -> None:
    """Train on all pages, and write the model's file."""
    weights = {fold: name_weights(pages, {fold}) for fold in range(FOLDS)}
    lesson = _Lesson(pages, names, probabilities, rounds, path.parent)
    booster = _train(lesson, range(len(pages)), weights)
    packed = name_weights(pages, ())
    _pack(booster, names, packed, path)
    rows = next(page.rows for page in pages if page.rows is not None)
    columns = rows.columns | dict(named_columns(rows.page, packed))
    expected = booster.predict(_matrix(rows, names, packed))
    np.testing.assert_allclose(load_model(path).probabilities(columns), expected, atol=1e-3)


def _matrix(rows: Rows, names: Sequence[str], weights: dict[str, float]) -> np.ndarray[Any, Any]:
    columns = rows.columns | dict(named_columns(rows.page, weights))
    return np.column_stack([columns[name] for name in names]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What all folds of one round of training share."""

    pages: Sequence[PageRows]
    names: Sequence[str]
    pseudo: Probabilities | None
    """What an earlier round thought of each page; None in the first, which then does without the copies, too."""
    rounds: int
    folder: Path


_lesson: _Lesson
"""A child process has it by being forked: the rows are gigabytes."""


def _folds(lesson: _Lesson) -> tuple[Probabilities, np.ndarray[Any, Any]]:
    global _lesson  # noqa: PLW0603 - set before the fork, read after it
    _lesson = lesson
    out: Probabilities = [np.zeros(0)] * len(lesson.pages)
    gain = np.zeros(len(lesson.names))
    # LightGBM's own threads wait for one another, which costs more than it gains where a core is busy.
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as executor:
        for judged, gains in executor.map(_fold, range(FOLDS)):
            gain += gains
            for index, probabilities in judged.items():
                out[index] = probabilities
    return out, gain


def _fold(fold: int) -> tuple[dict[int, np.ndarray[Any, Any]], np.ndarray[Any, Any]]:
    """Return what the model that has not seen a fold thinks of the fold's pages, and each feature's gain in it."""
    lesson = _lesson
    # A page's own domain must not speak through the names' weights either, in training or in judging.
    weights = {other: name_weights(lesson.pages, {fold, other}) for other in range(FOLDS)}
    booster = _train(lesson, [index for index, page in enumerate(lesson.pages) if page.truth.fold != fold], weights)
    _pack(booster, lesson.names, weights[fold], fold_file(lesson.folder, fold))
    judged = {
        index: np.asarray(booster.predict(_matrix(page.rows, lesson.names, weights[fold])))
        for index, page in enumerate(lesson.pages)
        if page.truth.fold == fold and page.rows is not None
    }
    return judged, booster.feature_importance("gain")


def _train(lesson: _Lesson, chosen: Collection[int], weights: Mapping[int, dict[str, float]]) -> lightgbm.Booster:
    """Return the model of some of a lesson's pages; `weights` are the names' weights by a page's fold."""
    names, pseudo = lesson.names, lesson.pseudo
    features, labels, importance = [], [], []
    for index in chosen:
        page = lesson.pages[index]
        if page.rows is None:
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
        for rows, share in [(page.rows, 1.0), *((copy, COPY_WEIGHT) for copy in page.copies if pseudo)]:
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
    return lightgbm.train(PARAMETERS, dataset, lesson.rounds)


def _pack(booster: lightgbm.Booster, names: Sequence[str], weights: dict[str, float], path: Path) -> None:
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
