"""Hypothesis as the laws use it: the same examples every time in CI, and quick everywhere."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "laws",
    deadline=None,
    max_examples=25,
    # A whole document takes minutes to shrink; whoever looks into a failure adds Phase.shrink.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")
