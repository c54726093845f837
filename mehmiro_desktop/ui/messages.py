"""Every error as a sentence a teacher can act on: what happened, what is safe, what to do.

A test holds the table complete: each leaf of ``errors.py`` has its sentence, and every blank of it
may be missing.
"""

import platform
from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mehmiro_desktop import __version__
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP

_SENTENCES: dict[str, str] = {
    "InvalidScore": QT_TRANSLATE_NOOP(
        "Messages", "“{text}” is not a score. Nothing was changed. Type a number on the scale."
    ),
    "ScaleConflict": QT_TRANSLATE_NOOP(
        "Messages",
        "This scale cannot be used: it must rise, stay within 0 to 10, and include the scores"
        " already given. Nothing was changed.",
    ),
    "DuplicateEntry": QT_TRANSLATE_NOOP(
        "Messages", "“{text}” exists already. Nothing was changed. Choose another name."
    ),
    "RecordNotFound": QT_TRANSLATE_NOOP(
        "Messages",
        "This is no longer on this laptop; it may have been deleted elsewhere. The history keeps"
        " what was here.",
    ),
    "InvalidText": QT_TRANSLATE_NOOP(
        "Messages",
        "This text is empty, too long or has characters that cannot be kept. Nothing was"
        " changed.",
    ),
    "InvalidImport": QT_TRANSLATE_NOOP(
        "Messages", "This file cannot be read as a table. Nothing was changed."
    ),
    "InvalidAddress": QT_TRANSLATE_NOOP(
        "Messages", "This address, key or e-mail cannot be right. Check it and try again."
    ),
    "StoreLocked": QT_TRANSLATE_NOOP(
        "Messages",
        "That does not open your data. Nothing was changed; the file is as it was. Try again.",
    ),
    "StoreFull": QT_TRANSLATE_NOOP(
        "Messages",
        "The disk is full, so this could not be saved. Everything saved before is safe. Free"
        " some space and try again.",
    ),
    "StoreDamaged": QT_TRANSLATE_NOOP(
        "Messages",
        "The data file is damaged. It is kept as it is. Ask for help before you go on; what was"
        " sent to the school is safe there.",
    ),
    "StoreForeign": QT_TRANSLATE_NOOP(
        "Messages", "This file is not a Mehmiro data file. It was left as it is."
    ),
    "StoreTooNew": QT_TRANSLATE_NOOP(
        "Messages",
        "Your data was written by a newer version of Mehmiro. It was left untouched. Update the"
        " app on this laptop.",
    ),
    "StoreInUse": QT_TRANSLATE_NOOP(
        "Messages",
        "Mehmiro has these data open already. Close the other window, then try again.",
    ),
    "StoreUnwritable": QT_TRANSLATE_NOOP(
        "Messages",
        "The data folder cannot be written. Everything saved before is safe. Check the folder's"
        " permissions.",
    ),
    "StoreClosed": QT_TRANSLATE_NOOP(
        "Messages", "Your data have just been closed. Everything saved before is safe."
    ),
    "EditStopped": QT_TRANSLATE_NOOP("Messages", "Stopped. Nothing was changed."),
    "MigrationFailed": QT_TRANSLATE_NOOP(
        "Messages",
        "Bringing your data to this version failed; they are as they were before. Ask for help"
        " or use the previous version.",
    ),
    "Offline": QT_TRANSLATE_NOOP(
        "Messages",
        "The school's server cannot be reached. Everything is saved on this laptop; it will be"
        " sent when the network is back.",
    ),
    "NoUsableServer": QT_TRANSLATE_NOOP(
        "Messages",
        "Something answered, but not the school's server: perhaps a Wi-Fi sign-in page. Sign in"
        " to the Wi-Fi in your browser, then try again. Your work is saved here.",
    ),
    "ServerBusy": QT_TRANSLATE_NOOP(
        "Messages",
        "The school's server is busy. Everything is saved on this laptop; it will try again by"
        " itself.",
    ),
    "SignInNeeded": QT_TRANSLATE_NOOP(
        "Messages",
        "Your sign-in has ended. Go on working: everything is saved on this laptop. Sign in"
        " again to send it.",
    ),
    "SignInRefused": QT_TRANSLATE_NOOP(
        "Messages",
        "E-mail and password do not match an account of this school. Check both and try again.",
    ),
    "AccessDenied": QT_TRANSLATE_NOOP(
        "Messages",
        "The school does not allow this for your account. Your work is kept on this laptop. Ask"
        " your administrator.",
    ),
    "WrongKey": QT_TRANSLATE_NOOP(
        "Messages",
        "The publishable key does not belong to this server. Copy both again from your"
        " administrator's message.",
    ),
    "UpdateNeeded": QT_TRANSLATE_NOOP(
        "Messages",
        "The school's server and this version of Mehmiro do not fit. Your work is saved here."
        " Update the app, or ask your administrator.",
    ),
    "ProtocolMismatch": QT_TRANSLATE_NOOP(
        "Messages",
        "The school's server gave an answer this version does not know. Your work is saved"
        " here. Update the app, or ask your administrator.",
    ),
    "ClockWrong": QT_TRANSLATE_NOOP(
        "Messages",
        "This laptop's date or time is wrong, so no secure connection can be made. Your work is"
        " saved here. Set the clock and try again.",
    ),
    "SyncStopped": QT_TRANSLATE_NOOP(
        "Messages", "Stopped. What had arrived is kept; the rest will be fetched next time."
    ),
    "SettingInvalid": QT_TRANSLATE_NOOP(
        "Messages", "This setting cannot have that value. It was left as it was."
    ),
    "KeyringUnavailable": QT_TRANSLATE_NOOP(
        "Messages",
        "The system's keyring does not answer. Unlock it and try again, or use a passphrase.",
    ),
    "PassphraseNeeded": QT_TRANSLATE_NOOP(
        "Messages",
        "This laptop has no keyring, so a passphrase protects your data. Type it to go on.",
    ),
    "FileUnusable": QT_TRANSLATE_NOOP(
        "Messages", "“{name}” cannot be read or written. Nothing was changed."
    ),
    "BugError": QT_TRANSLATE_NOOP(
        "Messages",
        "Mehmiro made a mistake and stopped this step. What was saved before is safe. Try again;"
        " if it happens again, report it.",
    ),
}


