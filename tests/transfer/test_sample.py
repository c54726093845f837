"""The sample class is ready to score, in two languages, and nothing of it waits to be sent."""

from pathlib import Path

import pytest

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_overviews,
    load_sessions,
    load_variables,
)
from mehmiro_desktop.store.queries.monitoring import load_board
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.sample import PAST_SESSIONS, fill_sample
from tests.helpers.stores import make_store


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_sample_is_made_once(tmp_path: Path, language: str) -> None:
    with make_store(tmp_path) as store:
        fill_sample(store, language)
        fill_sample(store, "en")
        [overview] = load_overviews(store)
        assert overview.student_count == 15
        assert overview.variable_count == 5
        assert overview.pending == 0
        assert undo(store) is None
        board = load_board(store, store.clock.now())
        [by_hand] = [row.override for row in board.rows if row.override is not None]
        assert by_hand.light is Light.YELLOW
        sessions = load_sessions(store, overview.school_class.id)
        assert len(sessions) == PAST_SESSIONS
        assert all(session.on < store.clock.today() for session in sessions)
        for session in sessions:
            grid = load_grid(store, session.id)
            assert 60 < len(grid.cells) < 75
            for cell in grid.cells.values():
                [variable] = [v for v in grid.variables if v.id == cell.key.variable_id]
                assert variable.scale_min <= cell.value <= variable.scale_max


def test_the_sample_speaks_the_language_it_was_made_in(tmp_path: Path) -> None:
    names = []
    for language in ("es", "en"):
        with make_store(tmp_path / language) as store:
            fill_sample(store, language)
            [made] = load_classes(store)
            names.append([each.name for each in load_variables(store, made.id)])
    assert "Lectura" in names[0]
    assert "Reading" in names[1]
