"""Frames that come in pieces."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from converter.batch.pool.messages import HEADER, Channel, read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

Ends = tuple[Channel, socket.socket]


@pytest.fixture
def ends() -> Iterator[Ends]:
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    yield channel, theirs
    channel.close()
    theirs.close()


def test_a_frame_that_comes_byte_by_byte_is_whole_at_its_end(ends: Ends) -> None:
    channel, theirs = ends
    received = []
    for byte in HEADER.pack(3) + b"abc":
        theirs.send(bytes([byte]))
        received.append([bytes(frame) for frame in channel.receive()])

    assert received == [[]] * 10 + [[b"abc"]]


def test_frames_that_come_at_once_are_told_apart(ends: Ends) -> None:
    channel, theirs = ends
    write_frame(theirs, b"one")
    write_frame(theirs, b"two")

    assert channel.receive() == [b"one", b"two"]
    assert not channel.has_ended


def test_the_end_in_the_middle_of_a_frame_is_the_end(ends: Ends) -> None:
    channel, theirs = ends
    theirs.send(HEADER.pack(100) + b"half")
    theirs.close()

    assert channel.receive() == []
    assert channel.has_ended


def test_nobody_waits_for_the_other_side_to_read(ends: Ends) -> None:
    channel, theirs = ends
    body = b"x" * 10_000_000
    channel.send(body)
    assert channel.is_waiting_to_write

    theirs.settimeout(10)
    received = b""
    while len(received) < HEADER.size + len(body):
        received += theirs.recv(1 << 20)
        channel.flush()
    assert received == HEADER.pack(len(body)) + body
    assert not channel.is_waiting_to_write


def test_a_worker_s_end_of_the_socket_is_no_frame(ends: Ends) -> None:
    channel, theirs = ends
    channel.send(b"call")
    channel.close()

    assert read_frame(theirs) == b"call"
    assert read_frame(theirs) is None
