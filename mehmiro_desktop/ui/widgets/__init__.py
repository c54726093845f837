"""Reusable pieces that know nothing of the app. All text they show is plain text."""

from mehmiro_desktop.ui.widgets.avatar import AVATAR_COLORS, AvatarDisc, avatar_pixmap
from mehmiro_desktop.ui.widgets.buttons import (
    icon_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from mehmiro_desktop.ui.widgets.cards import Card, card_title, h_row, separator, v_column
from mehmiro_desktop.ui.widgets.chip import Chip
from mehmiro_desktop.ui.widgets.eliding import ElidingButton
from mehmiro_desktop.ui.widgets.fields import TextField
from mehmiro_desktop.ui.widgets.front_stack import FrontStack
from mehmiro_desktop.ui.widgets.key_hints import KeyHints
from mehmiro_desktop.ui.widgets.labels import (
    IconLabel,
    plain_label,
    plain_tip,
    restyle,
    set_role,
)
from mehmiro_desktop.ui.widgets.notice import Notice
from mehmiro_desktop.ui.widgets.scroll import ScrollColumn
from mehmiro_desktop.ui.widgets.state_view import StateView
from mehmiro_desktop.ui.widgets.toast import Toast
from mehmiro_desktop.ui.widgets.wrap import wrapped

__all__ = [
    "AVATAR_COLORS",
    "AvatarDisc",
    "Card",
    "Chip",
    "ElidingButton",
    "FrontStack",
    "IconLabel",
    "KeyHints",
    "Notice",
    "ScrollColumn",
    "StateView",
    "TextField",
    "Toast",
    "avatar_pixmap",
    "card_title",
    "h_row",
    "icon_button",
    "plain_label",
    "plain_tip",
    "primary_button",
    "quiet_button",
    "restyle",
    "secondary_button",
    "separator",
    "set_role",
    "v_column",
    "wrapped",
]
