"""What commands say when all goes well, in English and Spanish."""

from mehmiro_desktop.domain.imports import Reason

WORDS: dict[str, tuple[str, str]] = {
    "usage": (
        "Not understood: {detail}. See “{command} --help”.",
        "No se entiende: {detail}. Mira «{command} --help».",
    ),
    "interrupted": ("Stopped.", "Detenido."),
    "details": ("Details for the report: {detail}", "Detalles para el informe: {detail}"),
    "profile_problems": (
        "profile.json had values that cannot be used, so the usual ones apply: {names}.",
        "profile.json tenía valores que no se pueden usar; se aplican los habituales: {names}.",
    ),
    "lax_file": (
        "Other users of this computer can read “{name}”; make it readable by you alone.",
        "Otras personas usuarias de este equipo pueden leer «{name}»; haz que solo tú puedas.",
    ),
    "ask_password": ("Password for {email}: ", "Contraseña de {email}: "),
    "ask_passphrase": (
        "Passphrase that protects your data: ",
        "Frase de acceso que protege tus datos: ",
    ),
    "ask_again": ("The same passphrase again: ", "La misma frase de acceso otra vez: "),
    "not_the_same": ("They differ; nothing was made.", "No coinciden; no se ha creado nada."),
    "no_display": (
        (
            "The window needs a display and there is none here. The commands work without: "
            "mehmiro-desktop --help."
        ),
        (
            "La ventana necesita una pantalla y aquí no hay. Las órdenes funcionan sin ella: "
            "mehmiro-desktop --help."
        ),
    ),
    "no_libraries": (
        (
            "The window needs system libraries that are missing here ({detail}). On Debian or "
            "Ubuntu: sudo apt-get install libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
        ),
        (
            "La ventana necesita bibliotecas del sistema que faltan aquí ({detail}). En Debian o "
            "Ubuntu: sudo apt-get install libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
        ),
    ),
    "signed_in": ("Signed in as {email} at {server}.", "Sesión iniciada: {email} en {server}."),
    "signed_out": (
        "Signed out. Your data stay on this laptop; {pending} changes wait to be sent.",
        "Sesión cerrada. Tus datos siguen en este equipo; {pending} cambios esperan envío.",
    ),
    "synced": (
        "In step with the server: {sent} sent, {received} received.",
        "Al día con el servidor: {sent} enviados, {received} recibidos.",
    ),
    "needs_attention": (
        "{count} need your attention: open the sync centre.",
        "{count} requieren tu atención: abre el centro de sincronización.",
    ),
    "to_review": (
        "{count} were changed in two places: look at them in the sync centre.",
        "{count} se cambiaron en dos lugares: míralos en el centro de sincronización.",
    ),
    "still_waiting": ("{count} still wait to be sent.", "{count} aún esperan envío."),
    "exported": ("{count} written to {name}.", "{count} guardados en {name}."),
    "imported.roster": (
        "Students: {added} added, {changed} changed, {unchanged} as they were.",
        "Alumnado: {added} nuevos, {changed} cambiados, {unchanged} como estaban.",
    ),
    "imported.scores": (
        "Scores: {added} added, {changed} changed, {unchanged} as they were.",
        "Puntuaciones: {added} nuevas, {changed} cambiadas, {unchanged} como estaban.",
    ),
    "kept": (
        "Changed or removed meanwhile, and kept so: {count}.",
        "Cambiados o quitados mientras tanto, y dejados así: {count}.",
    ),
    "blank": ("Without a score: {count}.", "Sin puntuación: {count}."),
    "rehearsal": (
        "This was a rehearsal; nothing was changed.",
        "Era un ensayo; no se ha cambiado nada.",
    ),
    "new_classes": ("New classes: {names}.", "Clases nuevas: {names}."),
    "new_sessions": ("New assessment sessions: {names}.", "Sesiones nuevas: {names}."),
    "unknown_columns": (
        "Columns nothing was made of: {names}.",
        "Columnas que no se han usado: {names}.",
    ),
    "refused": ("Refused: {count}.", "Rechazadas: {count}."),
    "refused_line": ("line {line}: {reason}", "línea {line}: {reason}"),
    "refused_text": ("line {line}: {reason} (“{text}”)", "línea {line}: {reason} («{text}»)"),
    "status.account": ("Account: {text}", "Cuenta: {text}"),
    "status.server": ("Server: {text}", "Servidor: {text}"),
    "status.state": ("State: {text}", "Estado: {text}"),
    "status.pending": ("Waiting to be sent: {text}", "Esperan envío: {text}"),
    "status.to_review": ("To review: {text}", "Por revisar: {text}"),
    "status.rejected": ("Rejected: {text}", "Rechazados: {text}"),
    "status.last_synced_at": ("Last synced: {text}", "Última sincronización: {text}"),
    "state.no_account": ("no account yet", "aún sin cuenta"),
    "state.locked": ("locked", "bloqueado"),
    "state.local_only": ("on this laptop only", "solo en este equipo"),
    "state.signed_out": ("signed out", "sesión cerrada"),
    "state.never_synced": ("never synced", "sin sincronizar todavía"),
    "state.in_step": ("in step when last synced", "al día en la última sincronización"),
    "state.waiting": ("changes wait to be sent", "hay cambios por enviar"),
    "state.attention": ("rows need your attention", "hay filas que requieren tu atención"),
}

