"""What one reader of bylines knows, the others know, too."""

from __future__ import annotations

import pytest

from converter.extract.metadata.bylines import names_declared
from converter.extract.metadata.credit import JOB, names_in
from tests.unit.extract.metadata.reading import metadata_of

OCCUPATIONS = ["Editor", "Strategist", "Producer", "Redakteurin", "Korrespondent", "Journaliste", "Consultant"]


@pytest.mark.parametrize("occupation", OCCUPATIONS)
def test_an_occupation_is_no_name_wherever_it_stands(occupation: str) -> None:
    assert names_declared([f"Jane Doe {occupation}"]) == ("Jane Doe",)
    assert names_declared([f"Jane Doe, Chief {occupation}"]) == ("Jane Doe",)
    assert names_in(f"By Jane Doe {occupation}") == ("Jane Doe",)
    assert JOB.search(occupation)


@pytest.mark.parametrize("rank", ["Senior", "Deputy", "Managing"])
def test_a_rank_goes_with_its_occupation(rank: str) -> None:
    assert names_declared([f"Jane Doe {rank} Editor"]) == ("Jane Doe",)
    assert names_in(f"By Jane Doe {rank} Editor") == ("Jane Doe",)


def test_a_rank_may_begin_a_name() -> None:
    assert names_in("By Chief Joseph") == ("Chief Joseph",)


@pytest.mark.parametrize(
    "label", ["Author", "Author(s):", "Autorin:", "Auteur", "Written by", "Escrito por", "Écrit par"]
)
def test_a_label_leads_to_the_name_beside_the_title_and_far_below(label: str) -> None:
    paragraph = "<p>The river rose in the night, and nobody in the old town had seen it coming from so far.</p>"

    assert metadata_of(body=f"<h1>High water</h1><p>{label}</p><p>Jane Doe</p>{paragraph}").authors == ("Jane Doe",)
    assert metadata_of(body=f"<h1>High water</h1>{paragraph * 40}<p>{label}</p><p>Jane Doe</p>").authors == (
        "Jane Doe",
    )
