"""A class whose private words cannot be mistaken for any other, in all the places they get to."""

import re
from datetime import date
from decimal import Decimal

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.apart_pairs import add_pair
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.store.commands.overrides import set_override
from tests.store.peek import push_all
from tests.ui.shown_columns import CLASS, SESSION, STUDENT, fill
from tests.ui.sync_center.conftest import refuse_all, score_from_web

PRIVATE = {
    "learning style": r"Styleword",
    "date of birth": r"23 May 2014|5/23/2014|23/0?5/2014|2014-05-23",
    "score": r"\b(2[.,]35|3[.,]35|4[.,]65|5[.,]55|6[.,]45)\b",
    "score of an AI": r"\b6[.,]75\b",
    "score overwritten": r"\b4[.,]85\b",
    "score of a conflict": r"\b8[.,]15\b",
    "score of a file": r"\b5[.,]15\b",
    "score removed": r"\b1[.,]95\b",
    "share of the scale": r"\b(45|69) ?%",
    "comment": r"Commentword",
    "comment of an AI": r"Aiword",
    "comment overwritten": r"Olderword",
    "comment being written": r"Halfword",
    "suggestion": r"Contentword",
    "type of a suggestion": r"Celebration",
    "confidence": r"\b(83|71|64) ?%",
    "light": r"needs attention|\burgent · |Signal: urgent|\battention · ",
    "reason of a light set by hand": r"Reasonword",
    "trend": r"\bimproving\b|\bconcerning\b",
    "why a light was set by hand": r"Reasonword",
    "parts of the light": r"\b(82|63|94|85)\b",
    "diagnosis": r"Summaryword|Diagnosisword|Patternword|Actionword|Outcomeword|Areaword",
    "what a pasted list says": r"Pastedword",
    "what a file says": r"Fileword",
    "who is kept apart": r"Aliasword · Secondword|could not be kept apart",
}
"""How each private thing is written on a screen, as patterns."""

ALIASES = r"Aliasword|Secondword|Thirdword|Goneword|Importword"
"""What numbers stand for, if that is wanted."""

PASTED = "Pastedword\n23/5/2014"
FILE = (
    "student,variable,date,score\n"
    "Aliasword,Variableword,2026-02-24,5.15\n"
    "Importword,Variableword,2026-02-24,5.15\n"
    "Secondword,Variableword,2026-02-24,Fileword\n"
)
LESSON = "Lessonword"


def leaks(words: str, *, with_aliases: bool) -> dict[str, str]:
    """Return what of the private things ``words`` holds, each with where it was first found."""
    patterns = PRIVATE | ({"alias": ALIASES} if with_aliases else {})
    found = {}
    for name, pattern in patterns.items():
        for line in words.splitlines():
            if re.search(pattern, line):
                found[name] = line
                break
    return found


def fill_private(store: Store) -> None:
    """Fill the store: scores of all sources, history, a conflict, a refusal, the bin."""
    fill(store)
    second, third, removed = classes.add_students(
        store, CLASS, ("Secondword", "Thirdword", "Goneword")
    )
    days = [classes.start_session(store, CLASS, date(2026, 2, day)) for day in (3, 10, 17, 20)]
    values = ("2.35", "3.35", "4.65", "6.45")
    entries = [
        scores.ScoreEntry(CellKey(STUDENT, "v1", day.id), Decimal(value))
        for day, value in zip(days, values, strict=True)
    ]
    # Not the 7.25 of the server: that is a step of the scale, which may be seen.
    entries.append(scores.ScoreEntry(CellKey(STUDENT, "v1", SESSION), Decimal("6.45")))
    scores.record_scores(store, entries)
    torn = CellKey(second.id, "v1", days[0].id)
    scores.record_score(store, torn, Decimal("4.85"))
    scores.record_comment(store, torn, "Olderword")
    gone = CellKey(removed.id, "v1", days[0].id)
    scores.record_score(store, gone, Decimal("1.95"))
    push_all(store)
    scores.record_score(store, torn, Decimal("5.55"))
    score_from_web(store, torn, value="8.15")
    push_all(store)
    scores.record_score(store, CellKey(third.id, "v1", days[1].id), Decimal("3.35"))
    refuse_all(store, "23514", "value_in_scale")
    classes.remove_student(store, removed.id)
    waiting = CellKey(second.id, "v1", days[2].id)
    scores.record_score(store, waiting, Decimal("4.65"))
    scores.record_comment(store, waiting, "Commentword")
    set_override(store, second.id, CLASS, Light.RED, "Reasonword")
    add_pair(store, CLASS, frozenset((STUDENT, second.id)))
    add_lesson(store, CLASS, LESSON, store.clock.today())
