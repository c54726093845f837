"""The window: Qt only here. Reads and edits go through ``store``; news come through ``ui.bridge``."""
