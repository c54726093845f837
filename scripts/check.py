"""Every check, in the order in which a fault is cheapest to find. Used by `make check` and CI.

Tests run once lint, types and contracts pass. The tests' own summary is the last line shown.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REPORT = ROOT / ".coverage.json"
SOURCES = ("mehmiro_desktop", "tests", "scripts")

# Share of lines and branches that tests must reach, in per cent, by part of the package.
FLOORS = {"domain": 98, "store": 96, "sync": 93, "cli": 92, "ui": 92, "": 93}

LINT = (
    ("ruff", "check", *SOURCES),
    ("ruff", "format", "--check", *SOURCES),
    ("lint-imports", "--no-cache"),
    ("mypy",),
)


def run(*command: str) -> bool:
    started = time.monotonic()
    print(f"\n$ {' '.join(command)}", flush=True)
    code = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, check=False
    ).returncode
    print(f"  {time.monotonic() - started:.1f} s", flush=True)
    return code == 0


def run_tests(arguments: list[str]) -> tuple[bool, str]:
    """Run pytest, showing its output as it comes; return success and its summary line."""
    command = [str(BIN / "python"), "-m", "pytest", "--durations=10", *arguments]
    if not arguments:
        # No table of files: what failed must stand last. `coverage report` shows the table.
        command += ["--cov", f"--cov-report=json:{REPORT}"]
    print(f"\n$ pytest {' '.join(arguments)}", flush=True)
    summary = ""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if re.search(r"\d+ (passed|failed|error)", line):
                summary = line.strip()
    return process.returncode == 0, summary


def reached(report: dict[str, dict[str, dict[str, dict[str, int]]]], part: str) -> float:
    prefix = f"mehmiro_desktop/{part}/" if part else "mehmiro_desktop/"
    files = [f["summary"] for name, f in report["files"].items() if name.startswith(prefix)]
    done = sum(f["covered_lines"] + f.get("covered_branches", 0) for f in files)
    total = sum(f["num_statements"] + f.get("num_branches", 0) for f in files)
    return 100 * done / total if total else 100.0


def check_floors() -> bool:
    report = json.loads(REPORT.read_text("utf-8"))
    is_good = True
    for part, floor in FLOORS.items():
        share = reached(report, part)
        verdict = "ok" if share >= floor else "TOO LOW"
        print(f"coverage {part or 'all':<8} {share:5.1f} %  floor {floor} %  {verdict}")
        is_good = is_good and share >= floor
    return is_good


def main(arguments: list[str]) -> int:
    results = [run(*command) for command in LINT]
    if not all(results):
        return 1
    passed, summary = run_tests(arguments)
    if not arguments and passed:
        passed = check_floors()
        print(summary)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
