"""Errors go from one process to another."""

from __future__ import annotations

import pickle

import pytest

from converter.base import errors


@pytest.mark.parametrize(
    "error",
    [
        errors.UnknownName(noun="format", name="pfd", known=("pdf", "epub")),
        errors.SourceRefused(location="https://example.org/", status=404),
        errors.RobotsUnavailable(location="https://example.org/", why="503"),
        errors.NoArticle(location="a.html", says="Not here"),
        errors.WorkerDied(how="signal 9"),
        errors.OutOfTime(seconds=20.0),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_whole_out_of_another_process(error: errors.ConverterError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))
