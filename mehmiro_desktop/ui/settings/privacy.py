"""What others may see: presenter mode and dates of birth."""

from mehmiro_desktop.ui.settings.group import Group, Keeper


class PrivacyGroup(Group):
    """Presenter mode's habits and whether dates of birth show."""

    def __init__(self, keeper: Keeper) -> None:
        """Lay out the group with the settings in force."""
        super().__init__(
            keeper, "privacy", ("present_names", "present_at_start", "birth_dates")
        )
        self.set_title(self.tr("Privacy"))
        self.choice(
            "present_names",
            self.tr("Students in presenter mode"),
            [("alias", self.tr("By alias")), ("number", self.tr("By number"))],
        )
        self.choice(
            "present_at_start",
            self.tr("When the app opens"),
            [
                ("off", self.tr("Everything shows")),
                ("on", self.tr("Presenter mode is on")),
            ],
            hint=self.tr("F8 starts presenter mode; hold it to leave."),
        )
        self.choice(
            "birth_dates",
            self.tr("Dates of birth"),
            [("hidden", self.tr("Behind “Show”")), ("shown", self.tr("Always shown"))],
        )
