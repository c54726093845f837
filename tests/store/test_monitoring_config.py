"""The school's monitoring settings in a real store: in force once the server has taken them."""

from dataclasses import replace

import pytest

from mehmiro_desktop.domain.monitoring_config import CONFIG_ID, MonitoringConfig
from mehmiro_desktop.domain.tables import (
    MONITORING_CONFIG,
    Row,
    Value,
)
from mehmiro_desktop.errors import RecordNotFound, SettingInvalid
from mehmiro_desktop.store import Store, monitoring_rows
from mehmiro_desktop.store.commands.monitoring import (
    edit_config,
)
from mehmiro_desktop.store.queries.monitoring import (
    load_config,
)
from mehmiro_desktop.store.rows import insert_row
from mehmiro_desktop.store.stamps import stamp_text
from tests.helpers.clocks import START
from tests.store.peek import push_all


def give_config(store: Store, **columns: Value) -> None:
    """Let the server's row arrive."""
    stamp = stamp_text(START)
    row: Row = {
        "id": CONFIG_ID,
        **monitoring_rows.config_columns(MonitoringConfig()),
        "created_at": stamp,
        "updated_at": stamp,
    }
    with store.write() as write:
        insert_row(write.connection, MONITORING_CONFIG, row | columns)


def test_until_the_settings_arrive_the_defaults_count_and_cannot_be_changed(
    store: Store,
) -> None:
    state = load_config(store)
    assert state.in_force == MonitoringConfig()
    assert not state.is_here
    with pytest.raises(RecordNotFound):
        edit_config(store, replace(MonitoringConfig(), analysis_days=7))


def test_an_edit_is_in_force_once_the_server_took_it(store: Store) -> None:
    give_config(store)
    wanted = replace(MonitoringConfig(), analysis_days=7, enabled=False)
    assert edit_config(store, wanted).count == 1
    state = load_config(store)
    assert (state.in_force, state.edited) == (MonitoringConfig(), wanted)
    push_all(store)
    assert load_config(store).in_force == wanted
    assert load_config(store).edited is None


def test_a_refused_edit_is_told_and_not_in_force(store: Store) -> None:
    give_config(store)
    edit_config(store, replace(MonitoringConfig(), red_threshold=90))
    with store.write() as write:
        write.connection.exec_driver_sql("UPDATE pending SET state = 'refused', code = '42501'")
    state = load_config(store)
    assert state.is_refused
    assert state.refusal_code == "42501"
    assert state.in_force == MonitoringConfig()


def test_settings_the_server_would_refuse_are_not_kept(store: Store) -> None:
    give_config(store)
    with pytest.raises(SettingInvalid):
        edit_config(store, replace(MonitoringConfig(), weight_trend=36))
    assert load_config(store).edited is None
