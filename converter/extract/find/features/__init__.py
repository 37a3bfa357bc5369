"""A survey to the features that the model judges blocks by: one row a block, one column a feature.

`FEATURES` is the ordered table of their sources, one point of view a file; names (`named.py`) come last, for what they
weigh was learned, too. A column's name is what the model asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from converter.extract.find.features.around import around_columns
from converter.extract.find.features.block import block_columns
from converter.extract.find.features.boxes import box_columns
from converter.extract.find.features.declared import declared_columns
from converter.extract.find.features.holders import holder_columns
from converter.extract.find.features.kind import kind_columns
from converter.extract.find.features.named import named_columns
from converter.extract.find.features.page import page_columns
from converter.extract.find.features.sequence import sequence_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from converter.extract.find.features.arrays import Numbers, Page

Columns: TypeAlias = "Iterator[tuple[str, Numbers]]"

FEATURES: Final[tuple[Callable[[Page], Columns], ...]] = (
    block_columns,
    box_columns,
    holder_columns,
    sequence_columns,
    around_columns,
    page_columns,
    declared_columns,
    kind_columns,
)


def columns_of(page: Page, name_weights: Mapping[str, float]) -> dict[str, Numbers]:
    """Return all features by name, each with one value a block.

    `name_weights` says of tokens of class names and ids how much their elements' text is the article, as log-odds.
    """
    columns = {name: values for source in FEATURES for name, values in source(page)}
    columns.update(named_columns(page, name_weights))
    return columns
