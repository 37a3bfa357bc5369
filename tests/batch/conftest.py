"""What tests of batches share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.batch.cluster import cluster_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.batch.cluster import Cluster


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a Dask cluster of two workers, which the tests of a module share."""
    with cluster_of(2, tmp_path_factory.mktemp("dask")) as cluster:
        yield cluster
