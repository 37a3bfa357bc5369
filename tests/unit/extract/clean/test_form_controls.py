from __future__ import annotations

from tests.unit.extract.clean.cleaning import BEFORE, cleaned, within


def test_a_button_goes() -> None:
    assert within("<button>Expand chart</button>") == ("", [("form_controls", "Expand chart")])


def test_a_field_without_words_goes_unrecorded() -> None:
    assert within('<input type="text">') == ("", [])


def test_a_question_on_a_button_stays_as_text() -> None:
    left, removals = within("<button>Why was the harbour given up?</button><p>It silted up.</p>")

    assert left == "<div>Why was the harbour given up?</div><p>It silted up.</p>"
    assert removals == []


def test_a_question_whose_answer_a_script_would_bring_goes() -> None:
    left, removals = within("<ul><li><button>Why was it given up?</button><li><button>And when was that?</button></ul>")

    assert left == ""
    assert removals == [("form_controls", "Why was it given up?"), ("form_controls", "And when was that?")]


def test_a_heading_that_opens_its_section_stays_as_text() -> None:
    left, removals = within('<button aria-expanded="false">How the harbour was given up</button>')

    assert "How the harbour was given up" in left
    assert removals == []


def test_a_long_label_is_no_text() -> None:
    assert within("<button>Add the harbour to your favourites</button>") == (
        "",
        [("form_controls", "Add the harbour to your favourites")],
    )


def test_a_heading_that_folds_keeps_its_words() -> None:
    assert within("<h3><button>The pier</button></h3>")[0] == "<h3><span>The pier</span></h3>"


def test_the_tick_of_a_task_stays() -> None:
    task = '<ul><li><input type="checkbox" checked=""> Dredge</li></ul>'

    assert within(task) == (task, [])


def test_a_form_around_the_whole_page_stays() -> None:
    left, removals = cleaned(f'<form><input type="hidden">{BEFORE}</form>')

    assert BEFORE in left
    assert removals == []
