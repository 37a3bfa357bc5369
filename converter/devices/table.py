"""The tables of devices: what each shows, and where that is known from.

[U] marks what nobody confirmed, [2nd] what only second-hand pages say: correct it here, and nowhere else. Screens in
pixels come from KCC's table (ciromattia/kcc, image.py, 2026), resolutions from KOReader's (koreader/koreader,
frontend/device) and calibre's profiles, where nothing else is said.
"""

from __future__ import annotations

from typing import Final

from converter.base.errors import UnknownName
from converter.model.device import Device, Family

MEGABYTE: Final = 1_000_000

_JPEG_PNG: Final = frozenset({"image/jpeg", "image/png"})
_CORE: Final = _JPEG_PNG | {"image/gif", "image/webp", "image/svg+xml"}
"""EPUB 3.3, 3.2."""
_TTF_OTF: Final = frozenset({"font/ttf", "font/otf"})

KINDLE: Final = Family(
    name="kindle",
    title="Amazon Kindle",
    picture_types=_JPEG_PNG | {"image/gif"},
    font_types=_TTF_OTF,
    transparency=False,
    animation=False,
    mathml=False,
    sentence_spans=False,
    epub_suffix=".epub",
    file_budget_bytes=18 * MEGABYTE,
    picture_budget_bytes=5 * MEGABYTE,
    chapter_budget_bytes=30 * MEGABYTE,
    styles_left_out=("--*", "display: flex", "display: grid", "position: fixed"),
    sources=(
        "Pictures: KDP G75V4YX5X8GRGXWV (JPEG, PNG, GIF; SVG only as pixels; no transparency, no second frame). "
        "Fonts and 5 MB a picture: Kindle Publishing Guidelines 10.3.8, 10.4. "
        "Mail: 50 MB, of which Gmail lets through 25, and Base64 leaves 18 (Send to Kindle, nodeId 201974220). "
        "30 MB a chapter [U]. Styles: cs249r_book#1148 [U]."
    ),
)
KOBO: Final = Family(
    name="kobo",
    title="Rakuten Kobo",
    picture_types=_JPEG_PNG | {"image/gif", "image/svg+xml"},
    font_types=_TTF_OTF | {"font/woff"},
    transparency=False,
    animation=False,
    mathml=True,
    sentence_spans=True,
    epub_suffix=".kepub.epub",
    file_budget_bytes=1000 * MEGABYTE,
    picture_budget_bytes=5 * MEGABYTE,
    chapter_budget_bytes=10 * MEGABYTE,
    styles_left_out=(),
    sources=(
        "kobolabs/epub-spec README: pictures, no transparency, 5 MB a picture, 10 MB a file of text, 1 GB a book, "
        "fonts, MathML, names that end in .kepub.epub. That GIFs stand still on e-ink [U]."
    ),
)
REMARKABLE: Final = Family(
    name="remarkable",
    title="reMarkable",
    picture_types=_JPEG_PNG,
    font_types=_TTF_OTF,
    transparency=False,
    animation=False,
    mathml=False,
    sentence_spans=False,
    epub_suffix=".epub",
    file_budget_bytes=100 * MEGABYTE,
    picture_budget_bytes=20 * MEGABYTE,
    chapter_budget_bytes=10 * MEGABYTE,
    styles_left_out=(),
    sources="100 MB a file: reMarkable's help, by kcc#1240. All else is caution [U]: it makes pages of an EPUB itself.",
)
POCKETBOOK: Final = Family(
    name="pocketbook",
    title="PocketBook",
    picture_types=_JPEG_PNG | {"image/gif"},
    font_types=_TTF_OTF,
    transparency=True,
    animation=False,
    mathml=False,
    sentence_spans=False,
    epub_suffix=".epub",
    file_budget_bytes=18 * MEGABYTE,
    picture_budget_bytes=20 * MEGABYTE,
    chapter_budget_bytes=300_000,
    styles_left_out=("display: flex",),
    sources="Flexbox: pandoc#8379. Adobe's engine stops at 300 kB a file of text [2nd]. Mail as Gmail's [U], the rest [U].",
)
ANDROID_READER: Final = Family(
    name="boox",
    title="Onyx Boox",
    picture_types=_CORE,
    font_types=_TTF_OTF | {"font/woff", "font/woff2"},
    transparency=True,
    animation=False,
    mathml=False,
    sentence_spans=False,
    epub_suffix=".epub",
    file_budget_bytes=200 * MEGABYTE,
    picture_budget_bytes=20 * MEGABYTE,
    chapter_budget_bytes=10 * MEGABYTE,
    styles_left_out=(),
    sources="Android, with any reader; no MathML in the one that ships [U]. Limits are caution [U].",
)
SCREEN: Final = Family(
    name="screen",
    title="Tablets and phones",
    picture_types=_CORE,
    font_types=_TTF_OTF | {"font/woff", "font/woff2"},
    transparency=True,
    animation=True,
    mathml=True,
    sentence_spans=False,
    epub_suffix=".epub",
    file_budget_bytes=500 * MEGABYTE,
    picture_budget_bytes=20 * MEGABYTE,
    chapter_budget_bytes=10 * MEGABYTE,
    styles_left_out=(),
    sources="EPUB 3.3's core media types, as Apple Books and readers on WebKit or Blink show them; limits are caution [U].",
)

