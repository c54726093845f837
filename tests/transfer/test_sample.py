"""The sample class is ready to score, in two languages, and nothing of it waits to be sent."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.suggestions import SuggestionType
from mehmiro_desktop.store.commands.monitoring import edit_config
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_overviews,
    load_sessions,
    load_variables,
)
from mehmiro_desktop.store.queries.monitoring import (
    count_lights,
    load_board,
    load_config,
    load_diagnoses,
    load_ran_at,
)
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.queries.suggestions import load_inbox
from mehmiro_desktop.store.sample import PAST_SESSIONS, fill_sample
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ACCOUNT, make_store, unsent_of

SAMPLE = replace(ACCOUNT, key="sample", is_sample=True)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_sample_is_made_once(tmp_path: Path, language: str) -> None:
    with make_store(tmp_path) as store:
        fill_sample(store, language)
        fill_sample(store, "en")
        [overview] = load_overviews(store)
        assert overview.student_count == 15
        assert overview.variable_count == 5
        assert unsent_of(store, overview.school_class.id) == 0
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


def test_monitoring_settings_of_the_sample_are_in_force_at_once(tmp_path: Path) -> None:
    with make_store(tmp_path, account=SAMPLE) as store:
        fill_sample(store, "en")
        config = load_config(store).in_force
        assert config.homework_variable_name == "Homework"
        edit_config(store, replace(config, analysis_days=30))
        state = load_config(store)
        assert (state.in_force.analysis_days, state.edited) == (30, None)


def test_the_sample_speaks_the_language_it_was_made_in(tmp_path: Path) -> None:
    names = []
    for language in ("es", "en"):
        with make_store(tmp_path / language) as store:
            fill_sample(store, language)
            [made] = load_classes(store)
            names.append([each.name for each in load_variables(store, made.id)])
    assert "Lectura" in names[0]
    assert "Reading" in names[1]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("weekday", range(7))
def test_the_sample_is_alive_from_the_first_start_whatever_the_day(
    tmp_path: Path, language: str, weekday: int
) -> None:
    clock = FixedClock()
    clock.advance(days=weekday)
    with make_store(tmp_path, clock) as store:
        fill_sample(store, language)
        [made] = load_classes(store)
        board = load_board(store, clock.now())
        lights = Counter(row.light for row in board.rows if row.override is None)
        assert lights[Light.RED] == 1
        assert lights[Light.YELLOW] >= 2
        assert lights[Light.GREEN] > 5
        assert lights[Light.GREY] == 0
        red = next(row for row in board.rows if row.light is Light.RED)
        assert red.diagnosis_count == 1
        [diagnosis] = load_diagnoses(store, red.id)
        assert diagnosis.patterns[0].variables == (board.config.homework_variable_name,)
        assert all(row.parts.homework is not None for row in board.rows)
        assert load_ran_at(store) == clock.now()
        (suggestions,) = load_inbox(store, made.id)
        assert {each.kind for each in suggestions} == set(SuggestionType)
        assert count_lights(store, made.id)["red"] == 1
