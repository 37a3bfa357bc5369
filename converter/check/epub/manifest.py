"""The manifest against the archive: what is listed and not there, what is there and not listed, what is something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import MIMETYPE, is_remote
from converter.check.epub.pictures import SIGNATURES
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield lines of the manifest without a file, files without a line, and files of another type."""
    del device
    if book.package is None:
        return
    for item in book.manifest:
        if item.path not in book.contents:
            if not is_remote(item.href):
                message = f"The manifest lists “{item.href}”, which is not in the book."
                yield Finding("error", message, "Take the line out, or put the file in.", book.package_path, item.line)
        elif is_other := _other_type(item.media_type, book.contents[item.path]):
            message = f"“{item.href}” is {is_other}, and the manifest calls it {item.media_type or 'nothing'}."
            yield Finding("error", message, "Write its own media type.", book.package_path, item.line)
    listed = {item.path for item in book.manifest} | {MIMETYPE, book.package_path}
    for path in book.contents:
        if path not in listed and not path.startswith("META-INF/"):
            yield Finding("warning", "The file is not in the manifest.", "List it, or take it out.", path)


def _other_type(media_type: str, content: bytes) -> str:
    """Return what a picture is that is called something else; "" where it is what it is called."""
    if not media_type.startswith("image/") or media_type == "image/svg+xml":
        return ""
    found = next((kind for signature, kind in SIGNATURES if signature.match(content)), "")
    called = {"image/jpg": "image/jpeg"}.get(media_type, media_type)
    return found if found and found != called else ""


CHECK: Final = Check("manifest", "files that are missing, not listed, or of another type than listed", find)
