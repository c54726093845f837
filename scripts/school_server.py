"""Run a local school server with two teachers and their data, until Ctrl+C.

    python -m scripts.school_server [--port N] [--pg-bin FOLDER] [--pglite]

It is PostgreSQL with this project's migrations behind REST and sign-in; where no PostgreSQL can
run it falls back to PGlite. All of it is thrown away at the end.
"""

import argparse
import signal
import sys
import threading

from tests.helpers.local_postgres import PostgresUnavailable
from tests.helpers.node_runtime import NodeUnavailable
from tests.helpers.school_server import SchoolServer


def _start(arguments: argparse.Namespace) -> SchoolServer:
    if not arguments.pglite:
        try:
            return SchoolServer(pg_bin=arguments.pg_bin, port=arguments.port, demo=True)
        except PostgresUnavailable as error:
            print(f"No PostgreSQL can run here ({error}); using PGlite.", file=sys.stderr)
    return SchoolServer(driver="pglite", port=arguments.port, demo=True)


def _instructions(server: SchoolServer) -> str:
    lines = [f"School server at {server.url}", f"Publishable key: {server.publishable_key}"]
    if server.dsn:
        lines.append(f"Database: {server.dsn}")
    lines += ["", "Teachers:"]
    lines += [f"  {each['email']}  password {each['password']}" for each in server.accounts]
    lines += [
        "",
        "Sign in from the app's window with that address, key, e-mail and password, or:",
        f"  mehmiro-desktop sign-in --server {server.url} \\",
        f"    --key {server.publishable_key} --email {server.accounts[0]['email']}",
        "",
        "Ctrl+C stops it and throws its data away.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Run the server until Ctrl+C or SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--port", type=int, default=0, help="a fixed port instead of a free one"
    )
    parser.add_argument(
        "--pg-bin", default="", help="the folder of an installed PostgreSQL's programs"
    )
    parser.add_argument(
        "--pglite", action="store_true", help="use PGlite instead of PostgreSQL"
    )
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        with _start(parser.parse_args()) as server:
            print(_instructions(server), flush=True)
            while not stopped.wait(1.0):
                if not server.is_running:
                    print("The school server ended by itself.", file=sys.stderr)
                    return 1
    except NodeUnavailable as error:
        print(f"The school server cannot start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
