from __future__ import annotations

import json

from converter.model.document import Document, Metadata, Paragraph, Text
from converter.model.settings import RenderSettings
from converter.model.theme import Theme
from converter.render.json import render_json


def content_of(document: Document) -> bytes:
    return render_json(document, Theme("plain"), RenderSettings(images="embed")).content


def test_letters_of_all_scripts_stand_as_they_are() -> None:
    assert "“日本”".encode() in content_of(Document(Metadata(), (Paragraph((Text("“日本”"),)),)))


def test_a_lone_surrogate_is_escaped() -> None:
    content = content_of(Document(Metadata(), (Paragraph((Text("a\ud800"),)),)))

    assert json.loads(content)["blocks"][0]["children"][0]["text"] == "a\ud800"


def test_the_file_is_named_after_the_title() -> None:
    document = Document(Metadata(title="A title"), ())

    assert render_json(document, Theme("plain"), RenderSettings()).file_name == "A title.json"
