"""What the command line says of each error, in English and Spanish.

One sentence or two: what happened, what is safe, what to do. Keys are ``message_key`` of the
errors, or ``key.reason`` where an error's ``reason`` deserves words of its own. Blanks are the
error's details; one that is missing shows as an ellipsis.
"""

ERRORS: dict[str, tuple[str, str]] = {
    "InvalidScore": (
        "“{text}” is not a score on the scale. Nothing was changed.",
        "«{text}» no es una puntuación de la escala. No se ha cambiado nada.",
    ),
    "ScaleConflict": (
        "This scale cannot be used. Nothing was changed.",
        "Esta escala no se puede usar. No se ha cambiado nada.",
    ),
    "DuplicateEntry": (
        "“{text}” exists already. Nothing was changed.",
        "«{text}» ya existe. No se ha cambiado nada.",
    ),
    "RecordNotFound": (
        "This is no longer on this laptop. Nothing was changed.",
        "Esto ya no está en este equipo. No se ha cambiado nada.",
    ),
    "InvalidText": (
        "A text is empty, too long or has characters that cannot be kept. Nothing was changed.",
        (
            "Un texto está vacío, es demasiado largo o tiene caracteres que no se pueden guardar. "
            "No se ha cambiado nada."
        ),
    ),
    "InvalidImport": (
        "This file cannot be read as a table. Nothing was changed.",
        "Este archivo no se puede leer como una tabla. No se ha cambiado nada.",
    ),
    "InvalidImport.empty": (
        "This file is empty. Nothing was changed.",
        "Este archivo está vacío. No se ha cambiado nada.",
    ),
    "InvalidImport.size": (
        "This file is larger than {limit} MB. Nothing was changed; split it.",
        "Este archivo ocupa más de {limit} MB. No se ha cambiado nada; divídelo.",
    ),
    "InvalidImport.rows": (
        "This file has more than {limit} lines. Nothing was changed; split it.",
        "Este archivo tiene más de {limit} líneas. No se ha cambiado nada; divídelo.",
    ),
    "InvalidImport.columns": (
        "A line has more than {limit} columns. Nothing was changed.",
        "Una línea tiene más de {limit} columnas. No se ha cambiado nada.",
    ),
    "InvalidImport.not_text": (
        "This file is not text, so it is no CSV file. Nothing was changed; save the sheet as CSV.",
        (
            "Este archivo no es texto, así que no es un CSV. No se ha cambiado nada; guarda la hoja "
            "como CSV."
        ),
    ),
    "InvalidImport.workbook": (
        "This spreadsheet is damaged. Nothing was changed; save it again, or as CSV.",
        "Esta hoja de cálculo está dañada. No se ha cambiado nada; guárdala otra vez, o como CSV.",
    ),
    "InvalidImport.old_workbook": (
        (
            "This spreadsheet has a password or is of the old kind (.xls). Nothing was changed; "
            "save it as .xlsx without a password."
        ),
        (
            "Esta hoja de cálculo tiene contraseña o es del tipo antiguo (.xls). No se ha cambiado "
            "nada; guárdala como .xlsx sin contraseña."
        ),
    ),
    "InvalidImport.unpacked": (
        "This spreadsheet holds far more than a class list or scores. Nothing was changed.",
        (
            "Esta hoja de cálculo contiene mucho más que una lista o puntuaciones. No se ha "
            "cambiado nada."
        ),
    ),
    "InvalidImport.quotes": (
        "A quotation mark does not close by line {line}. Nothing was changed.",
        "Unas comillas no se cierran antes de la línea {line}. No se ha cambiado nada.",
    ),
    "InvalidImport.headings": (
        (
            "The first line must name the columns, and none of them is “alias” or “student”. "
            "Nothing was changed."
        ),
        (
            "La primera línea debe nombrar las columnas y ninguna es «alias» ni «estudiante». "
            "No se ha cambiado nada."
        ),
    ),
    "InvalidImport.columns_repeated": (
        "Two columns have the same heading. Nothing was changed.",
        "Dos columnas tienen el mismo encabezado. No se ha cambiado nada.",
    ),
    "InvalidImport.no_class": (
        "The file has no column “class”: name it with --class. Nothing was changed.",
        "El archivo no tiene columna «clase»: indícala con --class. No se ha cambiado nada.",
    ),
    "InvalidImport.no_variable_column": (
        "The file has scores but no column “variable”. Nothing was changed.",
        "El archivo tiene puntuaciones pero ninguna columna «variable». No se ha cambiado nada.",
    ),
    "InvalidImport.no_session_column": (
        "The file has scores but no column “session” or “date”. Nothing was changed.",
        (
            "El archivo tiene puntuaciones pero ninguna columna «sesión» ni «fecha». No se ha "
            "cambiado nada."
        ),
    ),
    "InvalidAddress": (
        "This address, key or e-mail cannot be right. Nothing was sent.",
        "Esta dirección, clave o correo no puede ser correcta. No se ha enviado nada.",
    ),
    "InvalidAddress.server": (
        "The server address must look like https://school.example. Nothing was sent.",
        "La dirección del servidor debe ser como https://escuela.example. No se ha enviado nada.",
    ),
    "InvalidAddress.key": (
        (
            "The key must be the server's publishable key; a secret key has no place on a laptop. "
            "Nothing was sent."
        ),
        (
            "La clave debe ser la publicable del servidor; una clave secreta no debe estar en un "
            "equipo. No se ha enviado nada."
        ),
    ),
    "InvalidAddress.email": (
        "The e-mail must look like name@school.example. Nothing was sent.",
        "El correo debe ser como nombre@escuela.example. No se ha enviado nada.",
    ),
    "StoreLocked": (
        "The key or passphrase does not open your data. The file is as it was.",
        "La clave o la frase de acceso no abre tus datos. El archivo está como estaba.",
    ),
    "StoreFull": (
        "The disk is full, so this could not be saved. Everything saved before is safe.",
        "El disco está lleno y esto no se ha podido guardar. Todo lo anterior está a salvo.",
    ),
    "StoreDamaged": (
        (
            "The data file is damaged and was left as it is. What was sent to the school is safe "
            "there."
        ),
        (
            "El archivo de datos está dañado y se ha dejado como está. Lo enviado a la escuela está a "
            "salvo allí."
        ),
    ),
    "StoreForeign": (
        "The file in the place of your data is not one of ours. It was left as it is.",
        "El archivo que ocupa el lugar de tus datos no es nuestro. Se ha dejado como está.",
    ),
    "StoreTooNew": (
        (
            "Your data were written by a newer version of the app and were left untouched. Update "
            "the app."
        ),
        (
            "Tus datos son de una versión más nueva de la aplicación y no se han tocado. Actualiza "
            "la aplicación."
        ),
    ),
    "StoreInUse": (
        "Another run of the app is using these data. Try again when it is done.",
        "Otra ejecución de la aplicación está usando estos datos. Inténtalo cuando termine.",
    ),
    "StoreUnwritable": (
        "The data folder cannot be written. Everything saved before is safe.",
        "No se puede escribir en la carpeta de datos. Todo lo anterior está a salvo.",
    ),
    "StoreClosed": (
        "Your data have just been closed. Everything saved before is safe.",
        "Tus datos se acaban de cerrar. Todo lo anterior está a salvo.",
    ),
    "EditStopped": (
        "Stopped. Nothing was changed.",
        "Detenido. No se ha cambiado nada.",
    ),
    "MigrationFailed": (
        "Bringing your data to this version failed; they are as before.",
        "No se han podido adaptar tus datos a esta versión; están como antes.",
    ),
    "Offline": (
        "The server cannot be reached. Everything is saved on this laptop.",
        "No se puede llegar al servidor. Todo está guardado en este equipo.",
    ),
    "NoUsableServer": (
        (
            "Something answered, but not the school's server: perhaps a Wi-Fi sign-in page. "
            "Everything is saved on this laptop."
        ),
        (
            "Algo ha respondido, pero no el servidor de la escuela: quizá una página de acceso a la "
            "wifi. Todo está guardado en este equipo."
        ),
    ),
    "ServerBusy": (
        "The server is busy. Everything is saved on this laptop; try again later.",
        "El servidor está ocupado. Todo está guardado en este equipo; inténtalo más tarde.",
    ),
    "SignInNeeded": (
        "The sign-in has ended. Everything is saved on this laptop; sign in again to send it.",
        (
            "La sesión ha terminado. Todo está guardado en este equipo; vuelve a iniciarla para "
            "enviarlo."
        ),
    ),
    "SignInNeeded.no_account": (
        "This profile has no account yet. Sign in first: mehmiro-desktop sign-in --help.",
        "Este perfil aún no tiene cuenta. Inicia sesión primero: mehmiro-desktop sign-in --help.",
    ),
    "SignInNeeded.sample": (
        "The sample class never syncs. Sign in to use a server.",
        "La clase de ejemplo nunca se sincroniza. Inicia sesión para usar un servidor.",
    ),
    "SignInRefused": (
        "E-mail and password do not open an account of this server.",
        "El correo y la contraseña no abren ninguna cuenta de este servidor.",
    ),
    "SignInRefused.email_not_confirmed": (
        "This e-mail has not been confirmed yet: follow the link in the school's message.",
        "Este correo aún no está confirmado: sigue el enlace del mensaje de la escuela.",
    ),
    "SignInRefused.user_banned": (
        "The school has closed this account.",
        "La escuela ha cerrado esta cuenta.",
    ),
    "SignInRefused.no_password": (
        "No password was given: type it at the prompt or give it on standard input.",
        (
            "No se ha dado ninguna contraseña: escríbela cuando se pida o dala por la entrada "
            "estándar."
        ),
    ),
    "AccessDenied": (
        "The server does not allow this for your account. Your work is kept on this laptop.",
        "El servidor no permite esto a tu cuenta. Tu trabajo se conserva en este equipo.",
    ),
    "WrongKey": (
        "The publishable key is not this server's.",
        "La clave publicable no es la de este servidor.",
    ),
    "UpdateNeeded": (
        (
            "The server and this version of the app do not fit. Your work is saved here; update the "
            "app or ask the administrator."
        ),
        (
            "El servidor y esta versión de la aplicación no encajan. Tu trabajo está guardado aquí; "
            "actualiza la aplicación o pregunta a administración."
        ),
    ),
    "ProtocolMismatch": (
        (
            "The server's answer is not one this version knows. Your work is saved here; update the "
            "app."
        ),
        (
            "La respuesta del servidor no es de las que conoce esta versión. Tu trabajo está "
            "guardado aquí; actualiza la aplicación."
        ),
    ),
    "ClockWrong": (
        "This laptop's date or time is wrong, so no secure connection is possible.",
        "La fecha o la hora de este equipo es incorrecta y no se puede conectar con seguridad.",
    ),
    "SyncStopped": (
        "Stopped. What had arrived is kept; the rest comes next time.",
        "Detenido. Lo que había llegado se conserva; el resto llegará la próxima vez.",
    ),
    "SettingInvalid": (
        "The setting “{name}” cannot have that value. It is as it was.",
        "El ajuste «{name}» no puede tener ese valor. Está como estaba.",
    ),
    "KeyringUnavailable": (
        (
            "The system's keyring does not answer, and it holds the key to your data. Unlock it and "
            "try again."
        ),
        (
            "El llavero del sistema no responde y guarda la clave de tus datos. Desbloquéalo e "
            "inténtalo de nuevo."
        ),
    ),
    "PassphraseNeeded": (
        (
            "There is no keyring here, so a passphrase protects the data: give it with "
            "--passphrase-file."
        ),
        (
            "Aquí no hay llavero, así que una frase de acceso protege los datos: indícala con "
            "--passphrase-file."
        ),
    ),
    "FileUnusable": (
        "“{name}” cannot be read or written. Nothing was changed.",
        "«{name}» no se puede leer o escribir. No se ha cambiado nada.",
    ),
    "BugError": (
        "The app made a mistake and stopped. What was saved before is safe; please report it.",
        (
            "La aplicación ha cometido un error y se ha detenido. Lo anterior está a salvo; "
            "comunícalo, por favor."
        ),
    ),
}
