"""What the app is made of and under which licences, from the installed packages themselves."""

import re
from importlib.metadata import PackageNotFoundError, distribution, version

APP = "mehmiro-desktop"
_MAX_SHORT = 60


def app_version() -> str:
    """Return the installed version of the app."""
    try:
        return version(APP)
    except PackageNotFoundError:
        return "?"


def license_text() -> str:
    """Return one line per package the app needs: name, version, licence."""
    try:
        needed = distribution(APP).requires or []
    except PackageNotFoundError:
        needed = []
    names = sorted({re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0] for each in needed})
    return "\n".join(line for name in names if (line := _line(name)))


def _line(name: str) -> str:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    fields = found.metadata
    words = _first(fields.get_all("License-Expression")) or _first(fields.get_all("License"))
    if not words or len(words) > _MAX_SHORT:
        kinds = fields.get_all("Classifier") or []
        named = [kind.rsplit("::", 1)[1].strip() for kind in kinds if "License ::" in kind]
        words = ", ".join(named) or words[:_MAX_SHORT] or "?"
    return f"{_first(fields.get_all('Name')) or name} {found.version} · {words}"


def _first(values: list[str] | None) -> str:
    return values[0].strip() if values else ""
