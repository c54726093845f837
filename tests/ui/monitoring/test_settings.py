"""The settings: told to all, checked at the field, and in force only once the server says so."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.monitoring_config import CONFIG_ID, MonitoringConfig
from mehmiro_desktop.domain.tables import MONITORING_CONFIG, Row
from mehmiro_desktop.store import Store, monitoring_rows
from mehmiro_desktop.store.queries.monitoring import load_config
from mehmiro_desktop.store.rows import insert_row, update_row
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.monitoring.settings_panel import SettingsPanel
from tests.helpers.clocks import START
from tests.store.peek import push_all
from tests.ui.conftest import RecordedShell
from tests.ui.monitoring.conftest import settled


@pytest.fixture
def arrived(store: Store) -> None:
    """The school's settings are here."""
    stamp = stamp_text(START)
    columns = monitoring_rows.config_columns(MonitoringConfig())
    with store.write() as write:
        times = {"created_at": stamp, "updated_at": stamp}
        insert_row(write.connection, MONITORING_CONFIG, {"id": CONFIG_ID, **columns, **times})


@pytest.fixture
def panel(arrived: None, screen: MonitoringScreen) -> SettingsPanel:
    screen.head.settings_button.click()
    return screen.settings_panel


def type_in(qtbot: QtBot, panel: SettingsPanel, name: str, text: str) -> None:
    edit = panel.fields[name].edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_they_open_and_close_by_keyboard(
    qtbot: QtBot, panel: SettingsPanel, screen: MonitoringScreen
) -> None:
    assert panel.isVisible()
    assert panel.back_button.hasFocus()
    assert panel.fields["timezone"].text == "America/Buenos_Aires"
    assert panel.fields["analysis_time"].text == "22:00"
    qtbot.keyClick(panel.back_button, Qt.Key.Key_Escape)
    assert screen.view.isVisible()
    assert screen.head.settings_button.hasFocus()


def test_what_was_typed_and_left_with_esc_is_gone_when_they_open_again(
    qtbot: QtBot, panel: SettingsPanel, screen: MonitoringScreen
) -> None:
    type_in(qtbot, panel, "analysis_days", "33")
    panel.enabled_box.setChecked(False)
    qtbot.keyClick(panel.fields["analysis_days"].edit, Qt.Key.Key_Escape)
    screen.head.settings_button.click()
    assert panel.fields["analysis_days"].text == "14"
    assert panel.enabled_box.isChecked()


@pytest.mark.parametrize(
    ("name", "text"),
    [("analysis_days", "1_0"), ("analysis_days", "١٠"), ("analysis_time", "1_0:00")],
)
def test_only_plain_digits_are_numbers(
    qtbot: QtBot, panel: SettingsPanel, store: Store, name: str, text: str
) -> None:
    panel.fields[name].edit.setText(text)
    panel.save()
    assert panel.fields[name].error
    assert load_config(store).edited is None


def test_a_time_that_was_not_touched_keeps_its_seconds(
    qtbot: QtBot, panel: SettingsPanel, store: Store
) -> None:
    with store.write() as write:
        changed: Row = {"analysis_time": "22:00:30"}
        update_row(write.connection, MONITORING_CONFIG, CONFIG_ID, changed)
    panel.begin()
    assert panel.fields["analysis_time"].text == "22:00"
    type_in(qtbot, panel, "analysis_days", "20")
    panel.save()
    edited = load_config(store).edited
    assert edited is not None
    assert edited.analysis_time == time(22, 0, 30)
    type_in(qtbot, panel, "analysis_time", "21:00")
    panel.save()
    edited = load_config(store).edited
    assert edited is not None
    assert edited.analysis_time == time(21, 0)


def test_a_change_is_kept_and_counts_once_the_server_took_it(
    qtbot: QtBot, panel: SettingsPanel, screen: MonitoringScreen, shell: RecordedShell
) -> None:
    type_in(qtbot, panel, "analysis_days", "7")
    type_in(qtbot, panel, "analysis_time", "7:30")
    panel.enabled_box.click()
    qtbot.keyClick(panel.fields["analysis_time"].edit, Qt.Key.Key_Return)
    assert shell.toasts == [("Monitoring settings saved", True)]
    assert panel.notice.text.startswith("Saved here.")
    store = screen.context.store
    assert load_config(store).in_force == MonitoringConfig()
    push_all(store)
    panel.refresh()
    assert not panel.notice.text
    in_force = load_config(store).in_force
    assert (in_force.analysis_days, in_force.analysis_time.hour, in_force.enabled) == (
        7,
        7,
        False,
    )
    settled(qtbot, screen)


@pytest.mark.parametrize(
    ("name", "text", "field", "error"),
    [
        ("analysis_days", "91", "analysis_days", "From 1 to 90 days."),
        ("analysis_days", "x", "analysis_days", "Type a whole number."),
        ("analysis_time", "25:00", "analysis_time", "Type a time like 22:00."),
        ("weight_trend", "36", "weight_homework", "The three weights must make 100."),
        ("yellow_threshold", "70", "red_threshold", "“Urgent from” must be above"),
        ("timezone", "Atlantis", "timezone", "This laptop knows no time zone"),
        (
            "homework_variable_name",
            "x" * 201,
            "homework_variable_name",
            "This name is too long",
        ),
    ],
)
def test_what_the_server_would_refuse_is_told_at_the_field(
    qtbot: QtBot, panel: SettingsPanel, name: str, text: str, field: str, error: str
) -> None:
    panel.fields[name].edit.setText(text)
    panel.save_button.click()
    assert panel.fields[field].error.startswith(error)
    assert panel.fields[field].edit.hasFocus()
    assert load_config(panel._context.store).edited is None


def test_a_refusal_is_told_in_words_and_can_be_dropped(
    qtbot: QtBot, panel: SettingsPanel, screen: MonitoringScreen
) -> None:
    type_in(qtbot, panel, "red_threshold", "90")
    panel.save()
    store = screen.context.store
    with store.write() as write:
        write.connection.exec_driver_sql("UPDATE pending SET state = 'refused', code = '42501'")
    panel.refresh()
    assert panel.notice.text == (
        "Only an administrator may change the monitoring settings."
        " The school's settings go on being used."
    )
    assert panel.drop_button.isVisible()
    panel.drop_button.click()
    assert panel.fields["red_threshold"].text == "70"
    assert not panel.notice.text
    assert not panel.drop_button.isVisible()
    settled(qtbot, screen)


def test_before_they_arrive_they_cannot_be_changed(screen: MonitoringScreen) -> None:
    screen.open_settings()
    panel = screen.settings_panel
    assert not panel.save_button.isEnabled()
    assert panel.notice.text.startswith("The school's settings have not arrived yet")


def test_of_the_sample_class_they_count_at_once(screen: MonitoringScreen) -> None:
    store = screen.context.store
    store.account = replace(store.account, is_sample=True)
    screen.open_settings()
    panel = screen.settings_panel
    panel.fields["analysis_days"].edit.setText("30")
    panel.save()
    assert load_config(store).in_force.analysis_days == 30
    assert panel.about.text() == "Of the sample class; they stay on this laptop."
