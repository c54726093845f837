"""Language, colours, size of text and how close rows stand."""

from collections.abc import Callable

from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.fonts import TEXT_SIZES
from mehmiro_desktop.ui.i18n import LANGUAGES
from mehmiro_desktop.ui.settings.group import Group, Keeper


class GeneralGroup(Group):
    """How the window looks; every choice is in force at once."""

    def __init__(
        self,
        keeper: Keeper,
        *,
        language: Callable[[], None],
        theme: Callable[[], None],
        text_size: Callable[[], None],
    ) -> None:
        """Lay out the group; the calls put in force what was chosen."""
        keys = ("language", "theme", "text_size", "density")
        super().__init__(keeper, "general", keys)
        self.set_title(self.tr("General"))
        self.first = self.choice(
            "language",
            self.tr("Language"),
            [("", self.tr("As the system")), *LANGUAGES.items()],
            act=language,
        )
        self.choice(
            "theme",
            self.tr("Colours"),
            [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
                ("contrast", self.tr("High contrast")),
            ],
            act=theme,
        )
        sizes = [
            (str(size), self.tr("{percent} %").format(percent=size)) for size in TEXT_SIZES
        ]
        self.choice("text_size", self.tr("Size of text"), sizes, act=text_size)
        self.choice(
            "density",
            self.tr("Rows"),
            [("comfortable", self.tr("Comfortable")), ("compact", self.tr("Compact"))],
            hint=self.tr(
                "Compact shows more students at once, for mouse and keyboard; buttons keep their"
                " size. It ends by itself at the first touch of the screen."
            ),
        )
        # Somebody touched the screen.
        density.news().density_changed.connect(self.show_values)
