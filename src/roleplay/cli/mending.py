"""`roleplay check --fix`: mends files on the disk and shows what it changed."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.checks.mend import mend
from roleplay.errors import UserError
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from roleplay.diagnostics import Diagnostic
    from roleplay.library import Entry


def mend_files(entries: Iterable[Entry]) -> Iterator[str]:
    """Mend every file that has something with exactly one right mend; gives what to print.

    That is what was wrong, a line each, and below it what was changed in the file.

    Raises:
        UserError: a file cannot be written.
    """
    for entry in entries:
        if not any(found.fix for found in entry.diagnostics):
            continue

        def read(data: bytes, entry: Entry = entry) -> Sequence[Diagnostic]:
            return entry.reread(data).diagnostics

        result = mend(entry.data, read)
        if result.mended:
            replace(entry.path, entry.data, result.data)
            for found in result.mended:
                yield safe_text(f"{found.span}: mended {found.code} {found.name}: {found.message}")
            yield _difference(entry.file, entry.data, result.data)


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Put new bytes in a file's place at once, with its rights; behind a link, where it leads.

    Raises:
        UserError: the file changed meanwhile, or the system refuses.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.read_bytes() != old:
            raise UserError(f"“{safe_text(str(path))}” was changed meanwhile. Run the check again.")
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".mend-", delete=False) as file:
            beside = Path(file.name)
            try:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
                file.close()
                beside.replace(target)
            except BaseException:
                file.close()
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise UserError(
            f"“{safe_text(str(path))}” cannot be mended; the system says "
            f"“{error.strerror or error}”. Nothing was changed in it."
        ) from error


def _difference(file: str, old: bytes, new: bytes) -> str:
    """What changed, as a unified diff."""
    from difflib import unified_diff

    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    lines = unified_diff(before, after, file, f"{file} (mended)", n=1, lineterm="")
    return "\n".join(safe_text(line) for line in lines)
