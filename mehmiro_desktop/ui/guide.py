"""The user guide, read from the files that came with the app; nothing is fetched from anywhere."""

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from mehmiro_desktop.config import resource_path
from mehmiro_desktop.errors import BugError
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.widgets import h_row, primary_button, v_column

_PICTURE = re.compile(r"(?:\.\./)?images/([a-z0-9-]+\.png)")
_WIDEST_PX = 780
"""Of a picture: what the window has room for."""


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
            self._keep_room(block)
            block = block.next()

    def _keep_room(self, block: QTextBlock) -> None:
        """Say how large the block's picture is, so that it is read when it comes into sight."""
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            at += 1
            look = fragment.charFormat().toImageFormat()
            path = self._path(look.name()) if look.isValid() else None
            if path is not None:
                size = _fitting(QImageReader(str(path)).size())
                look.setWidth(size.width())
                look.setHeight(size.height())
                cursor = QTextCursor(block)
                cursor.setPosition(fragment.position())
                end = fragment.position() + fragment.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(look)

    def _path(self, name: str) -> Path | None:
        found = _PICTURE.fullmatch(name)
        return None if found is None else self._folder / found[1]

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Give a picture that lies beside the guide, and nothing else from anywhere."""
        path = self._path(name.toString() if isinstance(name, QUrl) else name)
        if kind != QTextDocument.ResourceType.ImageResource.value or path is None:
            return None
        image = QImage(str(path))
        return image.scaled(
            _fitting(image.size()),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _fitting(size: QSize) -> QSize:
    if size.width() <= _WIDEST_PX:
        return size
    return QSize(_WIDEST_PX, round(size.height() * _WIDEST_PX / size.width()))


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
