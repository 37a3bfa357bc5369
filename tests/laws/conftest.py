"""Hypothesis as the laws use it: the same examples every time and quick, and others, thoroughly, where that is wished.

OCTAVO_LAWS=heavy .venv/bin/python -m pytest tests/laws -n 2
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "laws",
    deadline=None,
    max_examples=25,
    # A whole document takes minutes to shrink; whoever looks into a failure adds Phase.shrink.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    # Whoever runs the tests is told of what was broken since yesterday, and of nothing else.
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("heavy", settings.get_profile("laws"), max_examples=1000, derandomize=False)
settings.load_profile("heavy" if os.environ.get("OCTAVO_LAWS") == "heavy" else "laws")
