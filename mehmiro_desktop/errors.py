"""Everything that can go wrong, as one tree.

::

    MehmiroError
    ├─ DomainError      InvalidScore · ScaleConflict · DuplicateEntry · RecordNotFound · InvalidText
    │                   InvalidImport · InvalidAddress
    ├─ StoreError       StoreLocked · StoreFull · StoreDamaged · StoreForeign · StoreTooNew
    │                   StoreInUse · StoreUnwritable · StoreClosed · EditStopped
    │                   MigrationFailed
    ├─ SyncError        Offline · NoUsableServer · ServerBusy · SignInNeeded · SignInRefused
    │                   AccessDenied · WrongKey · UpdateNeeded · ProtocolMismatch · ClockWrong
    │                   SyncStopped
    ├─ ConfigError      SettingInvalid · KeyringUnavailable · PassphraseNeeded · FileUnusable
    └─ BugError         a broken invariant of ours

Foreign exceptions are turned into these once, at the border (``store.database``, ``sync.faults``,
``sync.credentials``). ``message_key`` names the sentence a person reads (``ui.messages`` and
``cli.messages`` map every leaf; a test holds them to it). ``details`` never carries an alias, a
comment, a token or a key, except the text a person just typed, back to that person.
"""


class MehmiroError(Exception):
    """Base of all our errors; ``details`` are the named blanks of its sentence."""

    retryable = False

    def __init__(self, **details: str | int) -> None:
        super().__init__(type(self).__name__)
        self.details = details

    @property
    def message_key(self) -> str:
        """The key of the sentence for this error: its class name."""
        return type(self).__name__

    def __str__(self) -> str:
        return self.message_key


class DomainError(MehmiroError):
    """Something a person typed or asked for breaks a rule of the classroom."""


class InvalidScore(DomainError):
    """A score is no number, or lies outside its scale (``text``, ``low``, ``high``)."""


class ScaleConflict(DomainError):
    """A scale is empty or reversed, or would shut out scores already given."""


class DuplicateEntry(DomainError):
    """The same thing exists already (``text``)."""


class RecordNotFound(DomainError):
    """The record asked for is not on this laptop (any more)."""


class InvalidText(DomainError):
    """A text is empty, too long or holds characters that cannot be kept (``field``)."""


class InvalidImport(DomainError):
    """A file to import cannot be read as a table (``reason``)."""


class InvalidAddress(DomainError):
    """A server address, key or e-mail cannot be right (``field``)."""


class StoreError(MehmiroError):
    """The laptop's disk or the store's file stands in the way."""


class StoreLocked(StoreError):
    """The key does not open this file; the file is left as it is."""


class StoreFull(StoreError):
    """The disk is full."""

    retryable = True


class StoreDamaged(StoreError):
    """The file fails its integrity check; it is kept as it is."""


class StoreForeign(StoreError):
    """The file is not one of ours."""


class StoreTooNew(StoreError):
    """The file was written by a newer version of the app; it is left untouched."""


class StoreInUse(StoreError):
    """Another process holds this store open."""

    retryable = True


class StoreUnwritable(StoreError):
    """The folder or file cannot be written."""


class StoreClosed(StoreError):
    """The store was closed here, e.g. by signing out; whoever reads now comes too late."""


class EditStopped(StoreError):
    """A long edit was stopped on the way; everything is as it was before."""


class MigrationFailed(StoreError):
    """Bringing the file to this version's form failed; the file is as before."""


class SyncError(MehmiroError):
    """The way to the server, or the server, stands in the way. Local work is never affected."""


class Offline(SyncError):
    """No connection to the server could be made, or it broke."""

    retryable = True


class NoUsableServer(SyncError):
    """Something answered, but not our server: a Wi-Fi sign-in page, a paused project."""

    retryable = True


class ServerBusy(SyncError):
    """The server asks to come back later (``seconds``, if it said)."""

    retryable = True


class SignInNeeded(SyncError):
    """The sign-in has ended; sync waits until the teacher signs in again."""


class SignInRefused(SyncError):
    """E-mail and password do not match an account that may sign in (``reason``)."""


class AccessDenied(SyncError):
    """The account may not do this."""


class WrongKey(SyncError):
    """The publishable key is not this server's."""


class UpdateNeeded(SyncError):
    """The server expects a newer app, or has not our sync contract."""


class ProtocolMismatch(SyncError):
    """The server's answer is JSON, but not one our contract knows."""


class ClockWrong(SyncError):
    """A secure connection fails because this laptop's date is wrong."""

    retryable = True


class SyncStopped(SyncError):
    """The cycle was asked to stop."""


class ConfigError(MehmiroError):
    """A setting or the machine's set-up stands in the way."""


class SettingInvalid(ConfigError):
    """A setting has a value that cannot be used (``name``)."""


class KeyringUnavailable(ConfigError):
    """The system keyring is absent, locked or does not answer."""


class PassphraseNeeded(ConfigError):
    """There is no keyring, so a passphrase must open the store."""


class FileUnusable(ConfigError):
    """A file given by the person cannot be read or written (``name``)."""


class BugError(MehmiroError):
    """An invariant of ours is broken."""
