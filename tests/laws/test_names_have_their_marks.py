"""Whatever a role's pattern finds has one of the role's marks, so that nothing is passed over for want of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.extract.find.names import _PATTERNS, _STATES, Role, _bits_of_name

SMALL = st.characters(codec="ascii", exclude_categories=("Lu",))


@pytest.mark.parametrize(("role", "pattern"), _PATTERNS, ids=[role.name for role, _ in _PATTERNS])
@given(data=st.data())
def test_a_name_that_a_pattern_finds_has_the_role(role: Role, pattern: str, data: st.DataObject) -> None:
    for name in data.draw(st.from_regex(pattern, alphabet=SMALL)).split():
        if name.partition("-")[0] not in _STATES:
            assert bool(_bits_of_name(name) & role.value) == bool(re.search(pattern, name))
