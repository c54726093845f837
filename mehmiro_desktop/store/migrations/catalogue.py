"""Which migration steps there are, read without importing Alembic.

Steps are files ``NNNN_name.py`` in a folder, applied in the order of their numbers.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from mehmiro_desktop.errors import BugError

VERSIONS = Path(__file__).parent / "versions"
_STEP = re.compile(r"([0-9]{4})_[a-z0-9_]+\.py")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The known revisions, oldest first."""

    revisions: tuple[str, ...]

    @property
    def head(self) -> str:
        """The newest revision."""
        return self.revisions[-1]


def read(versions: Path | None = None) -> Catalogue:
    """Return the steps in ``versions`` (by default the package's own)."""
    folder = versions or VERSIONS
    found = sorted(
        match.group(1) for path in folder.iterdir() if (match := _STEP.fullmatch(path.name))
    )
    if not found:
        raise BugError(reason="no migrations in the package")
    return Catalogue(tuple(found))