_BY_MAKER: Final = "KCC; ppi by the maker [U]"
_MAKER: Final = "the maker's data sheet [U]"

DEVICES: Final[tuple[Device, ...]] = (
    Device("kindle-basic", "Kindle 2022, 2024", KINDLE, 1072, 1448, 300, "grey", "epub", _BY_MAKER),
    Device("kindle-paperwhite-5", "Kindle Paperwhite 2021", KINDLE, 1236, 1648, 300, "grey", "epub", _BY_MAKER),
    Device("kindle-paperwhite-6", "Kindle Paperwhite 2024", KINDLE, 1272, 1696, 300, "grey", "epub", _BY_MAKER),
    Device("kindle-colorsoft", "Kindle Colorsoft", KINDLE, 1272, 1696, 300, "colour", "epub", _BY_MAKER),
    Device("kindle-scribe", "Kindle Scribe 2022, 2024", KINDLE, 1860, 2480, 300, "grey", "epub", "KCC, calibre"),
    Device("kobo-clara", "Kobo Clara HD, 2E, BW", KOBO, 1072, 1448, 300, "grey", "epub", _BY_MAKER),
    Device("kobo-clara-colour", "Kobo Clara Colour", KOBO, 1072, 1448, 300, "colour", "epub", _BY_MAKER),
    Device("kobo-libra", "Kobo Libra H2O, 2", KOBO, 1264, 1680, 300, "grey", "epub", _BY_MAKER),
    Device("kobo-libra-colour", "Kobo Libra Colour", KOBO, 1264, 1680, 300, "colour", "epub", _BY_MAKER),
    Device("kobo-sage", "Kobo Sage, Forma", KOBO, 1440, 1920, 300, "grey", "epub", _BY_MAKER),
    Device("kobo-elipsa", "Kobo Elipsa, Elipsa 2E", KOBO, 1404, 1872, 227, "grey", "epub", _BY_MAKER),
    Device("remarkable-2", "reMarkable 1, 2", REMARKABLE, 1404, 1872, 226, "grey", "pdf", "KCC, KOReader"),
    Device(
        "remarkable-paper-pro", "reMarkable Paper Pro", REMARKABLE, 1620, 2160, 229, "colour", "pdf",
        "KCC, koreader#14347",
    ),
    Device(
        "remarkable-move", "reMarkable Paper Pro Move", REMARKABLE, 954, 1696, 264, "colour", "pdf",
        "KCC, recalendar.js#145",
    ),
    Device("pocketbook", "PocketBook Verse, Touch Lux, Basic Lux", POCKETBOOK, 758, 1024, 212, "grey", "epub", "calibre, KOReader"),
    Device("pocketbook-era", "PocketBook Era", POCKETBOOK, 1264, 1680, 300, "grey", "epub", "KOReader; pixels [U]"),
    Device("pocketbook-era-color", "PocketBook Era Color", POCKETBOOK, 1264, 1680, 300, "colour", "epub", "KOReader; pixels [U]"),
    Device("pocketbook-inkpad", "PocketBook InkPad 3, 4", POCKETBOOK, 1404, 1872, 300, "grey", "epub", "calibre, KOReader"),
    Device("boox", "Boox Page, Leaf", ANDROID_READER, 1264, 1680, 300, "grey", "epub", _MAKER),
    Device("boox-go-color", "Boox Go Color 7", ANDROID_READER, 1264, 1680, 300, "colour", "epub", _MAKER),
    Device("boox-note-air", "Boox Note Air, Max 10.3", ANDROID_READER, 1404, 1872, 227, "grey", "pdf", _MAKER),
    Device("tablet", "An iPad or another tablet of 11 inches", SCREEN, 1640, 2360, 264, "colour", "epub", _MAKER),
    Device("phone", "A phone of 6 inches", SCREEN, 1170, 2532, 460, "colour", "epub", _MAKER),
)  # fmt: skip
"""Every device, family by family."""


def device_named(name: str) -> Device:
    """Return the device of that name; raises UnknownName."""
    for device in DEVICES:
        if device.name == name:
            return device
    raise UnknownName(noun="device", name=name, known=[device.name for device in DEVICES])
