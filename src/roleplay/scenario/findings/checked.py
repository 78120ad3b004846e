"""The codes and names of what the checks find, so that `accept` knows them.

The findings themselves stand beside the checks, which the reader must not know; a test holds the
two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, str] = {}
