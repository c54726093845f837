"""What a teacher changes of their own account: the name. One step of undo."""

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.tables import TEACHERS
from mehmiro_desktop.store.commands.texts import checked_name
from mehmiro_desktop.store.commands.writing import change, edit_of, existing
from mehmiro_desktop.store.store import Store


def edit_teacher_name(store: Store, name: str, *, initiator: str = "") -> Edit:
    """Give the account's teacher another name.

    Raises:
        InvalidText: the name is empty, too long or cannot be kept.
        RecordNotFound: the server's row of the account has not arrived yet.
    """
    checked = checked_name(name, "name")
    with store.edit("edit_teacher_name", initiator=initiator) as scope:
        row = existing(scope, TEACHERS, store.account.account_id)
        change(scope, TEACHERS, row, {"name": checked})
    return edit_of(scope, "edit_teacher_name")