REASONS: dict[Reason, tuple[str, str]] = {
    Reason.NO_CLASS: ("no class is named", "no nombra la clase"),
    Reason.UNKNOWN_CLASS: ("no class of that name", "no hay clase con ese nombre"),
    Reason.OTHER_CLASS: ("belongs to another class", "es de otra clase"),
    Reason.AMBIGUOUS_CLASS: (
        "several classes of that name",
        "hay varias clases con ese nombre",
    ),
    Reason.NO_STUDENT: ("no student is named", "no nombra al estudiante"),
    Reason.UNKNOWN_STUDENT: ("no such student in the class", "no está en la clase"),
    Reason.AMBIGUOUS_STUDENT: ("several students of that alias", "hay varios con ese alias"),
    Reason.NO_VARIABLE: ("no variable is named", "no nombra la variable"),
    Reason.UNKNOWN_VARIABLE: (
        "no such variable in the class",
        "la clase no tiene esa variable",
    ),
    Reason.AMBIGUOUS_VARIABLE: (
        "several variables of that name",
        "hay varias variables con ese nombre",
    ),
    Reason.NO_SESSION: ("no date or session", "sin fecha ni sesión"),
    Reason.UNKNOWN_SESSION: (
        "no session of that name, and no date to make one",
        "no hay sesión con ese nombre, ni fecha para crearla",
    ),
    Reason.AMBIGUOUS_SESSION: ("several sessions fit", "encajan varias sesiones"),
    Reason.BAD_DATE: (
        "not a date (write 2026-03-09 or 9/3/2026)",
        "no es una fecha (escribe 2026-03-09 o 9/3/2026)",
    ),
    Reason.NO_SCORE: (
        "has a comment but no score",
        "tiene un comentario pero no una puntuación",
    ),
    Reason.NOT_A_NUMBER: (
        "not a number with at most two decimals",
        "no es un número con dos decimales como máximo",
    ),
    Reason.OUT_OF_SCALE: ("outside the variable's scale", "fuera de la escala de la variable"),
    Reason.TOO_LONG: ("too long", "demasiado largo"),
    Reason.UNREADABLE: (
        "has characters that do not show",
        "tiene caracteres que no se ven",
    ),
    Reason.BAD_COLOR: (
        "not a colour (write #RRGGBB)",
        "no es un color (escribe #RRGGBB)",
    ),
    Reason.NOT_A_TEACHERS: (
        "only a teacher's scores can be imported",
        "solo se importan puntuaciones docentes",
    ),
    Reason.REPEATED: ("stands in the file already", "ya está en el archivo"),
}
