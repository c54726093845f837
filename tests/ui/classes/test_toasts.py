"""Every edit on the Classes screen is named with its way back, once, and no-ops are silent."""

from PySide6.QtCore import QDate, Qt

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_classes, load_students, load_variables
from mehmiro_desktop.ui.classes import sessions_tab, student_model, variables_tab
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


def test_cells_are_named(screen: ClassesScreen, shell: RecordedShell) -> None:
    def edit(tab: str, column: int, value: object) -> None:
        model = getattr(screen, tab).model
        model.setData(model.index(0, column), value, Qt.ItemDataRole.EditRole)

    edit("students", student_model.ALIAS, "Luna")
    edit("students", student_model.ALIAS, "Luna")
    edit("variables", variables_tab.HIGH, "8")
    edit("variables", variables_tab.IN_USE, False)
    edit("variables", variables_tab.IN_USE, True)
    edit("sessions", sessions_tab.NAME, "Quiz")
    edit("sessions", sessions_tab.DAY, QDate(2026, 3, 3))
    assert shell.toasts == [
        ("Luna changed", True),
        ("Variable 1 changed", True),
        ("Variable 1 is out of use", True),
        ("Variable 1 is in use", True),
        ("Quiz changed", True),
        ("Quiz changed", True),
    ]


def test_what_is_added_moved_and_coloured_is_named(
    screen: ClassesScreen, shell: RecordedShell, store: Store, classroom: ClassroomBuilder
) -> None:
    students, variables = screen.students, screen.variables
    students.add_line.setText("Sol")
    students.add_typed()
    students.color_menu.color_chosen.emit("#22C55E")
    variables.name_line.setText("Orden")
    variables.add_typed()
    variables.move_chosen(-1)
    screen.sessions.day_edit.setDate(QDate(2026, 4, 1))
    screen.sessions.start_typed()
    field = screen.details.fields["grade"].edit
    field.setText("5")
    field.setModified(True)
    field.editingFinished.emit()
    screen.class_list.add_asked.emit("7A")
    assert shell.toasts == [
        ("Sol added", True),
        ("Sol changed", True),
        ("Orden added", True),
        ("Orden is number 2 of 3", True),
        ("Assessment session of 1 Apr 2026 started", True),
        ("Class 5A changed", True),
        ("Class 7A added", True),
    ]
    for _ in shell.toasts:
        assert undo(store) is not None
    class_id = classroom.school_class.id
    assert [each.name for each in load_classes(store)] == ["5A"]
    assert len(load_students(store, class_id)) == 3
    assert len(load_variables(store, class_id)) == 2
