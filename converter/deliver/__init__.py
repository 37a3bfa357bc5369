"""Rendering to Delivery: onto disk or into a stream."""

from converter.deliver.file import Destination, FileDestination, FolderDestination, StreamDestination, deliver

__all__ = ["Destination", "FileDestination", "FolderDestination", "StreamDestination", "deliver"]
