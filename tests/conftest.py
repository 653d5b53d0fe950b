"""What holds for every test."""

import os

from hypothesis import HealthCheck, settings

# Nothing here is timed: a busy machine must not fail a rule. The gate draws the same examples for the same code, so
# that a red run can be had again; everywhere else each run draws new ones.
settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("untimed")
