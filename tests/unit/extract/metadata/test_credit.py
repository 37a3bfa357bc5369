from __future__ import annotations

import pytest

from converter.extract.metadata.credit import is_name, names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("Written by Ann Lee and Bo Ek | May 3, 2019", ("Ann Lee", "Bo Ek")),
        ("Published August 7, 2023 by Ann Lee", ("Ann Lee",)),
        ("Autorin: Ann Lee", ("Ann Lee",)),
        ("By the time the engineers came, nobody remembered the harbour", ()),
        ("The harbour", ()),
    ],
)
def test_a_line_credits_its_names(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize("text", ["Ann Lee", "Dr. Ann van der Lee", "王小明"])
def test_a_name_is_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Table of Contents", "How Ships Work", "ann lee", "Ann", "Contact Us"])
def test_a_label_is_no_name(text: str) -> None:
    assert not is_name(text)
