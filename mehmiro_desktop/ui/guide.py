"""The user guide, read from the files that came with the app; nothing is fetched from anywhere."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from mehmiro_desktop.config import resource_path
from mehmiro_desktop.errors import BugError
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.widgets import h_row, primary_button, v_column

_PICTURE = re.compile(r"(?:\.\./)?images/([a-z0-9-]+\.png)")


def guide_file(language: str) -> Path:
    """Return the guide in a language: inside the package, or in a checkout's ``docs``.

    Raises:
        BugError: it did not come with the app.
    """
    try:
        return resource_path(f"guide/user/{language}.md")
    except BugError:
        path = Path(__file__).resolve().parents[2] / "docs" / "user" / f"{language}.md"
        if not path.is_file():
            raise
        return path


class GuideView(QTextBrowser):
    """Shows one guide; follows no link, and loads only the guide's own pictures."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Read the guide at ``path``."""
        super().__init__(parent)
        self.setObjectName("guide.text")
        self.setAccessibleName(self.tr("User guide"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFont(font("body"))
        self._folder = path.parent.parent / "images"
        self.setMarkdown(path.read_text("utf-8"))
        self._space_out()

    def _space_out(self) -> None:
        """Give paragraphs and headings the room that Markdown leaves to the reader."""
        block = self.document().begin()
        while block.isValid():
            look = block.blockFormat()
            if look.headingLevel():
                look.setTopMargin(scaled(18))
            if QTextCursor(block).currentTable() is None:
                look.setBottomMargin(scaled(8))
            QTextCursor(block).setBlockFormat(look)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Give a picture that lies beside the guide, and nothing else from anywhere."""
        found = _PICTURE.fullmatch(name.toString() if isinstance(name, QUrl) else name)
        if kind != QTextDocument.ResourceType.ImageResource.value or found is None:
            return None
        image = QImage(str(self._folder / found[1]))
        width = max(320, self.viewport().width() - 40)
        if image.width() > width:
            image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        return image


class GuideWindow(QDialog):
    """The guide over the window, in the language in force."""

    def __init__(self, parent: QWidget) -> None:
        """Open at the first page."""
        super().__init__(parent.window())
        self.setObjectName("guide")
        self.setWindowTitle(self.tr("User guide"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        self.view = GuideView(guide_file(i18n.language()), self)
        close = primary_button(self.tr("Close"), "guide.close", parent=self)
        close.clicked.connect(self.accept)
        column = v_column(spacing=12, margin=24)
        column.addWidget(self.view, 1)
        column.addLayout(h_row(None, close))
        self.setLayout(column)
        self.view.setFocus()
