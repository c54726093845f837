"""The style sheet, made from the tokens.

Widgets say what they are with the properties ``kind``, ``tone`` and ``role`` (set by the factories
of ``ui.widgets``). There is no font in here: a style sheet cannot set the weight of a variable
font (see ``ui.fonts``).
"""

from mehmiro_desktop.config import resource_path
from mehmiro_desktop.ui.tokens import TONES, Tokens

TARGET_PX = 44
"""The least size of anything to click or touch (WCAG 2.1, platform look)."""


def style_sheet(t: Tokens) -> str:
    """Return the application's style sheet in the colours of ``t``."""
    return "\n".join((_base(t), _buttons(t), _inputs(t), _views(t), _shell(t), _tones(t)))


def _shape(name: str, t: Tokens) -> str:
    return resource_path(f"shapes/{name}-{t.name.removeprefix('contrast-')}.svg").as_posix()


def _check(t: Tokens) -> str:
    shade = "white" if t.on_accent == "#FFFFFF" else "black"
    return resource_path(f"shapes/check-{shade}.svg").as_posix()


def _base(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog, QWidget[role="page"] {{ background: {t.window}; }}
QLabel {{ background: transparent; color: {t.text}; }}
QLabel[role="muted"] {{ color: {t.text_muted}; }}
QLabel[role="faint"] {{ color: {t.text_faint}; }}
QLabel[role="error"] {{ color: {t.error_text}; }}
QLabel[role="warning"] {{ color: {t.warning_text}; }}
QLabel[role="success"] {{ color: {t.success_text}; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
  padding: 6px; }}
QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.border};
  border-radius: 12px; }}
QFrame[kind="card"][highlighted="true"] {{ border: 2px solid {t.accent}; }}
QFrame[kind="inset"] {{ background: {t.surface}; border: 1px solid {t.border};
  border-radius: 8px; }}
QFrame[kind="inset"][highlighted="true"] {{ background: {t.column_tint};
  border: 2px solid {t.accent}; }}
QFrame[kind="line"] {{ background: {t.border}; border: none; max-height: 1px;
  min-height: 1px; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent;
  border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {t.border_strong}; border-radius: 4px; min-height: 32px;
  min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.surface_alt}; border: none; border-radius: 3px;
  min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QLabel[kind="key"] {{ background: {t.surface}; color: {t.text_muted};
  border: 1px solid {t.border_strong}; border-bottom-width: 2px; border-radius: 4px;
  padding: 1px 5px; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton, QToolButton {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.border}; border-radius: 8px; padding: 0 16px;
  min-height: {TARGET_PX - 2}px; }}
QPushButton {{ min-width: 42px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.surface_alt}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.primary_soft};
  color: {t.primary_soft_text}; }}
QPushButton:checked, QToolButton:checked {{ background: {t.primary_soft};
  color: {t.primary_soft_text}; border: 1px solid {t.accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.focus}; padding: 0 15px;
  min-height: {TARGET_PX - 4}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.text_faint};
  background: {t.surface_alt}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent};
  border: 1px solid {t.accent}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
  background: {t.accent_hover}; color: {t.on_accent}; }}
QPushButton[kind="primary"]:focus {{ border: 3px double {t.on_accent}; padding: 0 14px;
  min-height: {TARGET_PX - 6}px; }}
QPushButton[kind="primary"]:disabled {{ background: {t.surface_alt}; color: {t.text_faint};
  border: 1px solid {t.border}; }}
QPushButton[kind="danger"] {{ color: {t.error_text}; border: 1px solid {t.error_text}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {t.focus}; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent;
  border: 1px solid transparent; color: {t.primary_text}; padding: 0 8px; }}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{
  background: {t.surface_alt}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{
  border: 2px solid {t.focus}; padding: 0 7px; }}
QPushButton[kind="icon"], QToolButton[kind="icon"] {{ padding: 0; min-width: 42px;
  max-width: 42px; }}
QPushButton[kind="icon"]:focus, QToolButton[kind="icon"]:focus {{ padding: 0;
  min-width: 40px; max-width: 40px; }}
QPushButton[kind="bare"] {{ background: transparent; border: 1px solid transparent; padding: 0;
  min-width: 42px; max-width: 42px; }}
QPushButton[kind="bare"]:hover {{ background: {t.surface_alt}; }}
QPushButton[kind="bare"]:focus {{ border: 2px solid {t.focus}; padding: 0; min-width: 40px;
  max-width: 40px; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
"""


def _inputs(t: Tokens) -> str:
    boxes = (
        "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit"
    )
    focused = ", ".join(f"{box.strip()}:focus" for box in boxes.split(","))
    return f"""
{boxes} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
  border-radius: 8px; padding: 0 11px; selection-background-color: {t.primary_soft};
  selection-color: {t.primary_soft_text}; }}
QLineEdit {{ placeholder-text-color: {t.text_faint}; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{ min-height: {TARGET_PX - 2}px; }}
QPlainTextEdit, QTextEdit {{ padding: 8px 11px; }}
{focused} {{ border: 2px solid {t.focus}; padding: 0 10px; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {{
  min-height: {TARGET_PX - 4}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 7px 10px; }}
QLineEdit[kind="cell"], QDateEdit[kind="cell"] {{ min-height: 20px; }}
QLineEdit[kind="cell"]:focus, QDateEdit[kind="cell"]:focus {{ min-height: 18px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border: 2px solid {t.error_text}; }}
QLineEdit[kind="item"] {{ border: 1px solid {t.border}; }}
QLineEdit[kind="item"]:hover {{ border: 1px solid {t.border_strong}; }}
QLineEdit[kind="item"]:focus {{ border: 2px solid {t.focus}; }}
QLineEdit[kind="item"]:read-only {{ background: {t.surface_alt}; color: {t.text_muted}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {t.text_faint}; background: {t.surface_alt}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 32px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_shape("down", t)}"); width: 16px;
  height: 16px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.border_strong}; selection-background-color: {t.primary_soft};
  selection-color: {t.primary_soft_text}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {TARGET_PX}px; padding: 0 11px; }}
QCheckBox, QRadioButton {{ color: {t.text}; min-height: {TARGET_PX - 4}px; spacing: 10px;
  padding: 0 4px; border: 2px solid transparent; border-radius: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.focus}; }}
