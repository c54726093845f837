"""The sync engine's door to the store: cursor, pages in, frozen batches out, answers, digest.

Each call is one transaction, may be interrupted anywhere, and may be repeated with the same outcome.
"""

from mehmiro_desktop.store.sync_state.answers import apply_results
from mehmiro_desktop.store.sync_state.compare import (
    begin_full_compare,
    finish_full_compare,
    is_comparing,
)
from mehmiro_desktop.store.sync_state.digest import compute_digest
from mehmiro_desktop.store.sync_state.erasure import finish_erasure
from mehmiro_desktop.store.sync_state.pull import apply_page
from mehmiro_desktop.store.sync_state.push import count_pending, load_batch
from mehmiro_desktop.store.sync_state.values import (
    EPOCH,
    IDENTICAL,
    LAST_SYNCED,
    REFRESH_TOKEN,
    load_client_id,
    load_clock_offset,
    load_cursor,
    load_time,
    load_value,
    note_server_schema,
    note_time,
    save_clock_offset,
    save_value,
)

__all__ = [
    "EPOCH",
    "IDENTICAL",
    "LAST_SYNCED",
    "REFRESH_TOKEN",
    "apply_page",
    "apply_results",
    "begin_full_compare",
    "compute_digest",
    "count_pending",
    "finish_erasure",
    "finish_full_compare",
    "is_comparing",
    "load_batch",
    "load_client_id",
    "load_clock_offset",
    "load_cursor",
    "load_time",
    "load_value",
    "note_server_schema",
    "note_time",
    "save_clock_offset",
    "save_value",
]
