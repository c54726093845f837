"""Every check, in the order in which a fault is cheapest to find. Used by `make check` and CI.

Tests run once lint, types and contracts pass. The tests' own summary is the last line shown.
"""

import json
import re
import subprocess
import sys
import tempfile
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
    print(f"\n$ pytest {' '.join(arguments)}", flush=True)
    summary = ""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            summary = line.strip() if is_summary(line) else summary
    return process.returncode == 0, summary


def is_summary(line: str) -> bool:
    return re.search(r"\d+ (passed|failed|error)", line) is not None


def run_all_tests() -> tuple[bool, str]:
    """Run the window's tests and the others side by side, with coverage; return as above.

    Two processes for two cores. What each said is shown when it has ended, so that failures of
    either stand at the end of its own.
    """
    print("\n$ pytest tests/ui, and beside it all others", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        shares = [Share(Path(folder), name, paths) for name, paths in shares_of_tests()]
        passed = [share.show() for share in shares]
        counts = [sum(share.counted(word) for share in shares) for word in ("passed", "failed")]
        run("coverage", "combine", "--quiet", folder)
        run("coverage", "json", "--quiet", "-o", str(REPORT))
    return all(passed), f"{counts[0]} passed, {counts[1]} failed"


def shares_of_tests() -> tuple[tuple[str, list[str]], ...]:
    """Name the shares: the window's tests take about as long as all others together."""
    found = {path.relative_to(ROOT).parts[1] for path in (ROOT / "tests").rglob("test_*.py")}
    return ("ui", ["tests/ui"]), (
        "others",
        [f"tests/{name}" for name in sorted(found - {"ui"})],
    )


class Share:
    """One process with its share of the tests."""

    def __init__(self, folder: Path, name: str, paths: list[str]) -> None:
        self.data, self._said = folder / f".coverage.{name}", folder / f"{name}.txt"
        command = [str(BIN / "python"), "-m", "coverage", "run", f"--data-file={self.data}"]
        command += ["-m", "pytest", "--durations=10", *paths]
        with self._said.open("w") as said:
            self._process = subprocess.Popen(
                command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
            )

    def show(self) -> bool:
        code = self._process.wait()
        print(self._said.read_text("utf-8"), flush=True)
        return code == 0

    def counted(self, word: str) -> int:
        lines = [
            line for line in self._said.read_text("utf-8").splitlines() if is_summary(line)
        ]
        found = re.search(rf"(\d+) {word}", lines[-1]) if lines else None
        return int(found[1]) if found else 0


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
    if arguments:
        return 0 if run_tests(arguments)[0] else 1
    passed, summary = run_all_tests()
    if passed:
        passed = check_floors()
    print(summary)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
