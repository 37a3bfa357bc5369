"""Rendering to Delivery: onto disk or into a stream."""

from converter.deliver.file import (
    Destination,
    FileDestination,
    FolderDestination,
    StreamDestination,
    companions_folder,
    deliver,
    holds,
    path_at,
)

__all__ = [
    "Destination",
    "FileDestination",
    "FolderDestination",
    "StreamDestination",
    "companions_folder",
    "deliver",
    "holds",
    "path_at",
]
