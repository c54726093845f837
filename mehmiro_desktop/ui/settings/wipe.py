"""Asking before an account is taken off this laptop: the one act in settings that is final."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.prompts import Answer, Question, ask


class WipeWords(QObject):
    """Carries the plural forms: lupdate sees those of ``tr`` only."""

    def lost(self, unsent: int, *, is_sample: bool) -> str:
        """Say what would be gone for good, and what would not."""
        if is_sample:
            return self.tr("The sample class and all you did in it would be gone for good.")
        if unsent:
            return self.tr(
                "%n changes are not sent yet and would be lost for good. Send or export them"
                " first. What the school has on its server stays there.",
                "",
                unsent,
            )
        return self.tr(
            "Everything is sent. Your classes stay on the school's server; a sign-in brings them"
            " back."
        )


def ask_wipe(
    parent: QWidget,
    unsent: int,
    *,
    is_sample: bool,
    wipe: Callable[[], None],
    export: Callable[[], None],
) -> Question:
    """Ask; the answer that changes nothing has the focus."""
    lost = WipeWords().lost(unsent, is_sample=is_sample)
    what = QCoreApplication.translate(
        "WipeWords",
        "Removed are the encrypted data, all backups, the key and the sign-in on this laptop."
        " Files you exported and other people's accounts stay.",
    )
    remove = QCoreApplication.translate("WipeWords", "Remove for good")
    first = QCoreApplication.translate("WipeWords", "Export first")
    return ask(
        parent,
        QCoreApplication.translate("WipeWords", "Remove this account from this laptop?"),
        f"{lost}\n\n{what}",
        [Answer(first, export), Answer(remove, wipe, danger=True)],
        QCoreApplication.translate("WipeWords", "Keep everything"),
    )
