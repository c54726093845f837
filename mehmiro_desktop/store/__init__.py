"""The local store: an encrypted SQLite file per account; the only place that knows SQL.

Reads are in ``queries``, a person's writes in ``commands``, the sync engine's door is
``sync_state``. Any thread may call them; only frozen values come out.
"""

from mehmiro_desktop.store.opening import open_store
from mehmiro_desktop.store.store import Store

__all__ = ["Store", "open_store"]
