"""Every error, state and edit has its words; every word its Spanish."""

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop import errors
from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import InvalidScore, MehmiroError, Offline
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.edit_words import edit_words, undone_words
from mehmiro_desktop.ui.messages import has_sentence, sentence
from mehmiro_desktop.ui.status_pill import pill_view

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ROOT / "mehmiro_desktop" / "store" / "commands"


def leaves(kind: type[MehmiroError] = MehmiroError) -> list[type[MehmiroError]]:
    below = kind.__subclasses__()
    return [leaf for each in below for leaf in leaves(each)] if below else [kind]


@pytest.mark.parametrize("kind", leaves(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_error_has_a_sentence(
    kind: type[MehmiroError], language: str, dressed_app: QApplication
) -> None:
    if kind.__module__ != errors.__name__:
        pytest.skip("an error of some test")
    assert has_sentence(kind.__name__)
    i18n.apply_language(dressed_app, language)
    words = sentence(kind())
    assert words.endswith(".")
    assert "{" not in words


def test_a_score_off_the_scale_is_told_with_its_scale() -> None:
    error = InvalidScore(text="12", low="0", high="10", reason="scale")
    assert sentence(error).startswith("12 is outside the scale 0–10")


@pytest.mark.parametrize("state", list(SyncState), ids=lambda state: state.value)
@pytest.mark.parametrize("pending", [0, 3])
@pytest.mark.parametrize("attention", [0, 2])
def test_the_pill_never_promises_too_much(
    state: SyncState, pending: int, attention: int
) -> None:
    status = SyncStatus(
        state, pending=pending, attention=attention,
        last_synced_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    )  # fmt: skip
    view = pill_view(status)
    assert view.text
    assert view.sentence
    says_synced = view.text.startswith("Synced")
    assert says_synced == (status.is_all_sent and state is SyncState.IN_STEP)
    if pending and state not in (SyncState.LOCAL_ONLY, SyncState.ATTENTION):
        assert "3" in view.text


def test_offline_is_grey_and_review_is_amber() -> None:
    assert pill_view(SyncStatus(SyncState.OFFLINE, error=Offline())).tone == "neutral"
    assert pill_view(SyncStatus(SyncState.ATTENTION, attention=1)).tone == "warning"
    assert pill_view(SyncStatus(SyncState.ATTENTION)).tone == "error"


def labels_of_edits() -> list[str]:
    files = [*COMMANDS.glob("*.py"), COMMANDS.parent / "transfer" / "importing.py"]
    text = "".join(path.read_text("utf-8") for path in files)
    found = re.findall(r"\.edit\(\s*\"(\w+)\"", text)
    found += re.findall(r"_record\(store, .*, \"(\w+)\"", text)
    for line in re.findall(r"label.* = .*", text):
        found += re.findall(r"\"(\w+_\w+|paste)\"", line)
    return sorted(set(found))


@pytest.mark.parametrize("label", labels_of_edits())
def test_every_edit_is_named_when_undone(label: str) -> None:
    words = edit_words(Edit(1, label, (("name", "5A"), ("value", "4")), count=2))
    assert words != "2 changes"
    assert "{" not in words


def test_labels_were_found() -> None:
    assert {"record_score", "add_class", "remove_student"} <= set(labels_of_edits())


def test_an_undo_that_found_other_values_says_so() -> None:
    words = undone_words(Edit(1, "record_score", (("value", "4"),), count=0))
    assert words.startswith("Not undone")


def test_numbers_and_days_in_both_languages(dressed_app: QApplication) -> None:
    today = date(2026, 11, 20)
    assert i18n.shown_score(Decimal("6.50")) == "6.5"
    assert i18n.shown_day(today) == "20 Nov"
    assert i18n.shown_day_word(date(2026, 11, 19), today) == "yesterday"
    assert i18n.shown_day_word(date(2026, 11, 16), today) == "Monday"
    i18n.apply_language(dressed_app, "es")
    assert i18n.shown_score(Decimal("6.50")) == "6,5"
    assert i18n.shown_day(today) == "20 nov"
    assert i18n.shown_day_word(date(2026, 11, 16), today) == "lunes"


def test_the_system_decides_the_language_only_when_asked() -> None:
    assert i18n.choose_language("es") == "es"
    assert i18n.choose_language("") in i18n.LANGUAGES
    assert i18n.choose_language("xx") in i18n.LANGUAGES


def test_every_window_key_is_named_once() -> None:
    keys = [key for each in WINDOW_KEYS for key in each.keys]
    assert len(keys) == len(set(keys))
    assert all(each.words for each in WINDOW_KEYS)


def test_every_string_has_its_spanish_and_every_plural_its_english() -> None:
    """The strings in the sources are collected afresh, so a forgotten one fails here."""
    script = ROOT / "scripts" / "i18n.py"
    done = subprocess.run(
        [sys.executable, str(script), "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == {}
