"""The part of the store for the people who practise: who they are, their names, forgetting them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roleplay.errors import NotFoundError, StoreBusyError, UserError
from roleplay.store import people_statements as statements
from roleplay.store.values import Trainee
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from roleplay.store.sqlite import Database, Value

LONGEST_NAME = 80
"""Characters."""

MOST_NAMED = 5
"""Names that are listed where somebody is not found."""


@dataclass(frozen=True, slots=True)
class Person:
    """A trainee, how many conversations they finished, and when they last began something."""

    trainee: Trainee
    finished: int
    last: int | None


def trainee_name(text: str) -> str:
    """The name of a trainee in a text: anything that can be printed, without space around it.

    Raises:
        UserError: there is nothing in it, too much, or what cannot be printed.
    """
    name = text.strip()
    if not name:
        raise UserError("A name needs at least one character.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"A name has at most {LONGEST_NAME} characters; this one has {len(name)}.")
    if not name.isprintable():
        raise UserError("A name is made of characters that can be seen. Type it again without.")
    return name


def nobody_called(name: str, names: Collection[str]) -> NotFoundError:
    """What is said where nobody has that name; `names` are those of everybody."""
    from difflib import get_close_matches  # here, as only who mistypes a name needs it

    # A name that was typed may hold anything, and so may those of another version's file.
    typed, known = safe_text(name), sorted(map(safe_text, names))
    folded = {each.casefold(): each for each in known}
    meant = get_close_matches(typed.casefold(), folded, n=1)
    if meant:
        hint = f"Did you mean “{folded[meant[0]]}”?"
    elif known:
        hint = f"There are: {', '.join(f'“{each}”' for each in known[:MOST_NAMED])}"
        hint += f" and {len(known) - MOST_NAMED:,} more." if len(known) > MOST_NAMED else "."
    else:
        hint = "Nobody does yet."
    return NotFoundError(f"Nobody called “{typed}” practises here. {hint}")


class Trainees:
    """The people of an open progress file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        return tuple(
            Person(Trainee(uid, name, since), finished, max(filter(None, begun), default=None))
            for uid, name, since, finished, *begun in self._database.rows(statements.PEOPLE)
        )

    def named(self, name: str) -> Trainee:
        """The trainee of that name.

        Raises:
            NotFoundError: there is none.
        """
        people = {each.trainee.name: each.trainee for each in self.all()}
        if name not in people:
            raise nobody_called(name, people)
        return people[name]

    def rename(self, uid: str, name: str) -> Trainee:
        """Call a trainee (by uid) otherwise.

        Raises:
            UserError: it is no name, or somebody else has it.
        """
        new = trainee_name(name)
        with self._database.transaction():
            people = {each.trainee.uid: each.trainee for each in self.all()}
            if any(each.name == new and each.uid != uid for each in people.values()):
                raise UserError(f"Somebody is called “{new}” already. Choose another name.")
            self._database.write(statements.RENAME, new, uid)
            for statement in statements.RENAME_DECIDER.values():
                self._database.write(statement, new, people[uid].name)
        return Trainee(uid, new, people[uid].since)

    def rows_of(self, uid: str) -> Iterator[tuple[str, list[dict[str, Value]]]]:
        """Everything that is stored of a trainee (by uid), one table after the other.

        Each is given with its rows, which are by column.
        """
        for table, statement in statements.ROWS.items():
            yield table, self._database.records(statement, *[uid] * statement.count("?"))

    def amount(self, uid: str) -> Mapping[str, int]:
        """How many rows of each table belong to a trainee (by uid)."""
        return {
            table: self._database.rows(statement, uid)[0][0]
            for table, statement in statements.COUNT.items()
        }

    def forget(self, trainee: Trainee) -> bool:
        """Erase everything of a trainee, for good, and the texts that nobody else needs.

        Gives whether nothing of it is left in the file; while another window has the file open,
        its log may still hold some, until the last window is closed.
        """
        with self._database.erasing():
            for statement in statements.FORGET.values():
                self._database.write(statement, trainee.uid)
            self._database.write(statements.FORGET_UNUSED_CONTENT)
            for statement in statements.FORGET_DECIDER.values():
                self._database.write(statement, trainee.name)
        try:
            return self._database.scrub()
        except StoreBusyError:
            return False