QCheckBox::indicator, QListView::indicator {{ width: 18px; height: 18px; background: {t.surface};
  border: 1px solid {t.border_strong}; border-radius: 4px; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {t.accent}; border: 1px solid {t.accent};
  image: url("{_check(t)}"); }}
QCheckBox::indicator:disabled {{ background: {t.surface_alt}; }}
QCheckBox::indicator:checked:disabled, QListView::indicator:checked:disabled {{
  background: {t.border_strong}; border: 1px solid {t.border_strong}; image: url("{_check(t)}"); }}
QRadioButton::indicator {{ width: 18px; height: 18px; background: {t.surface};
  border: 1px solid {t.border_strong}; border-radius: 10px; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 6px solid {t.accent}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
  padding: 6px; }}
QMenu::item {{ padding: 11px 28px 11px 16px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.primary_soft}; color: {t.primary_soft_text}; }}
QMenu::item:disabled {{ color: {t.text_faint}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 6px 8px; }}
"""


def _views(t: Tokens) -> str:
    return f"""
QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: none;
  alternate-background-color: {t.surface_alt}; gridline-color: {t.border};
  selection-background-color: {t.primary_soft}; selection-color: {t.primary_soft_text};
  outline: none; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.text}; border: none;
  border-bottom: 1px solid {t.border}; padding: 0 12px; }}
QListView::item {{ min-height: {TARGET_PX}px; padding: 0 8px; border-radius: 8px; }}
QListView::item:selected {{ background: {t.primary_soft}; color: {t.primary_soft_text}; }}
QAbstractItemView[kind="records"] {{ border: 2px solid transparent; border-radius: 8px; }}
QAbstractItemView[kind="records"]:focus {{ border: 2px solid {t.focus}; }}
QTableView[kind="records"]::item {{ padding: 0 9px; border: none; }}
#qt_calendar_navigationbar {{ background: {t.surface_alt}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.text_muted}; padding: 0 16px;
  min-height: {TARGET_PX - 2}px; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.primary_text}; border-bottom: 2px solid {t.accent}; }}
QTabBar::tab:focus {{ border: 2px solid {t.focus}; border-radius: 6px; }}
QTabWidget::pane {{ border: none; }}
"""


def _shell(t: Tokens) -> str:
    return f"""
QFrame[kind="rail"] {{ background: {t.rail}; border: none;
  border-right: 1px solid {t.border}; }}
QFrame[kind="topbar"] {{ background: {t.surface}; border: none;
  border-bottom: 1px solid {t.border}; }}
QToolButton[kind="rail"] {{ background: transparent; border: none; border-radius: 8px;
  color: {t.text_muted}; padding: 2px 0; min-height: 52px; }}
QToolButton[kind="rail"]:hover {{ background: {t.surface_alt}; color: {t.text}; }}
QToolButton[kind="rail"]:checked {{ background: {t.primary_soft};
  color: {t.primary_soft_text}; }}
QToolButton[kind="rail"]:focus {{ border: 2px solid {t.focus}; padding: 0;
  min-height: 52px; }}
QLabel[kind="badge"] {{ background: {t.warning}; color: {t.on_fill}; border-radius: 8px;
  padding: 1px 5px; }}
QFrame[kind="toast"] {{ background: {t.text}; border: none; border-radius: 10px; }}
QFrame[kind="toast"] QLabel {{ color: {t.window}; }}
QFrame[kind="toast"] QPushButton {{ background: transparent; color: {t.window};
  border: 1px solid {t.window}; }}
QFrame[kind="toast"] QPushButton:hover {{ background: {t.text_muted}; }}
QFrame[kind="toast"] QPushButton:focus {{ border: 3px double {t.window}; }}
"""


def _tones(t: Tokens) -> str:
    rules = []
    for tone in TONES:
        ground, text = getattr(t, f"{tone}_soft"), getattr(t, f"{tone}_soft_text")
        rules.append(
            f'QLabel[kind="chip"][tone="{tone}"] {{ background: {ground}; color: {text};'
            f" border-radius: 10px; padding: 3px 10px; }}"
            f'\nQPushButton[kind="pill"][tone="{tone}"] {{ background: {ground}; color: {text};'
            f" border: 2px solid {ground}; border-radius: 20px; padding: 0 14px;"
            f" min-height: 40px; }}"
            f'\nQPushButton[kind="pill"][tone="{tone}"]:checked,'
            f' QPushButton[kind="pill"][tone="{tone}"]:hover {{ border: 2px solid {text}; }}'
            f'\nQPushButton[kind="pill"][tone="{tone}"]:focus {{'
            f" border: 2px solid {t.focus}; }}"
            f'\nQFrame[kind="notice"][tone="{tone}"] {{ background: {ground};'
            f" border: none; border-radius: 8px; }}"
            f'\nQFrame[kind="notice"][tone="{tone}"] QLabel {{ color: {text}; }}'
        )
    return "\n".join(rules)
