"""What a teacher does with AI suggestions: read them, copy them. No score is ever touched."""

import unicodedata
from collections.abc import Sequence

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.suggestions import CopyResult, joined_comment
from mehmiro_desktop.domain.tables import AI_SUGGESTIONS, ASSESSMENTS
from mehmiro_desktop.store.commands.texts import checked_comment
from mehmiro_desktop.store.commands.writing import change, edit_of, existing
from mehmiro_desktop.store.entity_rows import text_of
from mehmiro_desktop.store.store import Store


def mark_read(
    store: Store, suggestion_ids: Sequence[str], is_read: bool = True, *, initiator: str = ""
) -> Edit:
    """Mark suggestions as read or unread, as one step.

    Raises:
        RecordNotFound: one of them is gone.
    """
    label = "read_suggestion" if is_read else "unread_suggestion"
    with store.edit(label, initiator=initiator) as scope:
        for each in suggestion_ids:
            change(
                scope,
                AI_SUGGESTIONS,
                existing(scope, AI_SUGGESTIONS, each),
                {"is_read": is_read},
            )
    return edit_of(scope, label)


def copy_to_comment(
    store: Store, suggestion_id: str, *, initiator: str = ""
) -> tuple[Edit, CopyResult]:
    """Copy a suggestion's text into the comment of the assessment it is linked to.

    A comment that is there already stays, with the text after it.

    Raises:
        RecordNotFound: the suggestion or its assessment is gone.
        InvalidText: the comment would be longer than the platform takes; nothing was changed.
    """
    with store.edit("copy_suggestion", initiator=initiator) as scope:
        suggestion = existing(scope, AI_SUGGESTIONS, suggestion_id)
        assessment = existing(scope, ASSESSMENTS, str(suggestion["assessment_id"]))
        comment = text_of(assessment["comments"])
        text, result = joined_comment(comment, _keepable(text_of(suggestion["content"])))
        if result is not CopyResult.THERE_ALREADY:
            change(scope, ASSESSMENTS, assessment, {"comments": checked_comment(text) or None})
    return edit_of(scope, "copy_suggestion"), result


def _keepable(text: str) -> str:
    return "".join(
        " " if unicodedata.category(each) in ("Cc", "Cs") and each not in "\n\t" else each
        for each in text
    )
