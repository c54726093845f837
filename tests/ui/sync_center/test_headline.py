""" "Everything of yours is safe" is said exactly when it is true."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.sync_items import SyncSummary
from mehmiro_desktop.errors import Offline
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus
from mehmiro_desktop.ui.sync_center.headline import HeadlineWords, Standing, tone
from mehmiro_desktop.ui.sync_center.words import RecordWords

NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
CLEAN = SyncSummary(0, 0, 0, 0, NOW, NOW, "0001", "3.53", 1000)
SAFE = "Everything of yours is safe"


@pytest.fixture
def words(qtbot: QtBot) -> HeadlineWords:
    return HeadlineWords(RecordWords(NOW.date(), "laptop-a"))


def standing(summary: SyncSummary = CLEAN, state: SyncState = SyncState.IN_STEP) -> Standing:
    return Standing(summary, SyncStatus(state), is_sample=False)


@pytest.mark.parametrize("state", list(SyncState))
def test_safe_is_said_only_when_nothing_waits_and_nothing_is_stuck(
    words: HeadlineWords, state: SyncState
) -> None:
    for pending, rejected, held, last in itertools.product((0, 1), (0, 1), (0, 1), (None, NOW)):
        summary = replace(
            CLEAN, pending=pending, rejected=rejected, held=held, last_synced_at=last
        )
        is_safe = not pending and not rejected and not held and last is not None
        said = words.headline(standing(summary, state))
        assert (said == SAFE) is is_safe, (state, summary)


def test_cards_to_review_do_not_take_the_safety_away(words: HeadlineWords) -> None:
    assert words.headline(standing(replace(CLEAN, to_review=2))) == SAFE


def test_the_sample_class_says_it_never_syncs(words: HeadlineWords) -> None:
    sample = Standing(CLEAN, None, is_sample=True)

    assert "stays on this laptop" in words.headline(sample)
    assert "never syncs" in words.details(sample, NOW)


def test_signed_out_with_work_asks_to_sign_in(words: HeadlineWords) -> None:
    waiting = replace(CLEAN, pending=3)

    assert "sign in" in words.headline(Standing(waiting, None, is_sample=False))
    assert tone(Standing(waiting, None, is_sample=False)) == "warning"
    assert standing(state=SyncState.SIGN_IN_NEEDED).is_signed_out


def test_identical_last_next_and_clock_are_told(words: HeadlineWords) -> None:
    status = SyncStatus(
        SyncState.IN_STEP,
        next_at=NOW + timedelta(minutes=4),
        receipt=SyncReceipt(NOW, clock_offset_s=-3.2),
    )
    told = words.details(Standing(CLEAN, status, is_sample=False), NOW)
    when = RecordWords(date(2026, 11, 22), "").moment(NOW)

    assert f"Identical to the server: {when}" in told
    assert f"last sync {when}" in told
    assert "next try in 4 minute" in told
    assert "clock corrected by 3 second" in told


def test_never_identical_is_not_claimed(words: HeadlineWords) -> None:
    summary = replace(CLEAN, identical_at=None, last_synced_at=None)

    assert words.details(standing(summary), NOW) == "not synced yet"


def test_errors_and_a_very_wrong_clock_are_warned_of(words: HeadlineWords) -> None:
    offline = SyncStatus(SyncState.OFFLINE, error=Offline())
    skewed = SyncStatus(SyncState.IN_STEP, receipt=SyncReceipt(NOW, clock_offset_s=600.0))

    assert "saved on this laptop" in words.warning(Standing(CLEAN, offline, is_sample=False))
    assert "10 minute" in words.warning(Standing(CLEAN, skewed, is_sample=False))
    assert words.warning(standing()) == ""
