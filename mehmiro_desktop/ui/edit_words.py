"""What a person did, in words, from the label the store keeps with each edit."""

from PySide6.QtCore import QCoreApplication, QObject

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP, decimal_mark

_WORDS: dict[str, str] = {
    "record_score": QT_TRANSLATE_NOOP("EditWords", "score {value}"),
    "record_comment": QT_TRANSLATE_NOOP("EditWords", "comment"),
    "record_on_behalf": QT_TRANSLATE_NOOP("EditWords", "score {value} on behalf"),
    "change_record": QT_TRANSLATE_NOOP("EditWords", "change of a record"),
    "remove_record": QT_TRANSLATE_NOOP("EditWords", "removal of a record"),
    "start_session": QT_TRANSLATE_NOOP("EditWords", "new session"),
    "edit_session": QT_TRANSLATE_NOOP("EditWords", "change of session"),
    "remove_session": QT_TRANSLATE_NOOP("EditWords", "removal of session"),
    "add_class": QT_TRANSLATE_NOOP("EditWords", "new class {name}"),
    "edit_class": QT_TRANSLATE_NOOP("EditWords", "change of class"),
    "remove_class": QT_TRANSLATE_NOOP("EditWords", "removal of class"),
    "archive_class": QT_TRANSLATE_NOOP("EditWords", "archiving of {name}"),
    "unarchive_class": QT_TRANSLATE_NOOP("EditWords", "return of {name} from the archive"),
    "edit_student": QT_TRANSLATE_NOOP("EditWords", "change of student"),
    "remove_student": QT_TRANSLATE_NOOP("EditWords", "removal of student"),
    "add_variable": QT_TRANSLATE_NOOP("EditWords", "new variable {name}"),
    "edit_variable": QT_TRANSLATE_NOOP("EditWords", "change of variable"),
    "remove_variable": QT_TRANSLATE_NOOP("EditWords", "removal of variable"),
    "copy_variables": QT_TRANSLATE_NOOP("EditWords", "copied variables"),
    "move_student": QT_TRANSLATE_NOOP("EditWords", "move to another class"),
    "merge_students": QT_TRANSLATE_NOOP("EditWords", "making one student of two ({alias})"),
    "move_variable": QT_TRANSLATE_NOOP("EditWords", "order of variables"),
    "edit_monitoring_config": QT_TRANSLATE_NOOP("EditWords", "change of monitoring settings"),
    "set_override": QT_TRANSLATE_NOOP("EditWords", "signal set by hand"),
    "end_override": QT_TRANSLATE_NOOP("EditWords", "end of a signal set by hand"),
    "set_attendance": QT_TRANSLATE_NOOP("EditWords", "attendance"),
    "edit_teacher_name": QT_TRANSLATE_NOOP("EditWords", "change of your name"),
    "add_lesson": QT_TRANSLATE_NOOP("EditWords", "new lesson {title}"),
    "copy_lesson": QT_TRANSLATE_NOOP("EditWords", "copy of lesson {title}"),
    "edit_lesson": QT_TRANSLATE_NOOP("EditWords", "change of lesson"),
    "remove_lesson": QT_TRANSLATE_NOOP("EditWords", "removal of lesson"),
    "read_suggestion": QT_TRANSLATE_NOOP("EditWords", "suggestion read"),
    "unread_suggestion": QT_TRANSLATE_NOOP("EditWords", "suggestion unread"),
    "copy_suggestion": QT_TRANSLATE_NOOP("EditWords", "suggestion in a comment"),
    "use_other": QT_TRANSLATE_NOOP("EditWords", "choice of the other value"),
    "restore_version": QT_TRANSLATE_NOOP("EditWords", "restored version"),
    "restore_removed": QT_TRANSLATE_NOOP("EditWords", "return from the bin"),
    "retry_held": QT_TRANSLATE_NOOP("EditWords", "return of a set-aside record"),
    "import_scores": QT_TRANSLATE_NOOP("EditWords", "import of scores"),
    "import_roster": QT_TRANSLATE_NOOP("EditWords", "import of a list of students"),
}


class EditWords(QObject):
    """Carries the plural forms: lupdate sees those of ``tr`` only, not of ``translate``."""

    def counted(self, edit: Edit) -> str | None:
        """Return the words for an edit of many rows, ``None`` for one that is not counted."""
        count = max(edit.count, 1)
        if edit.label in ("record_scores", "paste", "paste_scores"):
            return self.tr("%n pasted scores", "", count)
        if edit.label == "fill_blanks":
            return self.tr("%n filled scores", "", count)
        if edit.label == "clear_scores":
            return self.tr("%n cleared scores", "", count)
        if edit.label == "add_students":
            return self.tr("%n new students", "", count)
        if edit.label not in _WORDS:
            return self.tr("%n changes", "", count)
        return None


class _Blanks(dict[str, str]):
    def __missing__(self, _key: str) -> str:
        return ""


def edit_words(edit: Edit) -> str:
    """Return what was done in a few words, e.g. ``score 4``; ``score •`` while presenting."""
    counted = EditWords().counted(edit)
    if counted is not None:
        return _of_whom(counted, edit)
    args = {name: _shown(name, value) for name, value in edit.args}
    words = QCoreApplication.translate("EditWords", _WORDS[edit.label])
    return _of_whom(words.format_map(_Blanks(args)).strip(), edit)


def _of_whom(words: str, edit: Edit) -> str:
    """Add whose it is: ``score 4 · Luna, Reading``; nobody's while the class may be looking."""
    args = dict(edit.args)
    whom = ", ".join(part for name in ("alias", "variable") if (part := args.get(name, "")))
    return f"{words} · {whom}" if whom and not presenter.is_on() else words


def _shown(name: str, value: str) -> str:
    if name == "name":
        # Of a class or a variable.
        return value
    return presenter.masked(value.replace(".", decimal_mark()) if name == "value" else value)


def undone_words(edit: Edit) -> str:
    """Return the toast after an undo; says so when others have changed the rows since."""
    if edit.count == 0:
        return QCoreApplication.translate(
            "EditWords", "Not undone: it has been changed elsewhere since ({what})"
        ).format(what=edit_words(edit))
    return QCoreApplication.translate("EditWords", "Undone: {what}").format(
        what=edit_words(edit)
    )


def redone_words(edit: Edit) -> str:
    """Return the toast after a redo."""
    return QCoreApplication.translate("EditWords", "Redone: {what}").format(
        what=edit_words(edit)
    )
