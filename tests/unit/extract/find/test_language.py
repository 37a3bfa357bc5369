from __future__ import annotations

import pytest

from converter.extract.find.language import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour was silted up, and nobody in the town believed that the ships would be back."),
        ("de", "Der Hafen war verlandet, und niemand in der Stadt glaubte, dass die Schiffe auf das Meer kommen."),
        ("fr", "Le port est ensablé depuis des années, et les gens de la ville ne sont plus dans les bateaux."),
        (
            "es",
            "El puerto estaba lleno de arena y los vecinos del pueblo no creían que los barcos volvieran por el mar.",
        ),
        ("it", "Il porto è pieno di sabbia e gli abitanti della città non credono che le navi sono nel mare."),
        (
            "pt",
            "O porto não tem mais navios e os moradores da cidade não acreditam que um dia o mar volta para a vila.",
        ),
        ("nl", "De haven is verzand en het dorp gelooft niet dat de schepen er ook met een boot naar zee zijn."),
        ("pl", "Port jest pełen piasku i nikt w mieście nie wierzy, że to się zmieni, ale jak być może, nie na długo."),
        ("ru", "Гавань была занесена песком, и никто в городе не верил, что корабли вернутся по морю."),
        ("ja", "港は砂で埋まっていたので、町の人は誰も船が戻るとは思わなかった。"),
        ("zh", "港口被沙子填满，镇上没有人相信船会回来。"),
    ],
)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert guess_language(text) == language


def test_names_and_numbers_tell_nothing() -> None:
    assert guess_language("Ann Lee 1812, Bo Ek 1832") == ""


def test_no_text_has_no_language() -> None:
    assert guess_language("") == ""