def _translated(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def _invalid_score(details: dict[str, str | int]) -> str | None:
    if details.get("reason") != "scale":
        return None
    return QCoreApplication.translate(
        "Messages", "{text} is outside the scale {low}–{high}. Nothing was changed."
    )


def _sign_in_refused(details: dict[str, str | int]) -> str | None:
    return {
        "email_not_confirmed": QCoreApplication.translate(
            "Messages",
            "This e-mail has not been confirmed yet. Open the school's message in your mailbox"
            " and follow its link, then try again.",
        ),
        "user_banned": QCoreApplication.translate(
            "Messages",
            "The school has closed this account. Your work on this laptop is safe. Ask your"
            " administrator.",
        ),
    }.get(str(details.get("reason")))


def _invalid_address(details: dict[str, str | int]) -> str | None:
    return {
        "server": QCoreApplication.translate(
            "Messages", "A server address begins with https:// and names a computer only."
        ),
        "key": QCoreApplication.translate(
            "Messages",
            "This is not a publishable key. It begins with sb_publishable_ or eyJ; a secret key"
            " has no place on a laptop.",
        ),
        "email": QCoreApplication.translate("Messages", "This is not an e-mail address."),
    }.get(str(details.get("field")))


def _server_busy(details: dict[str, str | int]) -> str | None:
    if details.get("reason") != "rate":
        return None
    return QCoreApplication.translate(
        "Messages", "Too many tries. Nothing is lost. Wait a minute, then try again."
    )


_REFINED: dict[str, Callable[[dict[str, str | int]], str | None]] = {
    "InvalidScore": _invalid_score,
    "SignInRefused": _sign_in_refused,
    "InvalidAddress": _invalid_address,
    "ServerBusy": _server_busy,
}


_TELLING = ("reason", "table", "field", "kind", "code", "status")


def sentence(error: MehmiroError) -> str:
    """Return the translated sentence for ``error``, its blanks filled in."""
    refine = _REFINED.get(error.message_key)
    text = (refine(error.details) if refine else None) or _translated(
        _SENTENCES.get(error.message_key, _SENTENCES["BugError"])
    )
    return text.format_map(defaultdict(lambda: "…", error.details))


def technical(error: MehmiroError) -> str:
    """Return what whoever helps wants to know; never what a person typed, nor a path."""
    told = [f"{name}: {error.details[name]}" for name in _TELLING if name in error.details]
    where = f"Mehmiro {__version__}, {platform.system()} {platform.release()}"
    return "\n".join((type(error).__name__, *told, where))


def has_sentence(key: str) -> bool:
    """Say whether an error's ``message_key`` has a sentence of its own."""
    return key in _SENTENCES
