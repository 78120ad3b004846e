"""The part of the store for what trainees say: suggestions and stories, and what became of them.

Both are open until somebody accepts or declines them; the latest decision stands, and the earlier
ones stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roleplay.errors import NotFoundError
from roleplay.store import said, statements

if TYPE_CHECKING:
    from roleplay.store.said import Decision, Suggestion, ToldStory
    from roleplay.store.sqlite import Database

ACCEPTED, DECLINED = "accepted", "declined"
SHORTEST_NAME = 8
"""Characters of a uid that people see and type."""


class Voices:
    """The suggestions and stories of an open progress file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def suggest(self, trainee: str, suggestion: Suggestion) -> None:
        """Save a suggestion of a trainee (by uid)."""
        with self._database.transaction():
            self._database.write(
                statements.SUGGEST,
                *(suggestion.uid, trainee, suggestion.text, suggestion.area),
                *(suggestion.scenario, suggestion.moment, suggestion.at),
            )

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Everybody's suggestions, oldest first, with what became of them."""
        found = self._database.rows(statements.SUGGESTIONS)
        return tuple(said.suggestion(row) for row in found)

    def decide_suggestion(self, name: str, decision: Decision) -> Suggestion:
        """Save what becomes of a suggestion, named by the beginning of its uid.

        Raises:
            NotFoundError: no suggestion is called so, or more than one.
        """
        uid = _named(name, [each.uid for each in self.suggestions()], "suggestion")
        self._decide(
            *(statements.LATEST_SUGGESTION_DECISION, statements.DECIDE_SUGGESTION),
            *(uid, decision),
        )
        return next(each for each in self.suggestions() if each.uid == uid)

    def tell(self, trainee: str, story: ToldStory) -> None:
        """Save a story of a trainee (by uid)."""
        with self._database.transaction():
            self._database.write(
                statements.TELL_STORY,
                *(story.uid, trainee, story.title, story.text, story.why),
                *(story.scenario, story.moment, story.at),
            )

    def stories(self) -> tuple[ToldStory, ...]:
        """Everybody's stories, oldest first, with what became of them."""
        found = self._database.rows(statements.STORIES)
        return tuple(said.story(row) for row in found)

    def decide_story(self, name: str, decision: Decision) -> ToldStory:
        """Save what becomes of a story, named by the beginning of its uid.

        Raises:
            NotFoundError: no story is called so, or more than one.
        """
        uid = _named(name, [each.uid for each in self.stories()], "story")
        self._decide(statements.LATEST_STORY_DECISION, statements.DECIDE_STORY, uid, decision)
        return next(each for each in self.stories() if each.uid == uid)

    def _decide(self, latest: str, add: str, uid: str, decision: Decision) -> None:
        """Save a decision; it comes after the one before even where the clock was set back."""
        with self._database.transaction():
            before = self._database.rows(latest, uid)[0][0]
            at = decision.at or 0
            at = at if before is None else max(at, before + 1)
            self._database.write(add, uid, decision.state, decision.note, decision.by, at)


def _named(name: str, uids: list[str], what: str) -> str:
    found = [uid for uid in uids if name and uid.startswith(name.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(
            f"More than one {what} begins with “{name}”. Type more of its name, as in "
            f"“{found[0][: max(SHORTEST_NAME, len(name) + 4)]}”."
        )
    raise NotFoundError(f"There is no {what} “{name}”. The list shows their names.")
