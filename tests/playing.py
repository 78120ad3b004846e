"""Ways to play an attempt to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from roleplay.conversation import Attempt


def play(attempt: Attempt, rng: random.Random) -> Iterator[Attempt]:
    """Every attempt on the way to an ending, by random replies and now and then a silence."""
    yield attempt
    while not attempt.ended:
        silence = attempt.silence()
        if silence and rng.random() < 0.1:
            attempt = silence[0]
        else:
            attempt = attempt.reply(rng.choice(attempt.order()))[0]
        yield attempt
