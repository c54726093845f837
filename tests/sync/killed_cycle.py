"""One sync cycle in a process of its own that kills itself (-9) at a failpoint.

Reads a JSON object from standard input: folder, account, refresh_token, point, nth, page.
"""

import json
import os
import signal
import sys
from pathlib import Path

from mehmiro_desktop import failpoints
from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store import open_store
from mehmiro_desktop.sync.account import AccountSync, token_store
from tests.helpers.stores import KEY
from tests.sync.stand_ins import MemoryKeyring


def main() -> None:
    told = json.load(sys.stdin)
    left = [int(told["nth"])]

    def kill(name: str) -> None:
        if name == told["point"]:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    account = AccountRef(**told["account"])
    folder = Path(told["folder"])
    store = open_store(folder, KEY, SystemClock(), device_name=folder.name, account=account)
    keyring = MemoryKeyring()
    token_store(store, keyring).save(told["refresh_token"])
    sync = AccountSync(store, keyring, SystemClock())
    sync._cycle._page = told["page"]
    failpoints.install(kill)
    sync.run_cycle(lambda: False, check=False)


main()
