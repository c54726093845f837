<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Encrypted store, form {schema} · SQLite {sqlite} · Qt {qt}</source>
        <translation>Almacén cifrado, forma {schema} · SQLite {sqlite} · Qt {qt}</translation>
    </message>
    <message>
        <source>For whoever helps you: versions, this laptop&apos;s state and whether the server answers. No students, scores, names or passwords.</source>
        <translation>Para quien te ayude: versiones, el estado de este portátil y si el servidor responde. Sin alumnado, puntuaciones, nombres ni contraseñas.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>Mehmiro Desktop {version}</source>
        <translation>Mehmiro Desktop {version}</translation>
    </message>
    <message>
        <source>Mehmiro stands on the work of others</source>
        <translation>Mehmiro se apoya en el trabajo de otros</translation>
    </message>
    <message>
        <source>Save a diagnosis</source>
        <translation>Guardar un diagnóstico</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Guardado como {file}</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Each account has its own encrypted data. Nothing of the others is deleted or sent.</source>
        <translation>Cada cuenta tiene sus propios datos cifrados. De las demás no se borra ni se envía nada.</translation>
    </message>
    <message>
        <source>Sign in with another account</source>
        <translation>Iniciar sesión con otra cuenta</translation>
    </message>
    <message>
        <source>Try with a sample class</source>
        <translation>Probar con una clase de ejemplo</translation>
    </message>
    <message>
        <source>Who is teaching?</source>
        <translation>¿Quién da clase?</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>A page up and down</source>
        <translation>Una página arriba y abajo</translation>
    </message>
    <message>
        <source>A step more or less</source>
        <translation>Un paso más o menos</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Absent, call another</source>
        <translation>Ausente, llamar a otra persona</translation>
    </message>
    <message>
        <source>Absent, where a student is searched</source>
        <translation>Ausente, al buscar a alguien</translation>
    </message>
    <message>
        <source>All records of the cell</source>
        <translation>Todos los registros de la celda</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>Volver a la tabla</translation>
    </message>
    <message>
        <source>Call another; shuffle again</source>
        <translation>Llamar a otra persona; mezclar de nuevo</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>Cambiar de clase</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Change the score; in attendance: absent</source>
        <translation>Cambiar la puntuación; en asistencia: ausente</translation>
    </message>
    <message>
        <source>Chart as a table</source>
        <translation>Gráfico como tabla</translation>
    </message>
    <message>
        <source>Clear the cells</source>
        <translation>Borrar las celdas</translation>
    </message>
    <message>
        <source>Clear the score</source>
        <translation>Borrar la puntuación</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Copy and paste, also with a spreadsheet</source>
        <translation>Copiar y pegar, también con una hoja de cálculo</translation>
    </message>
    <message>
        <source>Copy the groups</source>
        <translation>Copiar los grupos</translation>
    </message>
    <message>
        <source>Copy to the comment</source>
        <translation>Copiar al comentario</translation>
    </message>
    <message>
        <source>Days and lessons</source>
        <translation>Días y lecciones</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Done, or open again</source>
        <translation>Hecho, o por hacer otra vez</translation>
    </message>
    <message>
        <source>Drop what is typed</source>
        <translation>Descartar lo escrito</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>Exento</translation>
    </message>
    <message>
        <source>Fill the blanks of the column</source>
        <translation>Rellenar los huecos</translation>
    </message>
    <message>
        <source>Find a student</source>
        <translation>Buscar a alguien</translation>
    </message>
    <message>
        <source>First and last of the class</source>
        <translation>Primera y última de la clase</translation>
    </message>
    <message>
        <source>First and last of the row</source>
        <translation>Primera y última de la fila</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>In use or not</source>
        <translation>En uso o no</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Menu of the cell and its variable</source>
        <translation>Menú de la celda y su variable</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>More or fewer in a group</source>
        <translation>Más o menos por grupo</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Moverse</translation>
    </message>
    <message>
        <source>Move the line</source>
        <translation>Mover la línea</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Nueva lección</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>Siguiente sugerencia</translation>
    </message>
    <message>
        <source>Only students with blanks</source>
        <translation>Solo alumnado con huecos</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open student</source>
        <translation>Abrir ficha</translation>
    </message>
    <message>
        <source>Open; add a line</source>
        <translation>Abrir; añadir una línea</translation>
    </message>
    <message>
        <source>Order of variables</source>
        <translation>Orden de las variables</translation>
    </message>
    <message>
        <source>Points of a chart</source>
        <translation>Puntos de un gráfico</translation>
    </message>
    <message>
        <source>Present; hold to leave</source>
        <translation>Presentar; mantener para salir</translation>
    </message>
    <message>
        <source>Previous and next week</source>
        <translation>Semana anterior y siguiente</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Put the reasons away</source>
        <translation>Cerrar los motivos</translation>
    </message>
    <message>
        <source>Quick comment</source>
        <translation>Comentario rápido</translation>
    </message>
    <message>
        <source>Quick score</source>
        <translation>Modo rápido</translation>
    </message>
    <message>
        <source>Random student</source>
        <translation>Alguien al azar</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>Leída o no leída</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Quitar la línea</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Save and go down</source>
        <translation>Guardar y bajar</translation>
    </message>
    <message>
        <source>Save and go sideways</source>
        <translation>Guardar e ir a un lado</translation>
    </message>
    <message>
        <source>Save and go up</source>
        <translation>Guardar y subir</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuar</translation>
    </message>
    <message>
        <source>Score and go on</source>
        <translation>Puntuar y seguir</translation>
    </message>
    <message>
        <source>Score now</source>
        <translation>Puntuar ahora</translation>
    </message>
    <message>
        <source>Scroll while reading</source>
        <translation>Desplazarse al leer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Set the light by hand</source>
        <translation>Poner la luz a mano</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Skip the student</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Start a score</source>
        <translation>Empezar una puntuación</translation>
    </message>
    <message>
        <source>Student before and after</source>
        <translation>Persona anterior y siguiente</translation>
    </message>
    <message>
        <source>Student&apos;s page</source>
        <translation>Ficha de la persona</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Alumnado</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>Sincronización</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Estas teclas</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Type more digits, then Enter</source>
        <translation>Escribir más cifras y Entrar</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>Tamaño de letra</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Variable before and after</source>
        <translation>Variable anterior y siguiente</translation>
    </message>
    <message>
        <source>Why this light</source>
        <translation>Por qué esta luz</translation>
    </message>
</context>
<context>
    <name>AlikeBar</name>
    <message numerus="yes">
        <source>%n more pair(s).</source>
        <translation>
            <numerusform>Hay otro par.</numerusform>
            <numerusform>Hay otros %n pares.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Dejar los dos</translation>
    </message>
    <message>
        <source>Making them one student…</source>
        <translation>Uniéndolos en una sola persona…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Rename {alias}</source>
        <translation>Renombrar {alias}</translation>
    </message>
    <message>
        <source>The scores, comments and attendance of both stay, as {alias}&apos;s. One undo parts them again.</source>
        <translation>Las puntuaciones, los comentarios y la asistencia de ambos se conservan, a nombre de {alias}. Con deshacer se separan de nuevo.</translation>
    </message>
    <message>
        <source>They are one</source>
        <translation>Son la misma persona</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” are one student now</source>
        <translation>«{one}» y «{other}» ahora son una sola persona</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” look like the same student.</source>
        <translation>«{one}» y «{other}» parecen la misma persona.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” stay two students</source>
        <translation>«{one}» y «{other}» siguen siendo dos personas</translation>
    </message>
</context>
<context>
    <name>AllLessons</name>
    <message>
        <source>All lessons</source>
        <translation>Todas las lecciones</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>sin día</translation>
    </message>
</context>
<context>
    <name>ApartSection</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Choose two different students.</source>
        <translation>Elige dos estudiantes diferentes.</translation>
    </message>
    <message>
        <source>First student</source>
        <translation>Estudiante 1</translation>
    </message>
    <message>
        <source>Keep apart</source>
        <translation>Separar</translation>
    </message>
    <message>
        <source>Pair added</source>
        <translation>Pareja añadida</translation>
    </message>
    <message>
        <source>Pair removed</source>
        <translation>Pareja quitada</translation>
    </message>
    <message>
        <source>Remove: {pair}</source>
        <translation>Quitar: {pair}</translation>
    </message>
    <message>
        <source>Second student</source>
        <translation>Estudiante 2</translation>
    </message>
    <message>
        <source>This pair is in the list already.</source>
        <translation>Esta pareja ya está en la lista.</translation>
    </message>
    <message>
        <source>Who must not be in one group. Kept on this laptop only, for every lesson.</source>
        <translation>Quiénes no deben coincidir en un grupo. Se guarda solo en este portátil, para todas las lecciones.</translation>
    </message>
</context>
<context>
    <name>ArchivedBar</name>
    <message>
        <source>Archived since {day}. Everything in it is kept.</source>
        <translation>Archivada desde el {day}. Se conserva todo lo que contiene.</translation>
    </message>
    <message>
        <source>Take back into use</source>
        <translation>Volver a usar</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Doing it again…</source>
        <translation>Rehaciendo…</translation>
    </message>
    <message>
        <source>One moment: the change before this one is still being made.</source>
        <translation>Un momento: el cambio anterior todavía se está haciendo.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>Deshaciendo…</translation>
    </message>
    <message>
        <source>What you clicked meanwhile is not there any more: nothing was done.</source>
        <translation type="vanished">Lo que pulsaste mientras tanto ya no está ahí: no se ha hecho nada.</translation>
    </message>
    <message>
        <source>What you clicked meanwhile is not there any more: that click, and what came after it, was left out.</source>
        <translation>Lo que pulsaste mientras tanto ya no está ahí: ni eso ni lo que siguió se ha hecho.</translation>
    </message>
</context>
<context>
    <name>BinPanel</name>
    <message numerus="yes">
        <source>%n older ones</source>
        <translation>
            <numerusform>%n más antiguo</numerusform>
            <numerusform>%n más antiguos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scores</source>
        <translation>
            <numerusform>%n puntuación</numerusform>
            <numerusform>%n puntuaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>All scores, comments and history go too: here, on the school&apos;s server, on your other laptops, and in this laptop&apos;s backups. Files you exported stay where they are. Nobody can bring it back.</source>
        <translation>Se van también todas las puntuaciones, los comentarios y el historial: aquí, en el servidor de la escuela, en tus otros portátiles y en las copias de este portátil. Los archivos que exportaste se quedan donde están. Nadie podrá recuperarlo.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Bringing it back…</source>
        <translation>Recuperando…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>Erase {name} for good</source>
        <translation>Borrar a {name} para siempre</translation>
    </message>
    <message>
        <source>Erase {name} for good?</source>
        <translation>¿Borrar a {name} para siempre?</translation>
    </message>
    <message>
        <source>Erased for good.</source>
        <translation>Borrado para siempre.</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Borrando…</translation>
    </message>
    <message>
        <source>Keep in the bin</source>
        <translation>Dejar en la papelera</translation>
    </message>
    <message>
        <source>Looking into the bin…</source>
        <translation>Mirando en la papelera…</translation>
    </message>
    <message>
        <source>Not erased. It is still in the bin.</source>
        <translation>No se ha borrado. Sigue en la papelera.</translation>
    </message>
    <message>
        <source>Older removals leave this list only: they stay in the sync centre&apos;s history, encrypted on this laptop.</source>
        <translation>Lo quitado antes solo deja esta lista: sigue en el historial del centro de sincronización, cifrado en este equipo.</translation>
    </message>
    <message numerus="yes">
        <source>Removed in the last %n days</source>
        <translation>
            <numerusform>Quitado en el último día</numerusform>
            <numerusform>Quitado en los últimos %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Restaurar {name}</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>La papelera está vacía</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>What you remove can be brought back from here.</source>
        <translation>Lo que quites se puede recuperar desde aquí.</translation>
    </message>
    <message>
        <source>{name} is back. Ctrl+Z takes it away again.</source>
        <translation>{name} ha vuelto. Ctrl+Z lo quita de nuevo.</translation>
    </message>
    <message>
        <source>{what} · removed {when} on {device}</source>
        <translation>{what} · se quitó {when} en {device}</translation>
    </message>
</context>
<context>
    <name>BoardHead</name>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>Analyse now</source>
        <translation>Analizar ahora</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class {number} of {total}</source>
        <translation>Clase {number} de {total}</translation>
    </message>
    <message>
        <source>Find a student</source>
        <translation>Buscar en el alumnado</translation>
    </message>
    <message>
        <source>Find a student (/)</source>
        <translation>Buscar (/)</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>Progreso del análisis</translation>
    </message>
    <message>
        <source>Settings in use</source>
        <translation>Ajustes en uso</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Last score</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Main reason</source>
        <translation>Razón principal</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Componentes</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Señal</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Alumnado</translation>
    </message>
    <message>
        <source>Students by urgency</source>
        <translation>Alumnado por urgencia</translation>
    </message>
</context>
<context>
    <name>CellEditing</name>
    <message>
        <source>What you are typing stays.</source>
        <translation>Lo que escribes se queda.</translation>
    </message>
</context>
<context>
    <name>CellMenu</name>
    <message>
        <source>All records of the cell</source>
        <translation>Todos los registros de la celda</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Find a student</source>
        <translation>Buscar a alguien</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Random student</source>
        <translation>Alguien al azar</translation>
    </message>
    <message>
        <source>Variable: {name}</source>
        <translation>Variable: {name}</translation>
    </message>
</context>
<context>
    <name>CellWords</name>
    <message numerus="yes">
        <source>%n cleared</source>
        <translation>
            <numerusform>%n borrada</numerusform>
            <numerusform>%n borradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled with {value}</source>
        <translation>
            <numerusform>%n hueco rellenado con {value}</numerusform>
            <numerusform>%n huecos rellenados con {value}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more records</source>
        <translation>
            <numerusform>%n registro más</numerusform>
            <numerusform>%n registros más</numerusform>
        </translation>
    </message>
    <message>
        <source>No blanks to fill</source>
        <translation>No hay huecos que rellenar</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Show chart</source>
        <translation>Ver gráfico</translation>
    </message>
    <message>
        <source>Show table</source>
        <translation>Ver tabla</translation>
    </message>
</context>
<context>
    <name>ChartWords</name>
    <message>
        <source>Bar chart</source>
        <translation>Gráfico de barras</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Line chart</source>
        <translation>Gráfico de líneas</translation>
    </message>
    <message>
        <source>Polar chart</source>
        <translation>Gráfico polar</translation>
    </message>
    <message>
        <source>Press T for the table.</source>
        <translation>Pulsa T para ver la tabla.</translation>
    </message>
    <message>
        <source>Radar chart</source>
        <translation>Gráfico de radar</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>sin puntuación</translation>
    </message>
    <message>
        <source>{name}: no values</source>
        <translation>{name}: sin valores</translation>
    </message>
    <message>
        <source>{name}: {count} values from {first} ({first_day}) to {last} ({last_day}), lowest {low}, highest {high}</source>
        <translation>{name}: {count} valores de {first} ({first_day}) a {last} ({last_day}), mínimo {low}, máximo {high}</translation>
    </message>
    <message>
        <source>{rows} rows, {columns} columns</source>
        <translation>{rows} filas, {columns} columnas</translation>
    </message>
</context>
<context>
    <name>ChartsTab</name>
    <message>
        <source>By source</source>
        <translation>Por fuente</translation>
    </message>
    <message>
        <source>No scores yet.</source>
        <translation>Aún no hay puntuaciones.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>Score a class as fast as typing, with or without a network. Everything is kept on this laptop, encrypted, and sent to your school when you are connected.</source>
        <translation>Puntúa una clase tan rápido como escribes, con red o sin ella. Todo queda en este portátil, cifrado, y se envía a tu escuela cuando hay conexión.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>The sample class needs no account and never leaves this laptop.</source>
        <translation>La clase de ejemplo no necesita cuenta y nunca sale de este portátil.</translation>
    </message>
    <message>
        <source>Try with a sample class</source>
        <translation>Probar con una clase de ejemplo</translation>
    </message>
</context>
<context>
    <name>ClassCard</name>
    <message>
        <source>Add students</source>
        <translation>Añadir alumnado</translation>
    </message>
    <message>
        <source>Add variables</source>
        <translation>Añadir variables</translation>
    </message>
    <message>
        <source>Arriving…</source>
        <translation>Llegando…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Go on scoring</source>
        <translation>Seguir puntuando</translation>
    </message>
    <message>
        <source>Start session</source>
        <translation>Empezar sesión</translation>
    </message>
    <message numerus="yes">
        <source>blanks</source>
        <translation>
            <numerusform>hueco</numerusform>
            <numerusform>huecos</numerusform>
        </translation>
    </message>
    <message>
        <source>last: {when}</source>
        <translation>última: {when}</translation>
    </message>
    <message>
        <source>last: {when}, {name}</source>
        <translation>última: {when}, {name}</translation>
    </message>
    <message>
        <source>no session yet</source>
        <translation>aún sin sesiones</translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation>aún sin analizar</translation>
    </message>
    <message numerus="yes">
        <source>students</source>
        <translation>
            <numerusform>persona</numerusform>
            <numerusform>alumnado</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suggestions</source>
        <translation>
            <numerusform>sugerencia</numerusform>
            <numerusform>sugerencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to send</source>
        <translation>
            <numerusform>por enviar</numerusform>
            <numerusform>por enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>urgent</source>
        <translation>
            <numerusform>urgente</numerusform>
            <numerusform>urgentes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassDetails</name>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class made on {day}</source>
        <translation>Clase creada el {day}</translation>
    </message>
    <message>
        <source>Class {name} changed</source>
        <translation>Clase {name} cambiada</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Curso</translation>
    </message>
    <message>
        <source>School year</source>
        <translation>Año escolar</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
</context>
<context>
    <name>ClassList</name>
    <message numerus="yes">
        <source>%n student(s)</source>
        <translation>
            <numerusform>%n estudiante</numerusform>
            <numerusform>%n estudiantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the class</source>
        <translation>Añadir la clase</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivada</translation>
    </message>
    <message>
        <source>Archived {count}</source>
        <translation>Archivadas {count}</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Name of a new class</source>
        <translation>Nombre de una clase nueva</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>Clase nueva</translation>
    </message>
</context>
<context>
    <name>ClassMenu</name>
    <message>
        <source>Archive the class</source>
        <translation>Archivar la clase</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More for this class</source>
        <translation>Más para esta clase</translation>
    </message>
    <message>
        <source>New school year…</source>
        <translation>Nuevo curso…</translation>
    </message>
    <message>
        <source>Remove the class</source>
        <translation>Quitar la clase</translation>
    </message>
    <message>
        <source>Take back into use</source>
        <translation>Volver a usar</translation>
    </message>
</context>
<context>
    <name>ClassSwitcher</name>
    <message>
        <source>Class name</source>
        <translation>Nombre de la clase</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Buscar una clase</translation>
    </message>
    <message>
        <source>No class of that name</source>
        <translation>Ninguna clase se llama así</translation>
    </message>
</context>
<context>
    <name>ClassesScreen</name>
    <message>
        <source>Add a class</source>
        <translation>Añadir una clase</translation>
    </message>
    <message>
        <source>Add your first class</source>
        <translation>Añade tu primera clase</translation>
    </message>
    <message>
        <source>Assessment sessions</source>
        <translation>Sesiones de evaluación</translation>
    </message>
    <message>
        <source>Assessment sessions {count}</source>
        <translation>Sesiones de evaluación {count}</translation>
    </message>
    <message>
        <source>Class {name} added</source>
        <translation>Clase {name} añadida</translation>
    </message>
    <message>
        <source>Class {name} archived</source>
        <translation>Clase {name} archivada</translation>
    </message>
    <message>
        <source>Class {name} removed</source>
        <translation>Clase {name} quitada</translation>
    </message>
    <message>
        <source>Give it the name you use for it. Students are known by an alias only.</source>
        <translation>Ponle el nombre con el que la llamas. El alumnado se conoce solo por un alias.</translation>
    </message>
    <message>
        <source>Removing class {name}…</source>
        <translation>Quitando la clase {name}…</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Alumnado</translation>
    </message>
    <message>
        <source>Students {count}</source>
        <translation>Alumnado {count}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Variables {count}</source>
        <translation>Variables {count}</translation>
    </message>
    <message>
        <source>{name} is in use again</source>
        <translation>{name} vuelve a estar en uso</translation>
    </message>
</context>
<context>
    <name>ColorNames</name>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Coral</source>
        <translation>Coral</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Lime</source>
        <translation>Lima</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Own colour</source>
        <translation>Color propio</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>As in the list</source>
        <translation>Como en la lista</translation>
    </message>
    <message>
        <source>Clear the column</source>
        <translation>Vaciar la columna</translation>
    </message>
    <message numerus="yes">
        <source>Fill %n blanks with</source>
        <translation>
            <numerusform>Rellenar %n hueco con</numerusform>
            <numerusform>Rellenar %n huecos con</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide here</source>
        <translation>Ocultar aquí</translation>
    </message>
    <message>
        <source>Highest first</source>
        <translation>De mayor a menor</translation>
    </message>
    <message>
        <source>Lowest first</source>
        <translation>De menor a mayor</translation>
    </message>
    <message>
        <source>Quick score</source>
        <translation>Modo rápido</translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden</source>
        <translation>
            <numerusform>Mostrar %n oculta</numerusform>
            <numerusform>Mostrar %n ocultas</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is hidden here. The menu of any variable shows it again.</source>
        <translation>{name} está oculta aquí. El menú de cualquier variable la vuelve a mostrar.</translation>
    </message>
</context>
<context>
    <name>CommentPanel</name>
    <message>
        <source>At most {n} characters. Shorten the text.</source>
        <translation>Como máximo {n} caracteres. Acorta el texto.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Comment: {title}</source>
        <translation>Comentario: {title}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>Commenting</name>
    <message>
        <source>A comment belongs to a score: score first.</source>
        <translation>Un comentario va con una puntuación: puntúa primero.</translation>
    </message>
    <message>
        <source>Comment saved</source>
        <translation>Comentario guardado</translation>
    </message>
</context>
<context>
    <name>CommentsGroup</name>
    <message>
        <source>Quick comment {number}</source>
        <translation>Comentario rápido {number}</translation>
    </message>
    <message>
        <source>Quick comments</source>
        <translation>Comentarios rápidos</translation>
    </message>
    <message>
        <source>While scoring, the comment key and a digit write one of these.</source>
        <translation>Al puntuar, la tecla de comentario y una cifra escriben uno de estos.</translation>
    </message>
</context>
<context>
    <name>CommentsTab</name>
    <message>
        <source>No comments yet. Press {key} in the score grid to write one.</source>
        <translation>Aún no hay comentarios. Pulsa {key} en la tabla para escribir uno.</translation>
    </message>
    <message>
        <source>No comments yet. They are written in the score grid.</source>
        <translation>Aún no hay comentarios. Se escriben en la tabla.</translation>
    </message>
</context>
<context>
    <name>ConflictRow</name>
    <message>
        <source>Keep result</source>
        <translation>Está bien</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este portátil</translation>
    </message>
    <message>
        <source>Use the other</source>
        <translation>Usar el otro</translation>
    </message>
    <message>
        <source>changed here, removed there</source>
        <translation>cambiado aquí, quitado allí</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>removed here, changed there</source>
        <translation>quitado aquí, cambiado allí</translation>
    </message>
    <message>
        <source>the newer one was used</source>
        <translation>se usó el más reciente</translation>
    </message>
    <message>
        <source>this one stayed</source>
        <translation>quedó este</translation>
    </message>
</context>
<context>
    <name>CopyPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy this lesson</source>
        <translation>Copiar esta lección</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
</context>
<context>
    <name>DataGroup</name>
    <message numerus="yes">
        <source>%n records written to {file}</source>
        <translation>
            <numerusform>%n registro escrito en {file}</numerusform>
            <numerusform>%n registros escritos en {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Hacer copia ahora</translation>
    </message>
    <message>
        <source>Backed up.</source>
        <translation>Copia hecha.</translation>
    </message>
    <message>
        <source>Backups are encrypted like the data and made once a day; the last seven are kept. An export is a file anybody can read: keep it safe.</source>
        <translation>Las copias están cifradas como los datos y se hacen una vez al día; se guardan las siete últimas. Una exportación es un archivo que cualquiera puede leer: guárdala bien.</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exportar todo</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>Última copia: {when}</translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation>Todavía no hay copias.</translation>
    </message>
    <message>
        <source>Nothing is exported while presenting. End it with F8 first.</source>
        <translation>Mientras presentas no se exporta nada. Termina antes con F8.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>No se ha escrito nada.</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Abrir la carpeta de datos</translation>
    </message>
    <message>
        <source>Remove from this laptop</source>
        <translation>Quitar de este portátil</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia</translation>
    </message>
</context>
<context>
    <name>DiagnosesTab</name>
    <message>
        <source>Earlier diagnoses</source>
        <translation>Diagnósticos anteriores</translation>
    </message>
    <message>
        <source>Latest diagnosis</source>
        <translation>Último diagnóstico</translation>
    </message>
    <message>
        <source>No diagnoses yet. They come from the server&apos;s analysis.</source>
        <translation>Aún no hay diagnósticos. Llegan del análisis del servidor.</translation>
    </message>
</context>
<context>
    <name>DiagnosisCard</name>
    <message>
        <source>Expected: {outcome}</source>
        <translation>Se espera: {outcome}</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Patrones</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>Variables: {names}</source>
        <translation>Variables: {names}</translation>
    </message>
</context>
<context>
    <name>DiagnosisWords</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Declining trend</source>
        <translation>Tendencia a la baja</translation>
    </message>
    <message>
        <source>Homework</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Missing observations</source>
        <translation>Faltan observaciones</translation>
    </message>
    <message>
        <source>One variable</source>
        <translation>Una variable</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>de inmediato</translation>
    </message>
    <message>
        <source>high</source>
        <translation>alta</translation>
    </message>
    <message>
        <source>high confidence, {percent} %</source>
        <translation>confianza alta, {percent} %</translation>
    </message>
    <message>
        <source>keep an eye on it</source>
        <translation>seguir de cerca</translation>
    </message>
    <message>
        <source>low</source>
        <translation>baja</translation>
    </message>
    <message>
        <source>low confidence, {percent} %</source>
        <translation>confianza baja, {percent} %</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>media</translation>
    </message>
    <message>
        <source>medium confidence, {percent} %</source>
        <translation>confianza media, {percent} %</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>pronto</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>temperatura {value}</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} ms</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} tokens</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cleared scores</source>
        <translation>
            <numerusform>%n puntuación borrada</numerusform>
            <numerusform>%n puntuaciones borradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled scores</source>
        <translation>
            <numerusform>%n hueco rellenado</numerusform>
            <numerusform>%n huecos rellenados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new students</source>
        <translation>
            <numerusform>una persona nueva en la clase</numerusform>
            <numerusform>%n personas nuevas en la clase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pasted scores</source>
        <translation>
            <numerusform>%n puntuación pegada</numerusform>
            <numerusform>%n puntuaciones pegadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Not undone: it has been changed elsewhere since ({what})</source>
        <translation>No se ha deshecho: después cambió en otro sitio ({what})</translation>
    </message>
    <message>
        <source>Redone: {what}</source>
        <translation>Rehecho: {what}</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Deshecho: {what}</translation>
    </message>
    <message>
        <source>archiving of {name}</source>
        <translation>archivo de {name}</translation>
    </message>
    <message>
        <source>attendance</source>
        <translation>asistencia</translation>
    </message>
    <message>
        <source>change of a record</source>
        <translation>cambio de un registro</translation>
    </message>
    <message>
        <source>change of class</source>
        <translation>cambio de clase</translation>
    </message>
    <message>
        <source>change of lesson</source>
        <translation>cambio de lección</translation>
    </message>
    <message>
        <source>change of monitoring settings</source>
        <translation>cambio de los ajustes de seguimiento</translation>
    </message>
    <message>
        <source>change of session</source>
        <translation>cambio de sesión</translation>
    </message>
    <message>
        <source>change of student</source>
        <translation>cambio de alumnado</translation>
    </message>
    <message>
        <source>change of variable</source>
        <translation>cambio de variable</translation>
    </message>
    <message>
        <source>change of your name</source>
        <translation>cambio de tu nombre</translation>
    </message>
    <message>
        <source>choice of the other value</source>
        <translation>elección del otro valor</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>copied variables</source>
        <translation>variables copiadas</translation>
    </message>
    <message>
        <source>copy of lesson {title}</source>
        <translation>copia de lección {title}</translation>
    </message>
    <message>
        <source>end of a signal set by hand</source>
        <translation>fin de una señal puesta a mano</translation>
    </message>
    <message>
        <source>import of a list of students</source>
        <translation>importación de una lista</translation>
    </message>
    <message>
        <source>import of scores</source>
        <translation>importación de puntuaciones</translation>
    </message>
    <message>
        <source>making one student of two ({alias})</source>
        <translation>unión de dos en una persona ({alias})</translation>
    </message>
    <message>
        <source>move to another class</source>
        <translation>paso a otra clase</translation>
    </message>
    <message>
        <source>new class {name}</source>
        <translation>clase nueva {name}</translation>
    </message>
    <message>
        <source>new lesson {title}</source>
        <translation>lección nueva {title}</translation>
    </message>
    <message>
        <source>new session</source>
        <translation>sesión nueva</translation>
    </message>
    <message>
        <source>new variable {name}</source>
        <translation>variable nueva {name}</translation>
    </message>
    <message>
        <source>order of variables</source>
        <translation>orden de las variables</translation>
    </message>
    <message>
        <source>removal of a record</source>
        <translation>eliminación de un registro</translation>
    </message>
    <message>
        <source>removal of class</source>
        <translation>clase quitada</translation>
    </message>
    <message>
        <source>removal of lesson</source>
        <translation>lección quitada</translation>
    </message>
    <message>
        <source>removal of session</source>
        <translation>sesión quitada</translation>
    </message>
    <message>
        <source>removal of student</source>
        <translation>persona quitada</translation>
    </message>
    <message>
        <source>removal of variable</source>
        <translation>variable quitada</translation>
    </message>
    <message>
        <source>restored version</source>
        <translation>versión recuperada</translation>
    </message>
    <message>
        <source>return from the bin</source>
        <translation>recuperación de la papelera</translation>
    </message>
    <message>
        <source>return of a set-aside record</source>
        <translation>vuelta de un registro apartado</translation>
    </message>
    <message>
        <source>return of {name} from the archive</source>
        <translation>vuelta de {name} del archivo</translation>
    </message>
    <message>
        <source>score {value}</source>
        <translation>puntuación {value}</translation>
    </message>
    <message>
        <source>score {value} on behalf</source>
        <translation>puntuación {value} en nombre de otra persona</translation>
    </message>
    <message>
        <source>signal set by hand</source>
        <translation>señal puesta a mano</translation>
    </message>
    <message>
        <source>suggestion in a comment</source>
        <translation>sugerencia en un comentario</translation>
    </message>
    <message>
        <source>suggestion read</source>
        <translation>sugerencia leída</translation>
    </message>
    <message>
        <source>suggestion unread</source>
        <translation>sugerencia sin leer</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>Diagnósticos</translation>
    </message>
    <message>
        <source>In decline: {names}</source>
        <translation>A la baja: {names}</translation>
    </message>
    <message>
        <source>No diagnosis yet. They are made on the web, not on this laptop.</source>
        <translation>Todavía no hay diagnósticos. Se hacen en la web, no en este portátil.</translation>
    </message>
    <message>
        <source>Student page (Enter)</source>
        <translation>Ficha (Intro)</translation>
    </message>
    <message>
        <source>There are newer scores than the last analysis: analyse again.</source>
        <translation>Hay puntuaciones posteriores al último análisis: vuelve a analizar.</translation>
    </message>
    <message>
        <source>{alias}: why this signal</source>
        <translation>{alias}: por qué esta señal</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progreso de la exportación</translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message numerus="yes">
        <source>%n changes saved here; they will be sent when there is a connection.</source>
        <translation>
            <numerusform>%n cambio guardado aquí; se enviará al conectar.</numerusform>
            <numerusform>%n cambios guardados aquí; se enviarán al conectar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>A new folder in</source>
        <translation>Una carpeta nueva en</translation>
    </message>
    <message>
        <source>A workbook: means, every score</source>
        <translation>Un libro de cálculo: medias y todas las puntuaciones</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Every score as a table, which import reads back</source>
        <translation>Todas las puntuaciones en una tabla que se puede volver a importar</translation>
    </message>
    <message>
        <source>Every score, for other programs</source>
        <translation>Todas las puntuaciones, para otros programas</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Language of the reader</source>
        <translation>Idioma de quien lee</translation>
    </message>
    <message>
        <source>One PDF for everyone</source>
        <translation>Un solo PDF con todo el grupo</translation>
    </message>
    <message>
        <source>Pages to print or hand over, one file for each student</source>
        <translation>Páginas para imprimir o entregar, un archivo por estudiante</translation>
    </message>
    <message>
        <source>Where to put the reports</source>
        <translation>Dónde guardar los informes</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find a student</source>
        <translation>Buscar en el alumnado</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Nadie con ese alias</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>go</source>
        <translation>ir</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Bin: bring back what was removed</source>
        <translation>Papelera: recuperar lo quitado</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>First lesson, to try the keys</source>
        <translation>Primera clase, para probar las teclas</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lección</translation>
    </message>
    <message>
        <source>Lessons are not searched while presenting.</source>
        <translation>Mientras presentas no se buscan lecciones.</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guía de uso</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>Mehmiro was not closed last time. All that was saved until {when} is here.</source>
        <translation>La última vez Mehmiro no se cerró. Todo lo guardado hasta {when} está aquí.</translation>
    </message>
</context>
<context>
    <name>GeneralGroup</name>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Cómodas</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compactas</translation>
    </message>
    <message>
        <source>Compact shows more students at once, for mouse and keyboard; buttons keep their size. It ends by itself at the first touch of the screen.</source>
        <translation>Las compactas muestran más alumnado a la vez, para ratón y teclado; los botones no cambian de tamaño. Se acaban solas al primer toque en la pantalla.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>GridActs</name>
    <message>
        <source>Score this cell first; its score then fills the blanks.</source>
        <translation>Puntúa primero esta celda; su puntuación rellena los huecos.</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>Everyone who was there has every score.</source>
        <translation>Quien estaba tiene todas las puntuaciones.</translation>
    </message>
    <message>
        <source>No blanks in this session</source>
        <translation>No hay huecos en esta sesión</translation>
    </message>
    <message numerus="yes">
        <source>Only %n students with blanks; B: everyone</source>
        <translation>
            <numerusform>Solo %n estudiante con huecos; B: todo el grupo</numerusform>
            <numerusform>Solo %n estudiantes con huecos; B: todo el grupo</numerusform>
        </translation>
    </message>
    <message>
        <source>Show everyone</source>
        <translation>Mostrar todo el grupo</translation>
    </message>
</context>
<context>
    <name>GroupsPanel</name>
    <message numerus="yes">
        <source>%n pair(s) could not be kept apart</source>
        <translation>
            <numerusform>%n pareja no se ha podido separar</numerusform>
            <numerusform>%n parejas no se han podido separar</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>No hay nadie</translation>
    </message>
    <message>
        <source>Number of groups</source>
        <translation>Número de grupos</translation>
    </message>
    <message>
        <source>Shuffle again</source>
        <translation>Mezclar otra vez</translation>
    </message>
    <message>
        <source>Students in a group</source>
        <translation>Estudiantes por grupo</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>User guide</source>
        <translation>Guía de uso</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guía de uso</translation>
    </message>
</context>
<context>
    <name>HeadlineWords</name>
    <message numerus="yes">
        <source>%n change(s) could not be sent; nothing is lost</source>
        <translation>
            <numerusform>%n cambio no se pudo enviar; nada se ha perdido</numerusform>
            <numerusform>%n cambios no se pudieron enviar; nada se ha perdido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) saved here, not sent yet</source>
        <translation>
            <numerusform>%n cambio guardado aquí, aún sin enviar</numerusform>
            <numerusform>%n cambios guardados aquí, aún sin enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) saved here: sign in to send</source>
        <translation>
            <numerusform>%n cambio guardado aquí: inicia sesión para enviarlo</numerusform>
            <numerusform>%n cambios guardados aquí: inicia sesión para enviarlos</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything of yours is safe</source>
        <translation>Todo lo tuyo está a salvo</translation>
    </message>
    <message>
        <source>Identical to the server: {when}</source>
        <translation>Idéntico al servidor: {when}</translation>
    </message>
    <message>
        <source>It never syncs. Sign in to your school to keep real classes.</source>
        <translation>Nunca se sincroniza. Inicia sesión en tu escuela para llevar clases reales.</translation>
    </message>
    <message>
        <source>Nothing to send yet</source>
        <translation>Aún no hay nada que enviar</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n change(s)</source>
        <translation>
            <numerusform>Enviando %n cambio</numerusform>
            <numerusform>Enviando %n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>The sample class stays on this laptop</source>
        <translation>La clase de ejemplo se queda en este portátil</translation>
    </message>
    <message numerus="yes">
        <source>This laptop&apos;s clock is wrong by %n minute(s). Times are corrected in what is sent; set the clock all the same.</source>
        <translation>
            <numerusform>El reloj de este portátil va mal por %n minuto. Las horas se corrigen en lo que se envía; aun así, ponlo en hora.</numerusform>
            <numerusform>El reloj de este portátil va mal por %n minutos. Las horas se corrigen en lo que se envía; aun así, ponlo en hora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clock corrected by %n second(s)</source>
        <translation>
            <numerusform>reloj corregido %n segundo</numerusform>
            <numerusform>reloj corregido %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>last sync {when}</source>
        <translation>última sincronización: {when}</translation>
    </message>
    <message numerus="yes">
        <source>next try in %n minute(s)</source>
        <translation>
            <numerusform>próxima vez en %n minuto</numerusform>
            <numerusform>próxima vez en %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next try in %n second(s)</source>
        <translation>
            <numerusform>próxima vez en %n segundo</numerusform>
            <numerusform>próxima vez en %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>next try now</source>
        <translation>próxima vez ahora</translation>
    </message>
    <message>
        <source>not synced yet</source>
        <translation>aún sin sincronizar</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>HelpGroup</name>
    <message>
        <source>First lesson</source>
        <translation>Primera clase</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guía de uso</translation>
    </message>
</context>
<context>
    <name>HiddenNotice</name>
    <message>
        <source>Hidden while presenting</source>
        <translation>Oculto mientras presentas</translation>
    </message>
</context>
<context>
    <name>HistoryMap</name>
    <message>
        <source>A</source>
        <comment>absent</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>Average of all variables</source>
        <translation>Media de todas las variables</translation>
    </message>
    <message>
        <source>No scores here yet. They show as soon as the class is scored.</source>
        <translation>Aquí no hay puntuaciones todavía. Aparecerán en cuanto se puntúe a la clase.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Qué muestra el mapa</translation>
    </message>
    <message>
        <source>X</source>
        <comment>exempt</comment>
        <translation>X</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>exento</translation>
    </message>
    <message>
        <source>in percent of each scale</source>
        <translation>en porcentaje de cada escala</translation>
    </message>
    <message>
        <source>scale {low} to {high}</source>
        <translation>escala de {low} a {high}</translation>
    </message>
</context>
<context>
    <name>HistoryRow</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>added: {values}</source>
        <translation>añadido: {values}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>removed: {values}</source>
        <translation>quitado: {values}</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Aún no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurado</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>As it is</source>
        <translation>Como está</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambia</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Se queda</translation>
    </message>
    <message>
        <source>Left empty</source>
        <translation>En blanco</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Score or reason</source>
        <translation>Puntuación o motivo</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Qué pasa</translation>
    </message>
    <message>
        <source>{reason}: “{text}”</source>
        <translation>{reason}: «{text}»</translation>
    </message>
    <message>
        <source>{score} stays; the file has {other}</source>
        <translation>se queda {score}; el archivo dice {other}</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>La que diga el archivo</translation>
    </message>
    <message>
        <source>CSV or XLSX. Scores need the columns student, variable, date and score; a class list needs alias. Nothing is removed, and one undo takes it back.</source>
        <translation>CSV o XLSX. Las puntuaciones necesitan las columnas estudiante, variable, fecha y puntuación; una lista de clase, alias. No se quita nada, y se deshace de una vez.</translation>
    </message>
    <message>
        <source>Change scores that are already there</source>
        <translation>Cambiar las puntuaciones que ya están</translation>
    </message>
    <message>
        <source>Choose a file; you see what it would do before anything changes.</source>
        <translation>Elige un archivo; verás qué haría antes de que cambie nada.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
    <message>
        <source>Class of the lines</source>
        <translation>Clase de las líneas</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Importar de un archivo</translation>
    </message>
    <message>
        <source>Importing the file…</source>
        <translation>Importando el archivo…</translation>
    </message>
    <message>
        <source>Save an example file</source>
        <translation>Guardar un archivo de ejemplo</translation>
    </message>
    <message>
        <source>Saved. Fill it in with a spreadsheet, then choose it here.</source>
        <translation>Guardado. Rellénalo con una hoja de cálculo y elígelo aquí.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx *.txt)</source>
        <translation>Tablas (*.csv *.xlsx *.txt)</translation>
    </message>
    <message>
        <source>What would become of each line</source>
        <translation>Qué pasaría con cada línea</translation>
    </message>
    <message>
        <source>example scores.csv</source>
        <translation>puntuaciones de ejemplo.csv</translation>
    </message>
</context>
<context>
    <name>ImportSentences</name>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n como está</numerusform>
            <numerusform>%n como están</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambia</numerusform>
            <numerusform>%n cambian</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n se queda</numerusform>
            <numerusform>%n se quedan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left empty</source>
        <translation>
            <numerusform>%n en blanco</numerusform>
            <numerusform>%n en blanco</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new score(s)</source>
        <translation>
            <numerusform>%n puntuación nueva</numerusform>
            <numerusform>%n puntuaciones nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new student(s)</source>
        <translation>
            <numerusform>%n estudiante nuevo</numerusform>
            <numerusform>%n estudiantes nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n rechazada</numerusform>
            <numerusform>%n rechazadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) imported</source>
        <translation>
            <numerusform>%n puntuación importada</numerusform>
            <numerusform>%n puntuaciones importadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) imported</source>
        <translation>
            <numerusform>%n estudiante importado</numerusform>
            <numerusform>%n estudiantes importados</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns not used: {names}.</source>
        <translation>Columnas sin usar: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n score(s)</source>
        <translation>
            <numerusform>Importar %n puntuación</numerusform>
            <numerusform>Importar %n puntuaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n student(s)</source>
        <translation>
            <numerusform>Importar %n estudiante</numerusform>
            <numerusform>Importar %n estudiantes</numerusform>
        </translation>
    </message>
    <message>
        <source>New assessment sessions: {days}.</source>
        <translation>Sesiones nuevas: {days}.</translation>
    </message>
    <message>
        <source>New classes: {names}.</source>
        <translation>Clases nuevas: {names}.</translation>
    </message>
    <message>
        <source>The file names no class. Nothing was changed. Choose the class of the lines.</source>
        <translation>El archivo no nombra la clase. No se ha cambiado nada. Elige la clase de las líneas.</translation>
    </message>
    <message>
        <source>The list shows the first {count} lines.</source>
        <translation>La lista muestra las primeras {count} líneas.</translation>
    </message>
    <message>
        <source>This file cannot be read. Nothing was changed.</source>
        <translation>Este archivo no se puede leer. No se ha cambiado nada.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>A line has more than {limit} columns. Nothing was changed.</source>
        <translation>Una línea tiene más de {limit} columnas. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>A quotation mark does not close by line {line}. Nothing was changed.</source>
        <translation>Unas comillas no se cierran antes de la línea {line}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file has scores but no column “session” or “date”. Nothing was changed.</source>
        <translation>El archivo tiene puntuaciones pero ninguna columna «sesión» ni «fecha». No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The file has scores but no column “variable”. Nothing was changed.</source>
        <translation>El archivo tiene puntuaciones pero ninguna columna «variable». No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The first line must name the columns, and none of them is “alias” or “student”. Nothing was changed.</source>
        <translation>La primera línea debe nombrar las columnas y ninguna es «alias» ni «estudiante». No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This file has more than {limit} lines. Nothing was changed; split it.</source>
        <translation>Este archivo tiene más de {limit} líneas. No se ha cambiado nada; divídelo.</translation>
    </message>
    <message>
        <source>This file holds scores, not a list of students. Nothing was changed.</source>
        <translation>Este archivo contiene puntuaciones, no una lista de alumnado. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This file is empty. Nothing was changed.</source>
        <translation>Este archivo está vacío. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This file is larger than {limit} MB. Nothing was changed; split it.</source>
        <translation>Este archivo ocupa más de {limit} MB. No se ha cambiado nada; divídelo.</translation>
    </message>
    <message>
        <source>This is neither a CSV nor an XLSX file. Nothing was changed.</source>
        <translation>No es un archivo CSV ni XLSX. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This spreadsheet has a password or is of the old kind (.xls). Nothing was changed; save it as .xlsx without a password.</source>
        <translation>Esta hoja de cálculo tiene contraseña o es del tipo antiguo (.xls). No se ha cambiado nada; guárdala como .xlsx sin contraseña.</translation>
    </message>
    <message>
        <source>This spreadsheet holds far more than a class list or scores. Nothing was changed.</source>
        <translation>Esta hoja de cálculo contiene mucho más que una lista o puntuaciones. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This spreadsheet is damaged. Nothing was changed; save it again, or as CSV.</source>
        <translation>Esta hoja de cálculo está dañada. No se ha cambiado nada; guárdala otra vez, o como CSV.</translation>
    </message>
    <message>
        <source>Two columns have the same heading. Nothing was changed.</source>
        <translation>Dos columnas tienen el mismo encabezado. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>a comment without a score</source>
        <translation>un comentario sin puntuación</translation>
    </message>
    <message>
        <source>belongs to another class</source>
        <translation>es de otra clase</translation>
    </message>
    <message>
        <source>has characters that do not show</source>
        <translation>tiene caracteres que no se ven</translation>
    </message>
    <message>
        <source>no class is named</source>
        <translation>no nombra la clase</translation>
    </message>
    <message>
        <source>no class of that name</source>
        <translation>no hay clase con ese nombre</translation>
    </message>
    <message>
        <source>no date or session</source>
        <translation>sin fecha ni sesión</translation>
    </message>
    <message>
        <source>no session of that name, and no date to make one</source>
        <translation>no hay sesión con ese nombre, ni fecha para crearla</translation>
    </message>
    <message>
        <source>no student is named</source>
        <translation>no nombra al estudiante</translation>
    </message>
    <message>
        <source>no such student in the class</source>
        <translation>no está en la clase</translation>
    </message>
    <message>
        <source>no such variable in the class</source>
        <translation>la clase no tiene esa variable</translation>
    </message>
    <message>
        <source>no variable is named</source>
        <translation>no nombra la variable</translation>
    </message>
    <message>
        <source>not a colour (write #RRGGBB)</source>
        <translation>no es un color (escribe #RRGGBB)</translation>
    </message>
    <message>
        <source>not a date (write 2026-03-09 or 9/3/2026)</source>
        <translation>no es una fecha (escribe 2026-03-09 o 9/3/2026)</translation>
    </message>
    <message>
        <source>not a number with at most two decimals</source>
        <translation>no es un número con dos decimales como máximo</translation>
    </message>
    <message>
        <source>only a teacher&apos;s scores can be imported</source>
        <translation>solo se importan puntuaciones docentes</translation>
    </message>
    <message>
        <source>outside the variable&apos;s scale</source>
        <translation>fuera de la escala de la variable</translation>
    </message>
    <message>
        <source>several classes of that name</source>
        <translation>hay varias clases con ese nombre</translation>
    </message>
    <message>
        <source>several sessions fit</source>
        <translation>encajan varias sesiones</translation>
    </message>
    <message>
        <source>several students of that alias</source>
        <translation>hay varios con ese alias</translation>
    </message>
    <message>
        <source>several variables of that name</source>
        <translation>hay varias variables con ese nombre</translation>
    </message>
    <message>
        <source>stands in the file already</source>
        <translation>ya está en el archivo</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>demasiado largo</translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Written elsewhere in a form of its own; it stays as it is: {text}</source>
        <translation>Escrito en otro sitio con una forma propia; se queda como está: {text}</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Move or remove</source>
        <translation>Mover o quitar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Written elsewhere in a form of its own; it stays as it is</source>
        <translation>Escrito en otro sitio con una forma propia; se queda como está</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Anywhere</source>
        <translation>En cualquier sitio</translation>
    </message>
    <message>
        <source>Calling and groups</source>
        <translation>Al azar y grupos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Quick score</source>
        <translation>Modo rápido</translation>
    </message>
    <message>
        <source>Student&apos;s page</source>
        <translation>Ficha de la persona</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Alumnado</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>While scoring</source>
        <translation>Al puntuar</translation>
    </message>
</context>
<context>
    <name>LaptopPage</name>
    <message>
        <source>A PIN is up to you, and your e-mail is filled in next time.</source>
        <translation>El PIN es opcional y la próxima vez tu correo aparecerá escrito.</translation>
    </message>
    <message>
        <source>Each teacher has a PIN, the window locks after five minutes, and no e-mail is filled in. Leaving presenter mode takes the PIN.</source>
        <translation>Cada docente tiene un PIN, la ventana se bloquea a los cinco minutos y no aparece escrito ningún correo. Para salir del modo presentación hace falta el PIN.</translation>
    </message>
    <message>
        <source>Is this laptop yours or shared?</source>
        <translation>¿Este portátil es tuyo o compartido?</translation>
    </message>
    <message>
        <source>It is mine</source>
        <translation>Es mío</translation>
    </message>
    <message>
        <source>Others use it, too</source>
        <translation>Lo usa más gente</translation>
    </message>
    <message>
        <source>You can change this in Settings.</source>
        <translation>Puedes cambiarlo en Ajustes.</translation>
    </message>
</context>
<context>
    <name>LeftOverBar</name>
    <message>
        <source>Open today&apos;s</source>
        <translation>Abrir la de hoy</translation>
    </message>
    <message>
        <source>This is the session of {day}.</source>
        <translation>Esta es la sesión del día: {day}.</translation>
    </message>
    <message>
        <source>This is yesterday&apos;s session.</source>
        <translation>Esta es la sesión de ayer.</translation>
    </message>
</context>
<context>
    <name>LessonBrowser</name>
    <message>
        <source>A lesson has objectives, materials, activities and notes.</source>
        <translation>Una lección tiene objetivos, materiales, actividades y notas.</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Añadir una clase</translation>
    </message>
    <message>
        <source>Add your first class, then plan its lessons here.</source>
        <translation>Añade tu primera clase y planifica aquí sus lecciones.</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Todas las lecciones</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Lessons belong to a class</source>
        <translation>Las lecciones pertenecen a una clase</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Nueva lección</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Semana siguiente</translation>
    </message>
    <message>
        <source>No lessons of this class yet</source>
        <translation>Aún no hay lecciones de esta clase</translation>
    </message>
    <message>
        <source>No lessons yet</source>
        <translation>Aún no hay lecciones</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>RePág</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Semana anterior</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Mostrar todas las clases</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>days and lessons</source>
        <translation>días y lecciones</translation>
    </message>
    <message>
        <source>new lesson</source>
        <translation>nueva lección</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abrir</translation>
    </message>
    <message>
        <source>previous and next week</source>
        <translation>semana anterior y siguiente</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
</context>
<context>
    <name>LessonEditor</name>
    <message>
        <source>A title is needed; the one before stays until then</source>
        <translation>Hace falta un título; mientras tanto se queda el anterior</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <source>Made by somebody else on {day}</source>
        <translation>Creada por otra persona el {day}</translation>
    </message>
    <message>
        <source>Made by you on {day}</source>
        <translation>Creada por ti el {day}</translation>
    </message>
    <message>
        <source>Made by {name} on {day}</source>
        <translation>Creada por {name} el {day}</translation>
    </message>
    <message>
        <source>Not saved yet, it stays here: {reason}</source>
        <translation>Aún sin guardar, se queda aquí: {reason}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Remove this lesson</source>
        <translation>Quitar esta lección</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Guardado aquí</translation>
    </message>
    <message>
        <source>Start session</source>
        <translation>Empezar sesión</translation>
    </message>
    <message>
        <source>This field was changed elsewhere while you are in it. What you type wins; the other text is kept in the history.</source>
        <translation>Este campo cambió en otro sitio mientras estás en él. Vale lo que escribes; el otro texto queda en el historial.</translation>
    </message>
    <message>
        <source>This lesson was removed elsewhere. What you wrote is kept as a new lesson.</source>
        <translation>Esta lección se quitó en otro sitio. Lo que escribiste se conserva como una lección nueva.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>add</source>
        <translation>añadir</translation>
    </message>
    <message>
        <source>back</source>
        <translation>volver</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>move</source>
        <translation>mover</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>quitar</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>deshacer</translation>
    </message>
</context>
<context>
    <name>LessonForm</name>
    <message>
        <source>Activities</source>
        <translation>Actividades</translation>
    </message>
    <message>
        <source>Add a material</source>
        <translation>Añadir un material</translation>
    </message>
    <message>
        <source>Add an activity</source>
        <translation>Añadir una actividad</translation>
    </message>
    <message>
        <source>Add an objective</source>
        <translation>Añadir un objetivo</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materiales</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>On a day</source>
        <translation>Con día</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>What worked, what to change, who needs what…</source>
        <translation>Qué funcionó, qué cambiar, quién necesita qué…</translation>
    </message>
</context>
<context>
    <name>LessonsScreen</name>
    <message>
        <source>Copied to {name}, {day}. This is the copy.</source>
        <translation>Copiada a {name}, {day}. Esta es la copia.</translation>
    </message>
    <message>
        <source>Lesson {title} removed</source>
        <translation>Lección {title} quitada</translation>
    </message>
    <message>
        <source>New lesson</source>
        <translation>Nueva lección</translation>
    </message>
    <message>
        <source>This lesson was removed elsewhere</source>
        <translation>Esta lección se quitó en otro sitio</translation>
    </message>
</context>
<context>
    <name>LightCard</name>
    <message>
        <source>First analysed {day}</source>
        <translation>Analizado por primera vez {day}</translation>
    </message>
    <message>
        <source>Traffic light</source>
        <translation>Semáforo</translation>
    </message>
    <message>
        <source>analysed {when}</source>
        <translation>analizado {when}</translation>
    </message>
    <message>
        <source>period {first} to {last}</source>
        <translation>periodo del {first} al {last}</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Another teacher</source>
        <translation>Otra persona da clase</translation>
    </message>
    <message>
        <source>Back to the PIN</source>
        <translation>Volver al PIN</translation>
    </message>
    <message>
        <source>Choose a new PIN</source>
        <translation>Elige un PIN nuevo</translation>
    </message>
    <message>
        <source>Forgot the PIN?</source>
        <translation>¿Has olvidado el PIN?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Keep the old PIN</source>
        <translation>Dejar el PIN de antes</translation>
    </message>
    <message>
        <source>Mehmiro is locked</source>
        <translation>Mehmiro está bloqueado</translation>
    </message>
    <message>
        <source>Mehmiro is locked for {name}. Type the PIN and press Enter.</source>
        <translation>Mehmiro está bloqueado por {name}. Escribe el PIN y pulsa Intro.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Sign in with your account&apos;s password, then choose a new PIN. This needs a network. Nothing is deleted, and what is not sent yet stays here.</source>
        <translation>Inicia sesión con la contraseña de tu cuenta y elige un PIN nuevo. Hace falta conexión. No se borra nada, y lo que falta por enviar se queda aquí.</translation>
    </message>
    <message>
        <source>That is not the passphrase. Nothing was changed.</source>
        <translation>Esa no es la frase de paso. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This laptop is shared, and there is no PIN for this account yet.</source>
        <translation>Este portátil es compartido y esta cuenta todavía no tiene PIN.</translation>
    </message>
    <message>
        <source>Type the passphrase that opens your data, then choose a new PIN. Nothing is deleted.</source>
        <translation>Escribe la frase de paso que abre tus datos y elige un PIN nuevo. No se borra nada.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>What you were doing is here as you left it. Sync goes on.</source>
        <translation>Lo que estabas haciendo sigue aquí como lo dejaste. La sincronización continúa.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A screen was connected: presenting.</source>
        <translation>Se conectó una pantalla: modo presentación.</translation>
    </message>
    <message>
        <source>Nothing to take back or bring back</source>
        <translation>No hay nada que deshacer ni rehacer</translation>
    </message>
    <message>
        <source>Presenting. Hold F8 for a second to leave.</source>
        <translation>Modo presentación. Mantén F8 un segundo para salir.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>MakePanel</name>
    <message>
        <source>Add a class</source>
        <translation>Añadir una clase</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Primera página</translation>
    </message>
    <message>
        <source>Make reports</source>
        <translation>Hacer informes</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Progress of the reports</source>
        <translation>Progreso de los informes</translation>
    </message>
    <message>
        <source>Reports are made of a class and its scores.</source>
        <translation>Los informes se hacen de una clase y sus puntuaciones.</translation>
    </message>
    <message>
        <source>Reports are not made while presenting. End it with F8 first.</source>
        <translation>No se hacen informes mientras presentas. Termina antes con F8.</translation>
    </message>
    <message>
        <source>The first page of the report</source>
        <translation>La primera página del informe</translation>
    </message>
    <message>
        <source>The first page shows here.</source>
        <translation>Aquí se ve la primera página.</translation>
    </message>
    <message>
        <source>The report&apos;s page is hidden while presenting.</source>
        <translation>La página del informe no se ve mientras presentas.</translation>
    </message>
    <message>
        <source>There is nothing to report yet.</source>
        <translation>Aún no hay nada de lo que informar.</translation>
    </message>
    <message>
        <source>Tick at least one kind of file.</source>
        <translation>Marca al menos un tipo de archivo.</translation>
    </message>
    <message>
        <source>Tick at least one source of scores.</source>
        <translation>Marca al menos una fuente de puntuaciones.</translation>
    </message>
    <message>
        <source>Tick at least one student.</source>
        <translation>Marca al menos un estudiante.</translation>
    </message>
    <message>
        <source>Tick at most {count} students.</source>
        <translation>Marca como mucho {count} estudiantes.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>A server address begins with https:// and names a computer only.</source>
        <translation>La dirección de un servidor empieza por https:// y nombra solo un equipo.</translation>
    </message>
    <message>
        <source>Bringing your data to this version failed; they are as they were before. Ask for help or use the previous version.</source>
        <translation>No se pudieron adaptar tus datos a esta versión; siguen como estaban. Pide ayuda o usa la versión anterior.</translation>
    </message>
    <message>
        <source>E-mail and password do not match an account of this school. Check both and try again.</source>
        <translation>El correo y la contraseña no corresponden a ninguna cuenta de esta escuela. Revisa ambos e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Mehmiro has these data open already. Close the other window, then try again.</source>
        <translation>Mehmiro ya tiene estos datos abiertos. Cierra la otra ventana e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Mehmiro made a mistake and stopped this step. What was saved before is safe. Try again; if it happens again, report it.</source>
        <translation>Mehmiro se ha equivocado y ha detenido este paso. Lo guardado antes está a salvo. Inténtalo otra vez; si se repite, avisa.</translation>
    </message>
    <message>
        <source>Something answered, but not the school&apos;s server: perhaps a Wi-Fi sign-in page. Sign in to the Wi-Fi in your browser, then try again. Your work is saved here.</source>
        <translation>Ha respondido algo que no es el servidor de la escuela: quizá el portal del wifi. Entra en el wifi con el navegador e inténtalo otra vez. Tu trabajo está guardado aquí.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Detenido. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Stopped. What had arrived is kept; the rest will be fetched next time.</source>
        <translation>Detenido. Lo que llegó se queda; el resto se traerá la próxima vez.</translation>
    </message>
    <message>
        <source>That does not open your data. Nothing was changed; the file is as it was. Try again.</source>
        <translation>Eso no abre tus datos. No se ha cambiado nada; el archivo sigue como estaba. Inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The data file is damaged. It is kept as it is. Ask for help before you go on; what was sent to the school is safe there.</source>
        <translation>El archivo de datos está dañado. Se conserva tal cual. Pide ayuda antes de seguir; lo enviado a la escuela está a salvo allí.</translation>
    </message>
    <message>
        <source>The data folder cannot be written. Everything saved before is safe. Check the folder&apos;s permissions.</source>
        <translation>No se puede escribir en la carpeta de datos. Lo guardado antes está a salvo. Revisa los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>The disk is full, so this could not be saved. Everything saved before is safe. Free some space and try again.</source>
        <translation>El disco está lleno y esto no se ha podido guardar. Lo guardado antes está a salvo. Libera espacio e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The publishable key does not belong to this server. Copy both again from your administrator&apos;s message.</source>
        <translation>La clave publicable no es de este servidor. Copia las dos otra vez del mensaje de tu administración.</translation>
    </message>
    <message>
        <source>The school does not allow this for your account. Your work is kept on this laptop. Ask your administrator.</source>
        <translation>La escuela no permite esto a tu cuenta. Tu trabajo sigue en este portátil. Pregunta a tu administración.</translation>
    </message>
    <message>
        <source>The school has closed this account. Your work on this laptop is safe. Ask your administrator.</source>
        <translation>La escuela ha cerrado esta cuenta. Tu trabajo en este portátil está a salvo. Pregunta a tu administración.</translation>
    </message>
    <message>
        <source>The school&apos;s server and this version of Mehmiro do not fit. Your work is saved here. Update the app, or ask your administrator.</source>
        <translation>El servidor de la escuela y esta versión de Mehmiro no encajan. Tu trabajo está guardado aquí. Actualiza la aplicación o pregunta a tu administración.</translation>
    </message>
    <message>
        <source>The school&apos;s server cannot be reached. Everything is saved on this laptop; it will be sent when the network is back.</source>
        <translation>No se llega al servidor de la escuela. Todo está guardado en este portátil; se enviará cuando vuelva la red.</translation>
    </message>
    <message>
        <source>The school&apos;s server gave an answer this version does not know. Your work is saved here. Update the app, or ask your administrator.</source>
        <translation>El servidor de la escuela ha dado una respuesta que esta versión no conoce. Tu trabajo está guardado aquí. Actualiza la aplicación o pregunta a tu administración.</translation>
    </message>
    <message>
        <source>The school&apos;s server is busy. Everything is saved on this laptop; it will try again by itself.</source>
        <translation>El servidor de la escuela está ocupado. Todo está guardado en este portátil; se volverá a intentar solo.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer. Unlock it and try again, or use a passphrase.</source>
        <translation>El llavero del sistema no responde. Desbloquéalo e inténtalo otra vez, o usa una frase de paso.</translation>
    </message>
    <message>
        <source>This address, key or e-mail cannot be right. Check it and try again.</source>
        <translation>Esta dirección, clave o correo no puede ser correcto. Revísalo e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>This e-mail has not been confirmed yet. Open the school&apos;s message in your mailbox and follow its link, then try again.</source>
        <translation>Este correo aún no está confirmado. Abre el mensaje de la escuela en tu buzón, sigue su enlace e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>This file cannot be read as a table. Nothing was changed.</source>
        <translation>Este archivo no se puede leer como tabla. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This file is not a Mehmiro data file. It was left as it is.</source>
        <translation>Este archivo no es de datos de Mehmiro. Se ha dejado como está.</translation>
    </message>
    <message>
        <source>This is no longer on this laptop; it may have been deleted elsewhere. The history keeps what was here.</source>
        <translation>Esto ya no está en este portátil; quizá se borró en otro sitio. El historial guarda lo que había.</translation>
    </message>
    <message>
        <source>This is not a publishable key. It begins with sb_publishable_ or eyJ; a secret key has no place on a laptop.</source>
        <translation>Esta no es una clave publicable. Empieza por sb_publishable_ o eyJ; una clave secreta no debe estar en un portátil.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Esto no es una dirección de correo.</translation>
    </message>
    <message>
        <source>This laptop has no keyring, so a passphrase protects your data. Type it to go on.</source>
        <translation>Este portátil no tiene llavero, así que una frase de paso protege tus datos. Escríbela para seguir.</translation>
    </message>
    <message>
        <source>This laptop&apos;s date or time is wrong, so no secure connection can be made. Your work is saved here. Set the clock and try again.</source>
        <translation>La fecha o la hora de este portátil está mal y no se puede conectar de forma segura. Tu trabajo está guardado aquí. Pon el reloj en hora e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>This scale cannot be used: it must rise, stay within 0 to 10, and include the scores already given. Nothing was changed.</source>
        <translation>Esta escala no se puede usar: debe ir de menos a más, entre 0 y 10, e incluir las puntuaciones ya dadas. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>This setting cannot have that value. It was left as it was.</source>
        <translation>Este ajuste no admite ese valor. Se ha dejado como estaba.</translation>
    </message>
    <message>
        <source>This text is empty, too long or has characters that cannot be kept. Nothing was changed.</source>
        <translation>Este texto está vacío, es demasiado largo o tiene caracteres que no se pueden guardar. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Too many tries. Nothing is lost. Wait a minute, then try again.</source>
        <translation>Demasiados intentos. No se ha perdido nada. Espera un minuto e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Your data have just been closed. Everything saved before is safe.</source>
        <translation>Tus datos se acaban de cerrar. Todo lo guardado antes está a salvo.</translation>
    </message>
    <message>
        <source>Your data was written by a newer version of Mehmiro. It was left untouched. Update the app on this laptop.</source>
        <translation>Tus datos se escribieron con una versión más nueva de Mehmiro. No se han tocado. Actualiza la aplicación en este portátil.</translation>
    </message>
    <message>
        <source>Your sign-in has ended. Go on working: everything is saved on this laptop. Sign in again to send it.</source>
        <translation>Tu sesión ha caducado. Sigue trabajando: todo se guarda en este portátil. Inicia sesión otra vez para enviarlo.</translation>
    </message>
    <message>
        <source>{text} is outside the scale {low}–{high}. Nothing was changed.</source>
        <translation>{text} está fuera de la escala {low}–{high}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read or written. Nothing was changed.</source>
        <translation>No se puede leer o escribir «{name}». No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>“{text}” exists already. Nothing was changed. Choose another name.</source>
        <translation>«{text}» ya existe. No se ha cambiado nada. Elige otro nombre.</translation>
    </message>
    <message>
        <source>“{text}” is not a score. Nothing was changed. Type a number on the scale.</source>
        <translation>«{text}» no es una puntuación. No se ha cambiado nada. Escribe un número de la escala.</translation>
    </message>
</context>
<context>
    <name>MonitoringScreen</name>
    <message>
        <source>Add a class and its students; the board fills by itself.</source>
        <translation>Añade una clase y su alumnado; el tablero se llena solo.</translation>
    </message>
    <message>
        <source>Add students</source>
        <translation>Añadir alumnado</translation>
    </message>
    <message>
        <source>Analyse now</source>
        <translation>Analizar ahora</translation>
    </message>
    <message>
        <source>Analysed {when}</source>
        <translation>Analizado {when}</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Quitar los filtros</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>No students yet</source>
        <translation>Todavía no hay alumnado</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Sin analizar todavía</translation>
    </message>
    <message>
        <source>Reading the board…</source>
        <translation>Leyendo el tablero…</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>The analysis looks at the scores on this laptop; no network is needed.</source>
        <translation>El análisis mira las puntuaciones de este portátil; no hace falta red.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>find a student</source>
        <translation>buscar</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>último día</numerusform>
            <numerusform>últimos %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>not by itself</source>
        <translation>no automático</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>poner a mano</translation>
    </message>
    <message>
        <source>student page</source>
        <translation>ficha</translation>
    </message>
    <message>
        <source>urgent from {red}, attention from {yellow}</source>
        <translation>urgente desde {red}, atención desde {yellow}</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>¿por qué?</translation>
    </message>
</context>
<context>
    <name>MonitoringWords</name>
    <message numerus="yes">
        <source>%n variables in decline</source>
        <translation>
            <numerusform>%n variable a la baja</numerusform>
            <numerusform>%n variables a la baja</numerusform>
        </translation>
    </message>
    <message>
        <source>All three parts have data.</source>
        <translation>Las tres partes tienen datos.</translation>
    </message>
    <message>
        <source>Analysed {when}</source>
        <translation>Analizado {when}</translation>
    </message>
    <message>
        <source>Analysed {when}: {start} to {end}</source>
        <translation>Analizado {when}: del {start} al {end}</translation>
    </message>
    <message>
        <source>Attention {count}</source>
        <translation>Atención {count}</translation>
    </message>
    <message>
        <source>Fewer than two of the three parts have data, so there is no signal.</source>
        <translation>Menos de dos de las tres partes tienen datos, por eso no hay señal.</translation>
    </message>
    <message>
        <source>Homework</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Homework: {count} of {all} below 60 %</source>
        <translation>Tareas: {count} de {all} por debajo del 60 %</translation>
    </message>
    <message>
        <source>Homework: {count} of {all} missing</source>
        <translation>Tareas: faltan {count} de {all}</translation>
    </message>
    <message>
        <source>In decline: {names}</source>
        <translation>A la baja: {names}</translation>
    </message>
    <message numerus="yes">
        <source>Last score: {when} (%n days ago).</source>
        <translation>
            <numerusform>Última puntuación: {when} (hace %n día).</numerusform>
            <numerusform>Última puntuación: {when} (hace %n días).</numerusform>
        </translation>
    </message>
    <message>
        <source>Last score: {when}.</source>
        <translation>Última puntuación: {when}.</translation>
    </message>
    <message>
        <source>No data {count}</source>
        <translation>Sin datos {count}</translation>
    </message>
    <message numerus="yes">
        <source>No score for %n days</source>
        <translation>
            <numerusform>Sin puntuar desde hace %n día</numerusform>
            <numerusform>Sin puntuar desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>No score of yours yet.</source>
        <translation>Todavía no hay ninguna puntuación tuya.</translation>
    </message>
    <message>
        <source>No score yet</source>
        <translation>Sin puntuar todavía</translation>
    </message>
    <message>
        <source>No scores in a variable named “{name}”.</source>
        <translation>No hay puntuaciones en una variable llamada «{name}».</translation>
    </message>
    <message numerus="yes">
        <source>No variable has scores on three days within the last %n days.</source>
        <translation>
            <numerusform>Ninguna variable tiene puntuaciones de tres días distintos en el último día.</numerusform>
            <numerusform>Ninguna variable tiene puntuaciones de tres días distintos en los últimos %n días.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Sin analizar todavía</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>Observación</translation>
    </message>
    <message>
        <source>On track {count}</source>
        <translation>En camino {count}</translation>
    </message>
    <message>
        <source>One part has no data: the weights of the others were scaled up (partial).</source>
        <translation>A una parte le faltan datos: se aumentó el peso de las otras (parcial).</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Estable</translation>
    </message>
    <message>
        <source>Too little data</source>
        <translation>Datos insuficientes</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendencia</translation>
    </message>
    <message>
        <source>Urgent {count}</source>
        <translation>Urgente {count}</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>homework {value}</source>
        <comment>a narrow column</comment>
        <translation>tareas {value}</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>no score yet</source>
        <translation>sin puntuaciones todavía</translation>
    </message>
    <message>
        <source>no variable scored on three days</source>
        <translation>ninguna variable puntuada en tres días</translation>
    </message>
    <message>
        <source>obs. {value}</source>
        <comment>a narrow column</comment>
        <translation>obs. {value}</translation>
    </message>
    <message>
        <source>on track</source>
        <translation>en camino</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>parcial</translation>
    </message>
    <message>
        <source>trend {value}</source>
        <comment>a narrow column</comment>
        <translation>tend. {value}</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgente</translation>
    </message>
    <message numerus="yes">
        <source>{count} of %n variables fall by more than {limit} % of the scale a day.</source>
        <translation>
            <numerusform>{count} de %n variable baja más de un {limit} % de la escala por día.</numerusform>
            <numerusform>{count} de %n variables bajan más de un {limit} % de la escala por día.</numerusform>
        </translation>
    </message>
    <message>
        <source>{part}: no data</source>
        <translation>{part}: sin datos</translation>
    </message>
    <message>
        <source>{part}: {score} of 100 · weight {weight} %</source>
        <translation>{part}: {score} de 100 · peso {weight} %</translation>
    </message>
    <message>
        <source>“{name}”, last {all}: {low} below 60 % of the scale, {missing} missing.</source>
        <translation>«{name}», últimas {all}: {low} por debajo del 60 % de la escala, faltan {missing}.</translation>
    </message>
</context>
<context>
    <name>MoveMenu</name>
    <message>
        <source>There is no other class</source>
        <translation>No hay otra clase</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Account since {day}</source>
        <translation>Cuenta desde el {day}</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Your name is changed</source>
        <translation>Tu nombre ha cambiado</translation>
    </message>
    <message>
        <source>Your school sees it, beside the sessions and lessons you made.</source>
        <translation>Lo ve tu escuela, junto a las sesiones y lecciones que hiciste.</translation>
    </message>
</context>
<context>
    <name>NetworkHints</name>
    <message>
        <source>Metered connection: sync waits. Everything is kept on this laptop.</source>
        <translation>Conexión de uso medido: la sincronización espera. Todo queda guardado en este portátil.</translation>
    </message>
</context>
<context>
    <name>NewPassphrasePage</name>
    <message numerus="yes">
        <source>At least %n characters; several words are best.</source>
        <translation>
            <numerusform>Al menos %n carácter; mejor varias palabras.</numerusform>
            <numerusform>Al menos %n caracteres; mejor varias palabras.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elige una frase de paso</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Otra vez la misma</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
    <message>
        <source>This laptop has no keyring, so a passphrase protects what is on it. You type it at each start. Nobody can recover it: without it, what was not sent yet is lost.</source>
        <translation>Este portátil no tiene llavero, así que una frase de paso protege lo que hay en él. La escribirás en cada inicio. Nadie puede recuperarla: sin ella se pierde lo que aún no se haya enviado.</translation>
    </message>
</context>
<context>
    <name>NewPinPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Choose your PIN</source>
        <translation>Elige tu PIN</translation>
    </message>
    <message>
        <source>It keeps your classes from whoever uses this laptop after you. It is kept only here, encrypted. If you forget it, your password or passphrase lets you choose another; nothing is deleted.</source>
        <translation>Protege tus clases de quien use este portátil después. Se guarda solo aquí, cifrado. Si lo olvidas, tu contraseña o tu frase de paso te dejan elegir otro; no se borra nada.</translation>
    </message>
</context>
<context>
    <name>NewSessionPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name of today&apos;s new session</source>
        <translation>Nombre de la nueva sesión de hoy</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>Lectura en voz alta</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Today has a session already; give this one a name.</source>
        <translation>Hoy ya hay una sesión; ponle un nombre a esta.</translation>
    </message>
</context>
<context>
    <name>NewYearPanel</name>
    <message>
        <source>Archive {name}</source>
        <translation>Archivar {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Copy the students&apos; aliases too</source>
        <translation>Copiar también los alias del alumnado</translation>
    </message>
    <message>
        <source>Create the class</source>
        <translation>Crear la clase</translation>
    </message>
    <message>
        <source>New school year</source>
        <translation>Nuevo curso</translation>
    </message>
    <message>
        <source>School year</source>
        <translation>Curso escolar</translation>
    </message>
    <message>
        <source>The variables in use are copied. Scores and comments are not.</source>
        <translation>Se copian las variables en uso. Las puntuaciones y los comentarios, no.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Opening your data…</source>
        <translation>Abriendo tus datos…</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>At random</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>In the list&apos;s order</source>
        <translation>Por orden de lista</translation>
    </message>
    <message>
        <source>Only blanks</source>
        <translation>Solo huecos</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Orden: {order}</translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message numerus="yes">
        <source>%n change(s) of this laptop are not yet sent; the reports have them.</source>
        <translation>
            <numerusform>%n cambio de este equipo está sin enviar; los informes lo incluyen.</numerusform>
            <numerusform>%n cambios de este equipo están sin enviar; los informes los incluyen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in “{name}”.</source>
        <translation>
            <numerusform>%n archivo en «{name}».</numerusform>
            <numerusform>%n archivos en «{name}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) are no longer in the class.</source>
        <translation>
            <numerusform>%n estudiante ya no está en la clase.</numerusform>
            <numerusform>%n estudiantes ya no están en la clase.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. No file was kept.</source>
        <translation>Cancelado. No se ha guardado ningún archivo.</translation>
    </message>
    <message>
        <source>The disk is full. No file was kept. Free some space or choose another folder.</source>
        <translation>El disco está lleno. No se ha guardado ningún archivo. Libera espacio o elige otra carpeta.</translation>
    </message>
    <message>
        <source>These could not be made (places in the list): {places}.</source>
        <translation>Estos no se han podido hacer (puestos en la lista): {places}.</translation>
    </message>
    <message>
        <source>This folder cannot be written. No file was made. Choose another folder.</source>
        <translation>No se puede escribir en esta carpeta. No se ha hecho ningún archivo. Elige otra.</translation>
    </message>
    <message>
        <source>Without scores in this period (places in the list): {places}.</source>
        <translation>Sin puntuaciones en este periodo (puestos en la lista): {places}.</translation>
    </message>
</context>
<context>
    <name>OverrideBox</name>
    <message>
        <source>Back to the analysis</source>
        <translation>Volver al análisis</translation>
    </message>
    <message>
        <source>Change (F2)</source>
        <translation>Cambiar (F2)</translation>
    </message>
    <message>
        <source>Set by hand (F2)</source>
        <translation>Poner a mano (F2)</translation>
    </message>
    <message>
        <source>{alias}: the analysis says which signal it is</source>
        <translation>{alias}: la señal vuelve a ser la del análisis</translation>
    </message>
    <message>
        <source>{alias}: {light}, set by hand</source>
        <translation>{alias}: {light}, puesta a mano</translation>
    </message>
</context>
<context>
    <name>OverrideForm</name>
    <message>
        <source>At most {n} characters. Shorten the text.</source>
        <translation>Como máximo {n} caracteres. Acorta el texto.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose a signal.</source>
        <translation>Elige una señal.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Signal set by hand</source>
        <translation>Señal puesta a mano</translation>
    </message>
    <message>
        <source>What the scores do not show</source>
        <translation>Lo que las puntuaciones no muestran</translation>
    </message>
    <message>
        <source>Write why: the reason is kept beside it.</source>
        <translation>Escribe por qué: el motivo queda junto a la señal.</translation>
    </message>
</context>
<context>
    <name>OverrideWords</name>
    <message>
        <source>Set by somebody else, {when}</source>
        <translation>Puesta por otra persona, {when}</translation>
    </message>
    <message>
        <source>Set by you, {when}</source>
        <translation>Puesta por ti, {when}</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>Puesta por {name}, {when}</translation>
    </message>
    <message>
        <source>The analysis says: {light}</source>
        <translation>El análisis dice: {light}</translation>
    </message>
    <message>
        <source>analysis: {light}</source>
        <translation>análisis: {light}</translation>
    </message>
    <message>
        <source>first set {day}</source>
        <translation>desde el {day}</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>puesta a mano</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Found</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>Nada con ese nombre</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Student, class, variable, lesson or command</source>
        <translation>Estudiante, clase, variable, lección u orden</translation>
    </message>
</context>
<context>
    <name>PastePanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Paste from a spreadsheet</source>
        <translation>Pegar desde una hoja de cálculo</translation>
    </message>
    <message>
        <source>and {n} more, left out</source>
        <translation>y otros {n} que no se pegan</translation>
    </message>
    <message>
        <source>{added} new, {replaced} replaced</source>
        <translation>Nuevas: {added} · Reemplazadas: {replaced}</translation>
    </message>
    <message>
        <source>{names} · from {first} to {last}</source>
        <translation>{names} · de {first} a {last}</translation>
    </message>
    <message>
        <source>{n} outside the table, left out</source>
        <translation>Fuera de la tabla, no se pegan: {n}</translation>
    </message>
    <message>
        <source>{n} there already</source>
        <translation>Ya estaban: {n}</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message numerus="yes">
        <source>%n scores pasted</source>
        <translation>
            <numerusform>%n puntuación pegada</numerusform>
            <numerusform>%n puntuaciones pegadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickPanel</name>
    <message>
        <source>Absent</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>No hay nadie</translation>
    </message>
    <message>
        <source>Score now</source>
        <translation>Puntuar ahora</translation>
    </message>
    <message>
        <source>{called} of {total} called</source>
        <translation>{called} de {total} ya salieron</translation>
    </message>
</context>
<context>
    <name>PillWords</name>
    <message numerus="yes">
        <source>%n saved here</source>
        <translation>
            <numerusform>%n guardado aquí</numerusform>
            <numerusform>%n guardados aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>El reloj va mal</translation>
    </message>
    <message>
        <source>Comparing with the server</source>
        <translation>Comparando con el servidor</translation>
    </message>
    <message>
        <source>Everything here is at the school&apos;s server.</source>
        <translation>Todo lo de aquí está en el servidor de la escuela.</translation>
    </message>
    <message>
        <source>Everything you do is saved on this laptop at once.</source>
        <translation>Todo lo que haces se guarda en este portátil al instante.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Only on this laptop</source>
        <translation>Solo en este portátil</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Problem, nothing lost</source>
        <translation>Problema, nada perdido</translation>
    </message>
    <message numerus="yes">
        <source>Review %n</source>
        <translation>
            <numerusform>Revisar %n</numerusform>
            <numerusform>Revisar %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Guardado aquí</translation>
    </message>
    <message numerus="yes">
        <source>Saved here · %n to send</source>
        <translation>
            <numerusform>Guardado aquí · %n pendiente</numerusform>
            <numerusform>Guardado aquí · %n pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Enviando %n</numerusform>
            <numerusform>Enviando %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Server busy</source>
        <translation>Servidor ocupado</translation>
    </message>
    <message>
        <source>Sign in to send</source>
        <translation>Inicia sesión para enviar</translation>
    </message>
    <message>
        <source>Some changes need you. Nothing is lost.</source>
        <translation>Algunos cambios te necesitan. No se ha perdido nada.</translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>Sincronizado {time}</translation>
    </message>
    <message>
        <source>The sample class stays on this laptop and never syncs.</source>
        <translation>La clase de ejemplo se queda en este portátil y nunca se sincroniza.</translation>
    </message>
    <message>
        <source>Update to send</source>
        <translation>Actualiza para enviar</translation>
    </message>
    <message>
        <source>Wi-Fi sign-in page</source>
        <translation>Portal de wifi</translation>
    </message>
</context>
<context>
    <name>PinAsk</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Escribe tu PIN.</translation>
    </message>
    <message>
        <source>You can try again.</source>
        <translation>Ya puedes intentarlo otra vez.</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message>
        <source>4 to 8 digits, not ones that pupils would try.</source>
        <translation>De 4 a 8 cifras, que el alumnado no vaya a probar.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation>Un PIN tiene de 4 a 8 cifras.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>PIN until now</source>
        <translation>PIN hasta ahora</translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation>Guardar PIN</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Otra vez el mismo</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Los dos no son iguales.</translation>
    </message>
</context>
<context>
    <name>PinPanels</name>
    <message>
        <source>Choose a PIN to lock with</source>
        <translation>Elige un PIN para bloquear</translation>
    </message>
    <message>
        <source>Ctrl+L or a while without a key then hides everything until you type it. It is for this account on this laptop. If you forget it, your password or passphrase opens the window; nothing is ever deleted.</source>
        <translation>Con Ctrl+L, o tras un rato sin tocar nada, se oculta todo hasta que lo escribas. Es para esta cuenta en este portátil. Si lo olvidas, tu contraseña o tu frase de paso abre la ventana; nunca se borra nada.</translation>
    </message>
    <message>
        <source>Go on presenting</source>
        <translation>Seguir presentando</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Leave presenter mode</source>
        <translation>Salir del modo presentación</translation>
    </message>
    <message>
        <source>This laptop is shared: leaving takes your PIN.</source>
        <translation>Este portátil es compartido: para salir hace falta tu PIN.</translation>
    </message>
</context>
<context>
    <name>PinRow</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>Cambiar PIN</translation>
    </message>
    <message>
        <source>No PIN yet. Without one the window cannot be locked.</source>
        <translation>Todavía no hay PIN. Sin él no se puede bloquear la ventana.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Remove PIN</source>
        <translation>Quitar PIN</translation>
    </message>
    <message>
        <source>Set a PIN</source>
        <translation>Poner un PIN</translation>
    </message>
    <message>
        <source>The PIN is removed. The window does not lock any more.</source>
        <translation>Se ha quitado el PIN. La ventana ya no se bloquea.</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>El PIN está guardado.</translation>
    </message>
    <message>
        <source>The sample class holds nothing private, so it has no PIN.</source>
        <translation>La clase de ejemplo no contiene nada privado, así que no tiene PIN.</translation>
    </message>
    <message>
        <source>There is a PIN for this account on this laptop.</source>
        <translation>Hay un PIN para esta cuenta en este portátil.</translation>
    </message>
    <message>
        <source>There is a PIN. On a shared laptop it can be changed, not removed.</source>
        <translation>Hay un PIN. En un portátil compartido se puede cambiar, no quitar.</translation>
    </message>
</context>
<context>
    <name>PinWords</name>
    <message numerus="yes">
        <source>That is not the PIN. %n tries left before you have to wait.</source>
        <translation>
            <numerusform>Ese no es el PIN. Queda %n intento antes de tener que esperar.</numerusform>
            <numerusform>Ese no es el PIN. Quedan %n intentos antes de tener que esperar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}.</source>
        <translation>Demasiados PIN equivocados. Inténtalo otra vez dentro de {time}.</translation>
    </message>
</context>
<context>
    <name>PresenterBar</name>
    <message>
        <source>Hold to leave  [F8]</source>
        <translation>Mantén para salir  [F8]</translation>
    </message>
    <message>
        <source>Leave  [F8]</source>
        <translation>Salir  [F8]</translation>
    </message>
    <message>
        <source>Numbers for names</source>
        <translation>Números por nombres</translation>
    </message>
    <message>
        <source>Presenting</source>
        <translation>Presentando</translation>
    </message>
    <message>
        <source>Scores, averages and comments are hidden.</source>
        <translation>Puntuaciones, medias y comentarios están ocultos.</translation>
    </message>
</context>
<context>
    <name>PrivacyGroup</name>
    <message>
        <source>After 10 minutes</source>
        <translation>A los 10 minutos</translation>
    </message>
    <message>
        <source>After 2 minutes without a key or pointer</source>
        <translation>A los 2 minutos sin teclas ni puntero</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>A los 5 minutos</translation>
    </message>
    <message>
        <source>Always shown</source>
        <translation>Siempre a la vista</translation>
    </message>
    <message>
        <source>Behind “Show”</source>
        <translation>Tras «Mostrar»</translation>
    </message>
    <message>
        <source>By alias</source>
        <translation>Por alias</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Por número</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once. What you are typing stays as it is.</source>
        <translation>Ctrl+L bloquea al momento. Lo que estés escribiendo se queda como está.</translation>
    </message>
    <message>
        <source>Dates of birth</source>
        <translation>Fechas de nacimiento</translation>
    </message>
    <message>
        <source>Everything shows</source>
        <translation>Se ve todo</translation>
    </message>
    <message>
        <source>F8 starts presenter mode; hold it to leave.</source>
        <translation>F8 inicia el modo presentación; mantenla pulsada para salir.</translation>
    </message>
    <message>
        <source>Is mine</source>
        <translation>Es mío</translation>
    </message>
    <message>
        <source>Is shared</source>
        <translation>Es compartido</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Bloqueo automático</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Presenter mode is on</source>
        <translation>El modo presentación está activo</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Shared: every account has a PIN, the window locks after five minutes, no e-mail is filled in, and leaving presenter mode takes the PIN.</source>
        <translation>Compartido: cada cuenta tiene un PIN, la ventana se bloquea a los cinco minutos, no aparece escrito ningún correo y para salir del modo presentación hace falta el PIN.</translation>
    </message>
    <message>
        <source>Students in presenter mode</source>
        <translation>Estudiantes en modo presentación</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este portátil</translation>
    </message>
    <message>
        <source>When the app opens</source>
        <translation>Al abrir la aplicación</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Go back to the backup of {when}</source>
        <translation>Volver a la copia de {when}</translation>
    </message>
    <message>
        <source>The damaged file is kept aside. What the school&apos;s server has comes again with the next sync; what was typed since and not sent stays in that file.</source>
        <translation>El archivo dañado se guarda aparte. Lo que tiene el servidor de la escuela vuelve con la próxima sincronización; lo escrito desde entonces y no enviado queda en ese archivo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Usar otra cuenta</translation>
    </message>
    <message>
        <source>Your data could not be opened</source>
        <translation>No se pudieron abrir tus datos</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Mehmiro</source>
        <translation>Mehmiro</translation>
    </message>
</context>
<context>
    <name>QuickCard</name>
    <message>
        <source>Absent</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>More for this student</source>
        <translation>Más para esta persona</translation>
    </message>
    <message>
        <source>Next: {alias}</source>
        <translation>Siguiente: {alias}</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Student before</source>
        <translation>Persona anterior</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>no score yet</source>
        <translation>aún sin puntuación</translation>
    </message>
    <message>
        <source>now: {value}</source>
        <translation>ahora: {value}</translation>
    </message>
    <message>
        <source>previous: {value}</source>
        <translation>anterior: {value}</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>con puntuación</translation>
    </message>
    <message>
        <source>{done} of {total} scored</source>
        <translation>{done} de {total} con puntuación</translation>
    </message>
</context>
<context>
    <name>QuickComments</name>
    <message>
        <source>Clear improvement</source>
        <translation>Mejora clara</translation>
    </message>
    <message>
        <source>Excellent work</source>
        <translation>Trabajo excelente</translation>
    </message>
    <message>
        <source>Helps classmates</source>
        <translation>Ayuda a los demás</translation>
    </message>
    <message>
        <source>Homework missing</source>
        <translation>Faltan los deberes</translation>
    </message>
    <message>
        <source>Needs support</source>
        <translation>Necesita apoyo</translation>
    </message>
    <message>
        <source>Takes part more</source>
        <translation>Participa más</translation>
    </message>
    <message>
        <source>Was distracted</source>
        <translation>Se distrajo</translation>
    </message>
</context>
<context>
    <name>QuickDone</name>
    <message numerus="yes">
        <source>%n absent or exempt</source>
        <translation>
            <numerusform>%n ausente o exento</numerusform>
            <numerusform>%n ausentes o exentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the grid  [Esc]</source>
        <translation>Volver a la tabla  [Esc]</translation>
    </message>
    <message>
        <source>Next variable  [Enter]</source>
        <translation>Siguiente variable  [Intro]</translation>
    </message>
    <message>
        <source>Score the blanks ({n})</source>
        <translation>Puntuar los huecos ({n})</translation>
    </message>
</context>
<context>
    <name>QuickEntry</name>
    <message>
        <source>Type the score, then Enter.</source>
        <translation>Escribe la puntuación y pulsa Intro.</translation>
    </message>
</context>
<context>
    <name>QuickScore</name>
    <message>
        <source>Quick score</source>
        <translation>Modo rápido</translation>
    </message>
    <message>
        <source>Score this student first; the score then fills the blanks.</source>
        <translation>Puntúa primero aquí; esa puntuación rellenará los huecos.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n por revisar</numerusform>
            <numerusform>%n por revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuar</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Pantallas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Alumnado</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>Sync</source>
        <comment>must fit a narrow rail</comment>
        <translation>Sincro.</translation>
    </message>
    <message>
        <source>Sync centre</source>
        <translation>Sincronización</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Activities</source>
        <translation>Actividades</translation>
    </message>
    <message>
        <source>Back to the lesson</source>
        <translation>Volver a la lección</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materiales</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Objetivos</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>back</source>
        <translation>volver</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>desplazar</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
</context>
<context>
    <name>RecordTab</name>
    <message>
        <source>Removing…</source>
        <translation>Quitando…</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>AI suggestion</source>
        <translation>sugerencia de IA</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Este portátil</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>activities</source>
        <translation>actividades</translation>
    </message>
    <message>
        <source>alias</source>
        <translation>alias</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivada</translation>
    </message>
    <message>
        <source>assessment session</source>
        <translation>sesión de evaluación</translation>
    </message>
    <message>
        <source>attendance</source>
        <translation>asistencia</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>en blanco</translation>
    </message>
    <message>
        <source>changed by an import</source>
        <translation>cambiado por una importación</translation>
    </message>
    <message>
        <source>changed on {device}</source>
        <translation>cambiado en: {device}</translation>
    </message>
    <message>
        <source>changed on {device}, received here</source>
        <translation>cambiado en: {device}, recibido aquí</translation>
    </message>
    <message>
        <source>class</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>color</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>completed by the server</source>
        <translation>completado por el servidor</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>fecha de nacimiento</translation>
    </message>
    <message>
        <source>details</source>
        <translation>detalles</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>diagnóstico</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>correo</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>exento</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>curso</translation>
    </message>
    <message>
        <source>highest score</source>
        <translation>puntuación máxima</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>joined with a change made on {device}</source>
        <translation>unido a un cambio hecho en: {device}</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tarde</translation>
    </message>
    <message>
        <source>learning style</source>
        <translation>estilo de aprendizaje</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>lección</translation>
    </message>
    <message>
        <source>lowest score</source>
        <translation>puntuación mínima</translation>
    </message>
    <message>
        <source>materials</source>
        <translation>materiales</translation>
    </message>
    <message>
        <source>monitoring</source>
        <translation>seguimiento</translation>
    </message>
    <message>
        <source>monitoring settings</source>
        <translation>ajustes de seguimiento</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>not accepted by the server</source>
        <translation>no aceptado por el servidor</translation>
    </message>
    <message>
        <source>not used: a newer version stayed</source>
        <translation>no usado: quedó una versión más reciente</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>objectives</source>
        <translation>objetivos</translation>
    </message>
    <message>
        <source>place in the order</source>
        <translation>lugar en el orden</translation>
    </message>
    <message>
        <source>present</source>
        <translation>presente</translation>
    </message>
    <message>
        <source>put aside: the class went to another teacher</source>
        <translation>apartado: la clase pasó a otro docente</translation>
    </message>
    <message>
        <source>put aside: what it belonged to was removed on {device}</source>
        <translation>apartado: aquello a lo que pertenecía se quitó en: {device}</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leída</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>record</source>
        <translation>registro</translation>
    </message>
    <message>
        <source>redone on {device}</source>
        <translation>rehecho en: {device}</translation>
    </message>
    <message>
        <source>removed on {device}</source>
        <translation>quitado en: {device}</translation>
    </message>
    <message>
        <source>school year</source>
        <translation>año escolar</translation>
    </message>
    <message>
        <source>score</source>
        <translation>puntuación</translation>
    </message>
    <message>
        <source>section</source>
        <translation>sección</translation>
    </message>
    <message>
        <source>set aside by you</source>
        <translation>apartado por ti</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>señal</translation>
    </message>
    <message>
        <source>signal set by hand</source>
        <translation>señal puesta a mano</translation>
    </message>
    <message>
        <source>student</source>
        <translation>estudiante</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>resumen</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>the web</source>
        <translation>la web</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>este portátil</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>hora desconocida</translation>
    </message>
    <message>
        <source>title</source>
        <translation>título</translation>
    </message>
    <message>
        <source>undone on {device}</source>
        <translation>deshecho en: {device}</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>your account</source>
        <translation>tu cuenta</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Attendance: {how}, first recorded {when}</source>
        <translation>Asistencia: {how}, anotada por primera vez {when}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the record of: {source}</source>
        <translation>Cambiar el registro de: {source}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Aún no hay registros</translation>
    </message>
    <message>
        <source>Record removed</source>
        <translation>Registro eliminado</translation>
    </message>
    <message>
        <source>Record restored</source>
        <translation>Registro restaurado</translation>
    </message>
    <message>
        <source>Record saved</source>
        <translation>Registro guardado</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Docente</translation>
    </message>
    <message>
        <source>added: {what}</source>
        <translation>añadido: {what}</translation>
    </message>
    <message>
        <source>details</source>
        <translation>detalles</translation>
    </message>
    <message>
        <source>first given {when}</source>
        <translation>puesta por primera vez {when}</translation>
    </message>
    <message>
        <source>in the grid</source>
        <translation>en la tabla</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>solo lectura</translation>
    </message>
    <message>
        <source>removed: {what}</source>
        <translation>eliminado: {what}</translation>
    </message>
</context>
<context>
    <name>RejectedRow</name>
    <message>
        <source>Copy details for support</source>
        <translation>Copiar los detalles para la ayuda técnica</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Volver a poner</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>RejectionReasons</name>
    <message>
        <source>A value is not one the school&apos;s server can keep.</source>
        <translation>El servidor de la escuela no puede guardar un valor así.</translation>
    </message>
    <message>
        <source>It belongs to classes of two different teachers.</source>
        <translation>Pertenece a clases de dos docentes distintos.</translation>
    </message>
    <message>
        <source>It breaks a rule of the school&apos;s server ({rule}).</source>
        <translation>Incumple una regla del servidor de la escuela ({rule}).</translation>
    </message>
    <message>
        <source>Only an administrator may change the monitoring settings.</source>
        <translation>Solo una persona administradora puede cambiar los ajustes de seguimiento.</translation>
    </message>
    <message>
        <source>Something that must be filled in is blank.</source>
        <translation>Falta algo que es obligatorio.</translation>
    </message>
    <message>
        <source>The class went to another teacher. What was yours is kept here.</source>
        <translation>La clase pasó a otro docente. Lo tuyo se conserva aquí.</translation>
    </message>
    <message>
        <source>The comment is longer than 500 characters.</source>
        <translation>El comentario tiene más de 500 caracteres.</translation>
    </message>
    <message>
        <source>The reason is blank or longer than 500 characters.</source>
        <translation>El motivo está vacío o tiene más de 500 caracteres.</translation>
    </message>
    <message>
        <source>The scale must rise from its lowest to its highest score.</source>
        <translation>La escala debe ir de menor a mayor.</translation>
    </message>
    <message>
        <source>The school&apos;s server cannot keep this yet. It goes out by itself once the school has updated it; until then it is safe on this laptop.</source>
        <translation>El servidor de la escuela todavía no puede guardar esto. Saldrá solo cuando la escuela lo actualice; hasta entonces está a salvo en este portátil.</translation>
    </message>
    <message>
        <source>The school&apos;s server did not accept it (code {code}).</source>
        <translation>El servidor de la escuela no lo aceptó (código {code}).</translation>
    </message>
    <message>
        <source>The school&apos;s server has one like it already.</source>
        <translation>El servidor de la escuela ya tiene uno igual.</translation>
    </message>
    <message>
        <source>The score is outside the variable&apos;s scale.</source>
        <translation>La puntuación está fuera de la escala de la variable.</translation>
    </message>
    <message>
        <source>The text is too long for the school&apos;s server.</source>
        <translation>El texto es demasiado largo para el servidor de la escuela.</translation>
    </message>
    <message>
        <source>What it belongs to is no longer on the school&apos;s server.</source>
        <translation>Aquello a lo que pertenece ya no está en el servidor de la escuela.</translation>
    </message>
    <message>
        <source>What it belongs to was removed on {device}.</source>
        <translation>Aquello a lo que pertenece se quitó en: {device}.</translation>
    </message>
    <message>
        <source>You may not change this: the class may have gone to another teacher.</source>
        <translation>No puedes cambiar esto: quizá la clase pasó a otro docente.</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>no aceptado</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>apartado</translation>
    </message>
    <message>
        <source>the variable</source>
        <translation>la variable</translation>
    </message>
    <message>
        <source>{score} is outside the scale of {variable}.</source>
        <translation>{score} está fuera de la escala de {variable}.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Artificial intelligence</source>
        <translation>Inteligencia artificial</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Asistencia</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Mejor</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>Por áreas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class: the mean of the same sessions, at least {count} students.</source>
        <translation>Clase: la media de las mismas sesiones, con {count} estudiantes como mínimo.</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Date of birth: {day}</source>
        <translation>Fecha de nacimiento: {day}</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Learning style: {style}</source>
        <translation>Estilo de aprendizaje: {style}</translation>
    </message>
    <message>
        <source>Made on {day}</source>
        <translation>Hecho el {day}</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Mean: of the last {count} sessions, from the teacher&apos;s scores. Trend: from three days with scores on.</source>
        <translation>Media: de las últimas {count} sesiones, con las puntuaciones docentes. Tendencia: a partir de tres días con puntuaciones.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>A lo largo del tiempo</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Progress report</source>
        <translation>Informe de progreso</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Docente</translation>
    </message>
    <message>
        <source>There are no scores in this period.</source>
        <translation>No hay puntuaciones en este periodo.</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendencia</translation>
    </message>
    <message>
        <source>Who assessed</source>
        <translation>Quién ha evaluado</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausencias</translation>
    </message>
    <message>
        <source>changes not yet sent: {count}</source>
        <translation>cambios sin enviar: {count}</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>exenciones</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>baja</translation>
    </message>
    <message>
        <source>few data</source>
        <translation>pocos datos</translation>
    </message>
    <message>
        <source>late</source>
        <translation>retrasos</translation>
    </message>
    <message>
        <source>report</source>
        <translation>informe</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>sube</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>puntuaciones</translation>
    </message>
    <message>
        <source>scores: {count}</source>
        <translation>puntuaciones: {count}</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>estable</translation>
    </message>
    <message>
        <source>{first} to {last} · sessions: {count}</source>
        <translation>{first} a {last} · sesiones: {count}</translation>
    </message>
    <message>
        <source>{first} · sessions: {count}</source>
        <translation>{first} · sesiones: {count}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>de {low} a {high}</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Import from a file</source>
        <translation>Importar de un archivo</translation>
    </message>
    <message>
        <source>Make reports</source>
        <translation>Hacer informes</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message numerus="yes">
        <source>%n changes not sent yet are put aside and not sent.</source>
        <translation>
            <numerusform>%n cambio sin enviar queda apartado y no se envía.</numerusform>
            <numerusform>%n cambios sin enviar quedan apartados y no se envían.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n clase</numerusform>
            <numerusform>%n clases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scores</source>
        <translation>
            <numerusform>%n puntuación</numerusform>
            <numerusform>%n puntuaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n students</source>
        <translation>
            <numerusform>%n estudiante</numerusform>
            <numerusform>%n estudiantes</numerusform>
        </translation>
    </message>
    <message>
        <source>As it was: {when}</source>
        <translation>Como estaba: {when}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Backups on this laptop</source>
        <translation>Copias de seguridad en este portátil</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Copias de seguridad, la más reciente primero</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancelled. Everything is as it was.</source>
        <translation>Cancelado. Todo está como estaba.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Goes back to {when}: {there}. Now there are {here}.</source>
        <translation>Vuelve a {when}: {there}. Ahora hay {here}.</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aún no hay copias</translation>
    </message>
    <message>
        <source>One is made each day, a few seconds after the app is opened.</source>
        <translation>Se hace una cada día, unos segundos después de abrir la aplicación.</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>Restaurar esta copia</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Restaurando</translation>
    </message>
    <message>
        <source>What is here now is kept first, as a backup: restore that to undo this.</source>
        <translation>Lo que hay ahora se guarda antes, como copia: restáurala para deshacer esto.</translation>
    </message>
    <message>
        <source>What the school has on its server stays: it comes again with the next sync. What was removed there stays removed; the bin brings it back.</source>
        <translation>Lo que la escuela tiene en su servidor se queda: vuelve a llegar al sincronizar. Lo que se quitó allí sigue quitado; la papelera lo recupera.</translation>
    </message>
    <message>
        <source>before a large removal</source>
        <translation>antes de quitar mucho</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>antes de una actualización</translation>
    </message>
    <message>
        <source>before going back</source>
        <translation>antes de volver atrás</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>hecha a mano</translation>
    </message>
    <message>
        <source>of the day</source>
        <translation>del día</translation>
    </message>
</context>
<context>
    <name>RosterFileDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import students</source>
        <translation>Importar alumnado</translation>
    </message>
    <message>
        <source>Lists (*.csv *.xlsx *.txt)</source>
        <translation>Listas (*.csv *.xlsx *.txt)</translation>
    </message>
</context>
<context>
    <name>RosterPastePanel</name>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n ya está</numerusform>
            <numerusform>%n ya están</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blank line(s) left out</source>
        <translation>
            <numerusform>%n línea en blanco omitida</numerusform>
            <numerusform>%n líneas en blanco omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nuevo</numerusform>
            <numerusform>%n nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation>
            <numerusform>%n no es posible</numerusform>
            <numerusform>%n no son posibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n actualizado</numerusform>
            <numerusform>%n actualizados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n student(s)</source>
        <translation>
            <numerusform>Añadir %n estudiante</numerusform>
            <numerusform>Añadir %n estudiantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Add {new} and update {changed}</source>
        <translation>Añadir {new} y actualizar {changed}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>List of students, one alias per line</source>
        <translation>Lista del alumnado, un alias por línea</translation>
    </message>
    <message>
        <source>Nothing to add</source>
        <translation>Nada que añadir</translation>
    </message>
    <message>
        <source>Paste here: one alias per line, or separated by commas</source>
        <translation>Pega aquí: un alias por línea, o separados por comas</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message numerus="yes">
        <source>Update %n student(s)</source>
        <translation>
            <numerusform>Actualizar a 1 estudiante</numerusform>
            <numerusform>Actualizar a %n estudiantes</numerusform>
        </translation>
    </message>
    <message>
        <source>What will become of each entry</source>
        <translation>Qué pasará con cada entrada</translation>
    </message>
    <message>
        <source>Your list</source>
        <translation>Tu lista</translation>
    </message>
    <message>
        <source>already in the class</source>
        <translation>ya está en la clase</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>color</translation>
    </message>
    <message>
        <source>columns left out: {names}</source>
        <translation>columnas sin usar: {names}</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>fecha de nacimiento</translation>
    </message>
    <message>
        <source>has hidden characters</source>
        <translation>tiene caracteres ocultos</translation>
    </message>
    <message>
        <source>heading “{text}” left out</source>
        <translation>encabezado «{text}» omitido</translation>
    </message>
    <message>
        <source>learning style</source>
        <translation>estilo de aprendizaje</translation>
    </message>
    <message>
        <source>line {number}: {text}</source>
        <translation>línea {number}: {text}</translation>
    </message>
    <message>
        <source>new: {details}</source>
        <translation>nuevo: {details}</translation>
    </message>
    <message>
        <source>the list is too long</source>
        <translation>la lista es demasiado larga</translation>
    </message>
    <message>
        <source>too long for an alias</source>
        <translation>demasiado largo para un alias</translation>
    </message>
    <message>
        <source>twice in the list</source>
        <translation>dos veces en la lista</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
</context>
<context>
    <name>RunTeller</name>
    <message>
        <source>Analysis finished</source>
        <translation>Análisis terminado</translation>
    </message>
    <message>
        <source>Analysis stopped. What it had found is kept.</source>
        <translation>Análisis detenido. Lo que ya había encontrado se conserva.</translation>
    </message>
</context>
<context>
    <name>ScoreFoot</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>fill blanks</source>
        <translation>rellena huecos</translation>
    </message>
    <message>
        <source>find</source>
        <translation>buscar</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>tabla</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tarde</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>azar</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>modo rápido</translation>
    </message>
    <message>
        <source>score and go down</source>
        <translation>puntúa y baja</translation>
    </message>
    <message>
        <source>score and go on</source>
        <translation>puntúa y sigue</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>saltar</translation>
    </message>
    <message>
        <source>student</source>
        <translation>alumnado</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>deshacer</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variable</translation>
    </message>
</context>
<context>
    <name>ScoreGridView</name>
    <message>
        <source>Average and trend follow from the scores.</source>
        <translation>La media y la tendencia salen de las puntuaciones.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Students  {n}</source>
        <translation>Alumnado  {n}</translation>
    </message>
</context>
<context>
    <name>ScoreScreen</name>
    <message>
        <source>A class with students and a variable is all it takes to score.</source>
        <translation>Para puntuar basta una clase con alumnado y una variable.</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Añadir una clase</translation>
    </message>
    <message>
        <source>Add a variable, e.g. Reading, with its scale.</source>
        <translation>Añade una variable, p. ej. Lectura, con su escala.</translation>
    </message>
    <message>
        <source>Add students</source>
        <translation>Añadir alumnado</translation>
    </message>
    <message>
        <source>Add variables</source>
        <translation>Añadir variables</translation>
    </message>
    <message>
        <source>Add your first class</source>
        <translation>Añade tu primera clase</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>No students in {name} yet</source>
        <translation>Aún no hay alumnado en {name}</translation>
    </message>
    <message>
        <source>Nothing to score in {name} yet</source>
        <translation>Aún no hay nada que puntuar en {name}</translation>
    </message>
    <message>
        <source>Paste the list of aliases; it takes a minute.</source>
        <translation>Pega la lista de alias; se tarda un minuto.</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Nothing to take back or bring back</source>
        <translation>No hay nada que deshacer ni rehacer</translation>
    </message>
    <message>
        <source>Pasting the scores…</source>
        <translation>Pegando las puntuaciones…</translation>
    </message>
</context>
<context>
    <name>Scoring</name>
    <message>
        <source>Attendance</source>
        <translation>Asistencia</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Changed elsewhere: {value}.</source>
        <translation>Cambiado en otro lugar: {value}.</translation>
    </message>
    <message>
        <source>Cleared elsewhere.</source>
        <translation>Borrado en otro lugar.</translation>
    </message>
    <message>
        <source>Groups copied</source>
        <translation>Grupos copiados</translation>
    </message>
    <message>
        <source>Space or a click: absent.</source>
        <translation>Espacio o un clic: ausente.</translation>
    </message>
    <message>
        <source>The class that was open was removed elsewhere.</source>
        <translation>La clase que estaba abierta se eliminó en otro sitio.</translation>
    </message>
    <message>
        <source>The class that was open was removed.</source>
        <translation>La clase que estaba abierta se eliminó.</translation>
    </message>
    <message>
        <source>The session that was open was removed elsewhere. This is today&apos;s.</source>
        <translation>La sesión que estaba abierta se eliminó en otro sitio. Esta es la de hoy.</translation>
    </message>
    <message>
        <source>The session that was open was removed. This is today&apos;s.</source>
        <translation>La sesión que estaba abierta se eliminó. Esta es la de hoy.</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Hoy, {day}</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendencia</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>average</source>
        <translation>media</translation>
    </message>
    <message>
        <source>concerning</source>
        <translation>preocupa</translation>
    </message>
    <message>
        <source>exempt</source>
        <translation>exento</translation>
    </message>
    <message>
        <source>few data</source>
        <translation>pocos datos</translation>
    </message>
    <message>
        <source>improving</source>
        <translation>mejora</translation>
    </message>
    <message>
        <source>late</source>
        <translation>tarde</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>sin puntuación</translation>
    </message>
    <message>
        <source>now in {name}</source>
        <translation>ahora en {name}</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>present</source>
        <translation>presente</translation>
    </message>
    <message>
        <source>refused by the server</source>
        <translation>rechazado por el servidor</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>con puntuación</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>estable</translation>
    </message>
    <message>
        <source>two versions, review</source>
        <translation>dos versiones, por revisar</translation>
    </message>
    <message>
        <source>with comment</source>
        <translation>con comentario</translation>
    </message>
    <message>
        <source>{alias} · {variable}: {text} is outside {scale}</source>
        <translation>{alias} · {variable}: {text} está fuera de {scale}</translation>
    </message>
    <message>
        <source>{alias} · {variable}: “{text}” is not a score</source>
        <translation>{alias} · {variable}: «{text}» no es una puntuación</translation>
    </message>
    <message>
        <source>{alias}, {variable}, cleared</source>
        <translation>{alias}, {variable}, borrada</translation>
    </message>
    <message>
        <source>{value} of {high}</source>
        <translation>{value} de {high}</translation>
    </message>
    <message>
        <source>“{text}” not saved</source>
        <translation>«{text}» sin guardar</translation>
    </message>
</context>
<context>
    <name>ScoringGroup</name>
    <message>
        <source>After a 1 on a scale that goes to 10, in quick-score.</source>
        <translation>Tras un 1 en una escala que llega a 10, en el modo rápido.</translation>
    </message>
    <message>
        <source>Digits and signs type scores; choose a letter.</source>
        <translation>Las cifras y los signos escriben puntuaciones; elige una letra.</translation>
    </message>
    <message>
        <source>Enter below the last student</source>
        <translation>Intro tras el último estudiante</translation>
    </message>
    <message>
        <source>Goes to the next variable</source>
        <translation>Pasa a la variable siguiente</translation>
    </message>
    <message>
        <source>Key for: {act}</source>
        <translation>Tecla para: {act}</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Puntuar</translation>
    </message>
    <message>
        <source>Single letters are keys while scoring</source>
        <translation>Las letras sueltas son teclas al puntuar</translation>
    </message>
    <message>
        <source>Stays in the column</source>
        <translation>Se queda en la columna</translation>
    </message>
    <message>
        <source>Type the letter for this act.</source>
        <translation>Escribe la letra para esta acción.</translation>
    </message>
    <message>
        <source>Until Enter is pressed</source>
        <translation>Hasta pulsar Intro</translation>
    </message>
    <message>
        <source>Wait for a second digit</source>
        <translation>Espera de la segunda cifra</translation>
    </message>
    <message>
        <source>{letter} is already the key for: {act}</source>
        <translation>{letter} ya es la tecla para: {act}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>SessionBar</name>
    <message numerus="yes">
        <source>%n blanks</source>
        <translation>
            <numerusform>%n hueco</numerusform>
            <numerusform>%n huecos</numerusform>
        </translation>
    </message>
    <message>
        <source>Assessment session</source>
        <translation>Sesión de evaluación</translation>
    </message>
    <message>
        <source>Everyone again (B)</source>
        <translation>Todo el grupo otra vez (B)</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>More: attendance, picker, groups</source>
        <translation>Más: asistencia, azar, grupos</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Nueva sesión</translation>
    </message>
    <message>
        <source>Only the students with blanks (B)</source>
        <translation>Solo el alumnado con huecos (B)</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
</context>
<context>
    <name>SessionsTab</name>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n puntuación</numerusform>
            <numerusform>%n puntuaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n sesión</numerusform>
            <numerusform>%n sesiones</numerusform>
        </translation>
    </message>
    <message>
        <source>All months</source>
        <translation>Todos los meses</translation>
    </message>
    <message>
        <source>Assessment session of {day} started</source>
        <translation>Sesión de evaluación «{day}» empezada</translation>
    </message>
    <message>
        <source>Assessment sessions of the class</source>
        <translation>Sesiones de evaluación de la clase</translation>
    </message>
    <message>
        <source>Change date</source>
        <translation>Cambiar fecha</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Date of the new assessment session</source>
        <translation>Fecha de la nueva sesión de evaluación</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Made by somebody else on {day}</source>
        <translation>Creada por otra persona el {day}</translation>
    </message>
    <message>
        <source>Made by you on {day}</source>
        <translation>Creada por ti el {day}</translation>
    </message>
    <message>
        <source>Made by {name} on {day}</source>
        <translation>Creada por {name} el {day}</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the new assessment session</source>
        <translation>Nombre de la nueva sesión de evaluación</translation>
    </message>
    <message>
        <source>Name, if you like</source>
        <translation>Nombre, si quieres</translation>
    </message>
    <message>
        <source>No assessment sessions yet. Start one, and score the class in it.</source>
        <translation>Aún no hay sesiones de evaluación. Empieza una y puntúa la clase en ella.</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Quitar (Supr)</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Renombrar (F2)</translation>
    </message>
    <message>
        <source>Score (Enter)</source>
        <translation>Puntuar (Intro)</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>This day has one already: here it is. Name a second one apart.</source>
        <translation>Este día ya tiene una: aquí está. A una segunda, ponle nombre.</translation>
    </message>
    <message>
        <source>{name} changed</source>
        <translation>{name}: cambio guardado</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name}: quitado</translation>
    </message>
</context>
<context>
    <name>SettingsGroup</name>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>0 to 100</source>
        <translation>de 0 a 100</translation>
    </message>
    <message>
        <source>1 to 90</source>
        <translation>de 1 a 90</translation>
    </message>
    <message>
        <source>Analyse by itself every day</source>
        <translation>Analizar automáticamente cada día</translation>
    </message>
    <message>
        <source>Attention from</source>
        <translation>Atención desde</translation>
    </message>
    <message>
        <source>Back to the board (Esc)</source>
        <translation>Volver al tablero (Esc)</translation>
    </message>
    <message>
        <source>Days looked at</source>
        <translation>Días que se miran</translation>
    </message>
    <message>
        <source>From 1 to 90 days.</source>
        <translation>De 1 a 90 días.</translation>
    </message>
    <message>
        <source>Last changed: {when}.</source>
        <translation>Último cambio: {when}.</translation>
    </message>
    <message>
        <source>Made on {day}.</source>
        <translation>Creados el {day}.</translation>
    </message>
    <message>
        <source>Monitoring settings</source>
        <translation>Ajustes de seguimiento</translation>
    </message>
    <message>
        <source>Monitoring settings saved</source>
        <translation>Ajustes de seguimiento guardados</translation>
    </message>
    <message>
        <source>Of the sample class; they stay on this laptop.</source>
        <translation>De la clase de ejemplo; se quedan en este portátil.</translation>
    </message>
    <message>
        <source>Only an administrator may change the monitoring settings.</source>
        <translation>Solo una persona administradora puede cambiar los ajustes de seguimiento.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Saved here. The change counts once the school&apos;s server accepts it.</source>
        <translation>Guardado aquí. El cambio vale cuando el servidor de la escuela lo acepte.</translation>
    </message>
    <message>
        <source>The school&apos;s server did not accept the change (code {code}).</source>
        <translation>El servidor de la escuela no aceptó el cambio (código {code}).</translation>
    </message>
    <message>
        <source>The school&apos;s settings go on being used.</source>
        <translation>Se siguen usando los ajustes de la escuela.</translation>
    </message>
    <message>
        <source>The school&apos;s settings have not arrived yet; these are the usual ones.</source>
        <translation>Los ajustes de la escuela no han llegado todavía; estos son los habituales.</translation>
    </message>
    <message>
        <source>The three weights must make 100.</source>
        <translation>Los tres pesos deben sumar 100.</translation>
    </message>
    <message>
        <source>They count for the whole school. Only an administrator may change them.</source>
        <translation>Valen para toda la escuela. Solo una persona administradora puede cambiarlos.</translation>
    </message>
    <message>
        <source>This laptop knows no time zone of that name.</source>
        <translation>Este portátil no conoce ninguna zona horaria con ese nombre.</translation>
    </message>
    <message>
        <source>This name is too long or has characters that cannot be kept.</source>
        <translation>Este nombre es demasiado largo o tiene caracteres que no se pueden guardar.</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Hora del día</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Type a time like 22:00.</source>
        <translation>Escribe una hora como 22:00.</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>Escribe un número entero.</translation>
    </message>
    <message>
        <source>Urgent from</source>
        <translation>Urgente desde</translation>
    </message>
    <message>
        <source>Use the school&apos;s settings</source>
        <translation>Usar los ajustes de la escuela</translation>
    </message>
    <message>
        <source>Variable of homework</source>
        <translation>Variable de tareas</translation>
    </message>
    <message>
        <source>Weight of homework, %</source>
        <translation>Peso de las tareas, %</translation>
    </message>
    <message>
        <source>Weight of observation, %</source>
        <translation>Peso de la observación, %</translation>
    </message>
    <message>
        <source>Weight of trend, %</source>
        <translation>Peso de la tendencia, %</translation>
    </message>
    <message>
        <source>below “urgent from”</source>
        <translation>por debajo de «urgente desde»</translation>
    </message>
    <message>
        <source>e.g. America/Buenos_Aires</source>
        <translation>p. ej., America/Buenos_Aires</translation>
    </message>
    <message>
        <source>hours:minutes, e.g. 22:00</source>
        <translation>horas:minutos, p. ej., 22:00</translation>
    </message>
    <message>
        <source>the three make 100</source>
        <translation>los tres suman 100</translation>
    </message>
    <message>
        <source>written exactly as in the class</source>
        <translation>escrita igual que en la clase</translation>
    </message>
    <message>
        <source>“Urgent from” must be above “attention from”, both from 0 to 100.</source>
        <translation>«Urgente desde» debe ser mayor que «atención desde», ambos de 0 a 100.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Nothing here is private, and nothing leaves this laptop.</source>
        <translation>Aquí no hay nada privado y nada sale de este portátil.</translation>
    </message>
    <message>
        <source>Sample class</source>
        <translation>Clase de ejemplo</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Iniciar sesión otra vez</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Sign out on this laptop?</source>
        <translation>¿Cerrar la sesión en este portátil?</translation>
    </message>
    <message>
        <source>Signed in on this laptop.</source>
        <translation>Sesión iniciada en este portátil.</translation>
    </message>
    <message>
        <source>Signed out. You can go on working; nothing is sent.</source>
        <translation>Sesión cerrada. Puedes seguir trabajando; no se envía nada.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarme</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Usar otra cuenta</translation>
    </message>
    <message>
        <source>Your classes stay on this laptop, encrypted. Nothing is deleted.</source>
        <translation>Tus clases se quedan en este portátil, cifradas. No se borra nada.</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Unidos</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Última sincronización</translation>
    </message>
    <message>
        <source>No sync since the app was opened.</source>
        <translation>Sin sincronizar desde que se abrió la aplicación.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Publishable key</source>
        <translation>Clave publicable</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Hace falta este dato.</translation>
    </message>
    <message>
        <source>Your administrator has sent you the server&apos;s address and its key.</source>
        <translation>Tu administración te ha enviado la dirección del servidor y su clave.</translation>
    </message>
</context>
<context>
    <name>SignOutPanel</name>
    <message numerus="yes">
        <source>%n changes are not sent yet. None of these ways deletes them. Send them and you are signed out as soon as the last one is at the school; or keep them here, encrypted: they are sent when you sign in again on this laptop.</source>
        <translation>
            <numerusform>%n cambio está sin enviar. Ninguna de estas opciones lo borra. Envíalo y la sesión se cierra en cuanto llegue a la escuela; o guárdalo aquí, cifrado: se enviará cuando vuelvas a iniciar sesión en este portátil.</numerusform>
            <numerusform>%n cambios están sin enviar. Ninguna de estas opciones los borra. Envíalos y la sesión se cierra en cuanto llegue el último a la escuela; o guárdalos aquí, cifrados: se enviarán cuando vuelvas a iniciar sesión en este portátil.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Everything is in {file}, the unsent changes too. Anybody can read that file: keep it safe. You are still signed in.</source>
        <translation>Todo está en {file}, también lo que falta por enviar. Cualquiera puede leer ese archivo: guárdalo bien. La sesión sigue abierta.</translation>
    </message>
    <message>
        <source>Export file</source>
        <translation>Exportar un archivo</translation>
    </message>
    <message>
        <source>Keep here, encrypted, until I return</source>
        <translation>Guardar aquí, cifrado, hasta que vuelva</translation>
    </message>
    <message>
        <source>Leave presenter mode first.</source>
        <translation>Sal antes del modo presentación.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>No se ha escrito nada.</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Sign out with work not sent yet?</source>
        <translation>¿Cerrar sesión con trabajo sin enviar?</translation>
    </message>
</context>
<context>
    <name>SourcesTab</name>
    <message>
        <source>Averages, trends and the class&apos;s comparison use your own scores only.</source>
        <translation>Las medias, las tendencias y la comparación con la clase usan solo tus puntuaciones.</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Por fuente</translation>
    </message>
    <message>
        <source>From others, newest first</source>
        <translation>De otras fuentes, lo más reciente primero</translation>
    </message>
    <message>
        <source>No scores yet.</source>
        <translation>Aún no hay puntuaciones.</translation>
    </message>
    <message>
        <source>Only you have scored this student so far.</source>
        <translation>Hasta ahora nadie más ha puntuado.</translation>
    </message>
    <message>
        <source>Who scored</source>
        <translation>Quién puntuó</translation>
    </message>
    <message>
        <source>mean {share} %</source>
        <translation>media {share} %</translation>
    </message>
</context>
<context>
    <name>StateView</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message>
        <source>Score {value}</source>
        <translation>Puntuar {value}</translation>
    </message>
</context>
<context>
    <name>StudentCharts</name>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n puntuación</numerusform>
            <numerusform>%n puntuaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Por fuente</translation>
    </message>
    <message>
        <source>Mean of the scale</source>
        <translation>Media de la escala</translation>
    </message>
    <message>
        <source>Personal best</source>
        <translation>Mejor marca</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Tendencia</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
</context>
<context>
    <name>StudentHeader</name>
    <message numerus="yes">
        <source>%n score(s)</source>
        <translation>
            <numerusform>%n puntuación</numerusform>
            <numerusform>%n puntuaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Learning style: {style} · Born: {birth}</source>
        <translation>Estilo de aprendizaje: {style} · Nacimiento: {birth}</translation>
    </message>
    <message>
        <source>Next student (Alt+Right)</source>
        <translation>Siguiente (Alt+Derecha)</translation>
    </message>
    <message>
        <source>Previous student (Alt+Left)</source>
        <translation>Anterior (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>earlier classes: {names}</source>
        <translation>clases anteriores: {names}</translation>
    </message>
    <message>
        <source>last seen {day}</source>
        <translation>última observación: {day}</translation>
    </message>
    <message>
        <source>learning style and date of birth</source>
        <translation>estilo de aprendizaje y fecha de nacimiento</translation>
    </message>
</context>
<context>
    <name>StudentModel</name>
    <message>
        <source>hidden</source>
        <translation>oculta</translation>
    </message>
</context>
<context>
    <name>StudentScreen</name>
    <message>
        <source>Add them to a class; their pages fill as you score.</source>
        <translation>Añádelo a una clase; las fichas se llenan al puntuar.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>Diagnósticos</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Open Students</source>
        <translation>Abrir Alumnado</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>There are no students yet.</source>
        <translation>Aún no hay alumnado.</translation>
    </message>
    <message>
        <source>They were removed on this or another laptop; Undo brings them back.</source>
        <translation>Se quitó en este u otro equipo; Deshacer lo recupera.</translation>
    </message>
    <message>
        <source>This student is no longer here.</source>
        <translation>Esta ficha ya no está.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>StudentWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n punto</numerusform>
            <numerusform>%n puntos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) absent</source>
        <translation>
            <numerusform>%n ausencia</numerusform>
            <numerusform>%n ausencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) exempt</source>
        <translation>
            <numerusform>%n vez con exención</numerusform>
            <numerusform>%n veces con exención</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) late</source>
        <translation>
            <numerusform>%n vez tarde</numerusform>
            <numerusform>%n veces tarde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n semana</numerusform>
            <numerusform>%n semanas</numerusform>
        </translation>
    </message>
    <message>
        <source>A straight line through the last {most} days with your scores, at most. It improves from {points} points of the scale upwards, and concerns from {points} downwards.</source>
        <translation>Una recta por los últimos {most} días con puntuaciones tuyas, como mucho. Mejora desde {points} puntos de la escala hacia arriba y preocupa desde {points} hacia abajo.</translation>
    </message>
    <message>
        <source>A trend needs scores on {least} days or more; here there are {days}.</source>
        <translation>Una tendencia necesita puntuaciones de {least} días o más; aquí hay {days}.</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Class (n={count})</source>
        <translation>Clase (n={count})</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Here: {days} days, {first} to {last}, change {change} points.</source>
        <translation>Aquí: {days} días, del {first} al {last}, cambio de {change} puntos.</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Alumnado</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Docente</translation>
    </message>
    <message>
        <source>concerning</source>
        <translation>preocupa</translation>
    </message>
    <message>
        <source>improving</source>
        <translation>mejora</translation>
    </message>
    <message>
        <source>mean of the last {count} sessions</source>
        <translation>media de las últimas {count} sesiones</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>datos insuficientes</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>estable</translation>
    </message>
    <message>
        <source>{share} % sure</source>
        <translation>{share} % de confianza</translation>
    </message>
    <message>
        <source>{trend} · {points} in {span}</source>
        <translation>{trend} · {points} en {span}</translation>
    </message>
</context>
<context>
    <name>StudentsTab</name>
    <message numerus="yes">
        <source>%n student(s) added</source>
        <translation>
            <numerusform>Se añadió %n estudiante</numerusform>
            <numerusform>Se añadieron %n estudiantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated</source>
        <translation>
            <numerusform>%n actualizado</numerusform>
            <numerusform>%n actualizados</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Añadiendo…</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Alias of a new student</source>
        <translation>Alias nuevo</translation>
    </message>
    <message>
        <source>Alias of a new student, then Enter</source>
        <translation>Alias nuevo e Intro</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>De archivo…</translation>
    </message>
    <message>
        <source>Hide dates of birth</source>
        <translation>Ocultar las fechas de nacimiento</translation>
    </message>
    <message>
        <source>Import students from a CSV or XLSX file</source>
        <translation>Importar alumnado de un archivo CSV o XLSX</translation>
    </message>
    <message>
        <source>Learning style</source>
        <translation>Estilo de aprendizaje</translation>
    </message>
    <message>
        <source>Move to another class</source>
        <translation>Mover a otra clase</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Mover…</translation>
    </message>
    <message>
        <source>No students yet. Type an alias and press Enter, or paste a whole list.</source>
        <translation>Aún no hay alumnado. Escribe un alias y pulsa Intro, o pega una lista entera.</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>Abrir (Intro)</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>Pegar una lista</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Quitar (Supr)</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Renombrar (F2)</translation>
    </message>
    <message>
        <source>Show dates of birth</source>
        <translation>Mostrar las fechas de nacimiento</translation>
    </message>
    <message>
        <source>Students of the class</source>
        <translation>Alumnado de la clase</translation>
    </message>
    <message>
        <source>This is not a date. Write day, month and year: 9/3/2015.</source>
        <translation>No es una fecha. Escribe día, mes y año: 9/3/2015.</translation>
    </message>
    <message>
        <source>{alias} added</source>
        <translation>{alias}: añadido</translation>
    </message>
    <message>
        <source>{alias} changed</source>
        <translation>{alias}: cambio guardado</translation>
    </message>
    <message>
        <source>{alias} moved to {name}</source>
        <translation>{alias} ahora está en {name}</translation>
    </message>
    <message>
        <source>{alias} removed</source>
        <translation>{alias}: quitado</translation>
    </message>
</context>
<context>
    <name>SuggestionDetail</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Based on</source>
        <translation>Basado en</translation>
    </message>
    <message>
        <source>Comment: {text}</source>
        <translation>Comentario: {text}</translation>
    </message>
    <message>
        <source>Copy to the comment</source>
        <translation>Copiar al comentario</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Made on {day}</source>
        <translation>Creada el {day}</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leída</translation>
    </message>
    <message>
        <source>No comment yet</source>
        <translation>Aún sin comentario</translation>
    </message>
    <message>
        <source>Open student</source>
        <translation>Abrir ficha</translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation>Abrir la sesión</translation>
    </message>
    <message>
        <source>Suggestions inform. They never change a score.</source>
        <translation>Las sugerencias informan. Nunca cambian una puntuación.</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leída</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivada</translation>
    </message>
    <message>
        <source>based on {evidence}</source>
        <translation>basada en {evidence}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nueva</translation>
    </message>
</context>
<context>
    <name>SuggestionWords</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>Archived, older than two years</source>
        <translation>Archivadas, de hace más de dos años</translation>
    </message>
    <message>
        <source>Celebration</source>
        <translation>Celebración</translation>
    </message>
    <message>
        <source>Celebrations</source>
        <translation>Celebraciones</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>Mejora</translation>
    </message>
    <message>
        <source>Improvements</source>
        <translation>Mejoras</translation>
    </message>
    <message>
        <source>Intervention</source>
        <translation>Intervención</translation>
    </message>
    <message>
        <source>Interventions</source>
        <translation>Intervenciones</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otra</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otras</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
    <message>
        <source>confidence not stated</source>
        <translation>confianza sin indicar</translation>
    </message>
    <message>
        <source>family</source>
        <translation>familia</translation>
    </message>
    <message>
        <source>high confidence</source>
        <translation>confianza alta</translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation>confianza baja</translation>
    </message>
    <message>
        <source>medium confidence</source>
        <translation>confianza media</translation>
    </message>
    <message>
        <source>other source</source>
        <translation>otra fuente</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leída</translation>
    </message>
    <message>
        <source>student</source>
        <translation>alumnado</translation>
    </message>
    <message>
        <source>teacher</source>
        <translation>docente</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>no leída</translation>
    </message>
    <message>
        <source>{value} of {most}</source>
        <translation>{value} de {most}</translation>
    </message>
</context>
<context>
    <name>SuggestionsScreen</name>
    <message>
        <source>Added after the comment of {alias}, {variable}</source>
        <translation>Añadido tras el comentario de {alias}, {variable}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Todas {count}</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Copied to the comment of {alias}, {variable}</source>
        <translation>Copiado al comentario de {alias}, {variable}</translation>
    </message>
    <message>
        <source>Dismissed, marked as read</source>
        <translation>Descartada, marcada como leída</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Todo está leído</translation>
    </message>
    <message>
        <source>It is in the comment of {alias}, {variable} already</source>
        <translation>Ya está en el comentario de {alias}, {variable}</translation>
    </message>
    <message>
        <source>Marked as read</source>
        <translation>Marcada como leída</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>Marcada como no leída</translation>
    </message>
    <message>
        <source>No suggestions for this class</source>
        <translation>No hay sugerencias para esta clase</translation>
    </message>
    <message>
        <source>No suggestions yet</source>
        <translation>Aún no hay sugerencias</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todas</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Mostrar todas las clases</translation>
    </message>
    <message>
        <source>The school&apos;s server makes them from scores and sends them here. None are made on this laptop.</source>
        <translation>El servidor de la escuela las crea a partir de las puntuaciones y las envía aquí. En este equipo no se crea ninguna.</translation>
    </message>
    <message>
        <source>There is no room: the comment would have {count} characters and may have {limit}. Nothing was changed.</source>
        <translation>No cabe: el comentario tendría {count} caracteres y puede tener {limit}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Unread {count}</source>
        <translation>Sin leer {count}</translation>
    </message>
    <message>
        <source>What you have read stays in the list of all.</source>
        <translation>Lo que has leído sigue en la lista de todas.</translation>
    </message>
    <message>
        <source>copy to the comment</source>
        <translation>copiar al comentario</translation>
    </message>
    <message>
        <source>dismiss</source>
        <translation>descartar</translation>
    </message>
    <message>
        <source>next suggestion</source>
        <translation>otra sugerencia</translation>
    </message>
    <message>
        <source>open student</source>
        <translation>abrir ficha</translation>
    </message>
    <message>
        <source>read or unread</source>
        <translation>leída o no leída</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>deshacer</translation>
    </message>
</context>
<context>
    <name>SuggestionsTab</name>
    <message>
        <source>Marked as read</source>
        <translation>Marcada como leída</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>Marcada como no leída</translation>
    </message>
    <message>
        <source>No suggestions. They come from the server; none are made offline.</source>
        <translation>No hay sugerencias. Llegan del servidor; sin conexión no se genera ninguna.</translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message>
        <source>Attendance</source>
        <translation>Asistencia</translation>
    </message>
    <message>
        <source>Last session</source>
        <translation>Última sesión</translation>
    </message>
    <message>
        <source>No scores of this variable yet.</source>
        <translation>Aún no hay puntuaciones de esta variable.</translation>
    </message>
    <message>
        <source>No scores yet.</source>
        <translation>Aún no hay puntuaciones.</translation>
    </message>
    <message>
        <source>No session with scores yet.</source>
        <translation>Aún no hay sesiones con puntuaciones.</translation>
    </message>
    <message>
        <source>No variables yet.</source>
        <translation>Aún no hay variables.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Variable of the chart</source>
        <translation>Variable del gráfico</translation>
    </message>
    <message>
        <source>best {value}</source>
        <translation>mejor: {value}</translation>
    </message>
    <message>
        <source>best {value}, {day}</source>
        <translation>mejor: {value}, {day}</translation>
    </message>
    <message>
        <source>personal best</source>
        <translation>mejor marca</translation>
    </message>
</context>
<context>
    <name>SyncCenterScreen</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Refused {count}</source>
        <translation>Rechazados {count}</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>To review {count}</source>
        <translation>Revisar {count}</translation>
    </message>
    <message>
        <source>Waiting {count}</source>
        <translation>Pendientes {count}</translation>
    </message>
</context>
<context>
    <name>SyncGroup</name>
    <message>
        <source>E.g. over a telephone. The system says whether it is one.</source>
        <translation>Por ejemplo, a través de un teléfono. El sistema dice si lo es.</translation>
    </message>
    <message>
        <source>Go on syncing</source>
        <translation>Seguir sincronizando</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Nombre de este equipo</translation>
    </message>
    <message>
        <source>On a metered connection</source>
        <translation>Con una conexión de uso medido</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause sync</source>
        <translation>Pausar la sincronización</translation>
    </message>
    <message>
        <source>Shown in histories and conflicts, so you know where a value is from.</source>
        <translation>Se muestra en historiales y conflictos, para saber de dónde viene un valor.</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sincronización</translation>
    </message>
    <message>
        <source>Sync as always</source>
        <translation>Sincronizar como siempre</translation>
    </message>
</context>
<context>
    <name>SyncLists</name>
    <message>
        <source>It will be sent again</source>
        <translation>Se enviará otra vez</translation>
    </message>
    <message>
        <source>Nothing has been overwritten yet.</source>
        <translation>Aún no se ha sobrescrito nada.</translation>
    </message>
    <message>
        <source>Nothing to review.</source>
        <translation>Nada que revisar.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>No hay nada pendiente de enviar.</translation>
    </message>
    <message>
        <source>Nothing was refused.</source>
        <translation>No se ha rechazado nada.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Está de vuelta en su sitio</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurado</translation>
    </message>
    <message>
        <source>Set aside; the history keeps it</source>
        <translation>Apartado; el historial lo conserva</translation>
    </message>
    <message>
        <source>The other version is used now</source>
        <translation>Ahora se usa la otra versión</translation>
    </message>
</context>
<context>
    <name>TodayPlan</name>
    <message numerus="yes">
        <source>%n unread suggestions</source>
        <translation>
            <numerusform>%n sugerencia sin leer</numerusform>
            <numerusform>%n sugerencias sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>For today</source>
        <translation>Para hoy</translation>
    </message>
    <message>
        <source>Lesson: {title} ({class_name})</source>
        <translation>Lección: {title} ({class_name})</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n clase</numerusform>
            <numerusform>%n clases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n students</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Añadir una clase</translation>
    </message>
    <message>
        <source>Add your first class</source>
        <translation>Añade tu primera clase</translation>
    </message>
    <message>
        <source>Each appears here as soon as it has arrived, ready to use.</source>
        <translation>Cada una aparece aquí en cuanto llega, lista para usar.</translation>
    </message>
    <message>
        <source>Fetching your classes…</source>
        <translation>Trayendo tus clases…</translation>
    </message>
    <message>
        <source>First lesson · one minute</source>
        <translation>Primera clase · un minuto</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Buenas tardes</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Buenas noches</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Buenos días</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Importar de un archivo</translation>
    </message>
    <message>
        <source>Not everything is on this laptop yet: {here}.</source>
        <translation>Aún no está todo en este portátil: {here}.</translation>
    </message>
    <message>
        <source>Paste your list of students and start scoring at once.</source>
        <translation>Pega tu lista de alumnado y empieza a puntuar enseguida.</translation>
    </message>
    <message>
        <source>Ready offline · data from {when}</source>
        <translation>Listo sin conexión · datos de {when}</translation>
    </message>
    <message>
        <source>Sample class · everything stays on this laptop</source>
        <translation>Clase de ejemplo · todo se queda en este portátil</translation>
    </message>
    <message>
        <source>Sign in to fetch your own</source>
        <translation>Inicia sesión para traer las tuyas</translation>
    </message>
    <message>
        <source>Still downloading: {here}. Use them already.</source>
        <translation>Descargando todavía: {here}. Ya puedes usarlos.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>{classes} and {students} here so far</source>
        <translation>{classes} y {students} aquí hasta ahora</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Change class ({keys})</source>
        <translation>Cambiar de clase ({keys})</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>Elige una clase</translation>
    </message>
    <message>
        <source>Class and state</source>
        <translation>Clase y estado</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>Clase: {name}</translation>
    </message>
    <message>
        <source>Find a student, class, lesson or command ({keys})</source>
        <translation>Buscar estudiante, clase, lección u orden ({keys})</translation>
    </message>
    <message>
        <source>Hide everything until the PIN ({keys})</source>
        <translation>Ocultar todo hasta escribir el PIN ({keys})</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Presentar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>TouchWatch</name>
    <message>
        <source>The screen was touched: rows are comfortable again (Settings, General).</source>
        <translation>Se ha tocado la pantalla: las filas vuelven a ser cómodas (Ajustes, General).</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Comet</source>
        <translation>Cometa</translation>
    </message>
    <message>
        <source>Every score is on the disk at once. {find} finds anybody, {present} hides scores from the class, {keys} shows all keys.</source>
        <translation>Cada puntuación queda en el disco al momento. {find} encuentra a cualquiera, {present} oculta las puntuaciones a la clase, {keys} muestra todas las teclas.</translation>
    </message>
    <message>
        <source>First lesson</source>
        <translation>Primera clase</translation>
    </message>
    <message>
        <source>Luna</source>
        <translation>Luna</translation>
    </message>
    <message>
        <source>Press a digit from 1 to 5 for {name}</source>
        <translation>Pulsa una cifra del 1 al 5 para {name}</translation>
    </message>
    <message>
        <source>Robin</source>
        <translation>Petirrojo</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>That is all: one key per student.</source>
        <translation>Eso es todo: una tecla por estudiante.</translation>
    </message>
    <message>
        <source>This scale goes from 1 to 5: press one of those.</source>
        <translation>Esta escala va del 1 al 5: pulsa una de esas.</translation>
    </message>
    <message>
        <source>Three made-up students. Nothing here is kept.</source>
        <translation>Tres estudiantes inventados. Nada de esto se guarda.</translation>
    </message>
    <message>
        <source>To my classes</source>
        <translation>A mis clases</translation>
    </message>
    <message>
        <source>Wrong key? {undo} takes the last score back.</source>
        <translation>¿Tecla equivocada? {undo} retira la última puntuación.</translation>
    </message>
</context>
<context>
    <name>TypedAhead</name>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open your data</source>
        <translation>Abre tus datos</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de paso</translation>
    </message>
    <message>
        <source>That is not the passphrase. Nothing was changed. Try again.</source>
        <translation>Esa no es la frase de paso. No se ha cambiado nada. Inténtalo otra vez.</translation>
    </message>
    <message>
        <source>This laptop has no keyring, so your passphrase protects what is on it. It is stored nowhere.</source>
        <translation>Este portátil no tiene llavero, así que tu frase de paso protege lo que hay en él. No se guarda en ningún sitio.</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Escribe tu frase de paso.</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Usar otra cuenta</translation>
    </message>
</context>
<context>
    <name>VariablesTab</name>
    <message numerus="yes">
        <source>%n variable(s) copied</source>
        <translation>
            <numerusform>%n variable copiada</numerusform>
            <numerusform>%n variables copiadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Copy from…</source>
        <translation>Copiar de…</translation>
    </message>
    <message>
        <source>Copy variables from another class</source>
        <translation>Copiar las variables de otra clase</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Highest score</source>
        <translation>Puntuación máxima</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>Puntuación mínima</translation>
    </message>
    <message>
        <source>Move down ({keys})</source>
        <translation>Bajar ({keys})</translation>
    </message>
    <message>
        <source>Move up ({keys})</source>
        <translation>Subir ({keys})</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of a new variable</source>
        <translation>Nombre de una variable nueva</translation>
    </message>
    <message>
        <source>New variable</source>
        <translation>Variable nueva</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No variables yet. Name what you score, for example “Participation” from 1 to 5.</source>
        <translation>Aún no hay variables. Pon nombre a lo que puntúas, por ejemplo «Participación» de 1 a 5.</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Quitar (Supr)</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Renombrar (F2)</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Take out of use (Space)</source>
        <translation>Dejar de usar (Espacio)</translation>
    </message>
    <message>
        <source>This class has all of these variables already.</source>
        <translation>Esta clase ya tiene todas esas variables.</translation>
    </message>
    <message>
        <source>Use again (Space)</source>
        <translation>Volver a usar (Espacio)</translation>
    </message>
    <message>
        <source>Variables of the class</source>
        <translation>Variables de la clase</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name}: añadida</translation>
    </message>
    <message>
        <source>{name} changed</source>
        <translation>{name}: cambio guardado</translation>
    </message>
    <message>
        <source>{name} is in use</source>
        <translation>{name} está en uso</translation>
    </message>
    <message>
        <source>{name} is number {place} of {count}</source>
        <translation>{name} es la número {place} de {count}</translation>
    </message>
    <message>
        <source>{name} is out of use</source>
        <translation>{name} queda sin usar</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name}: quitada</translation>
    </message>
    <message>
        <source>“{name}” has scores, so it stays. Take it out of use instead: it leaves the grid and its scores are kept.</source>
        <translation>«{name}» tiene puntuaciones, así que se queda. Deja de usarla: sale de la tabla y sus puntuaciones se conservan.</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>added: {values}</source>
        <translation>añadido: {values}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>removed: {values}</source>
        <translation>quitado: {values}</translation>
    </message>
    <message>
        <source>{when} · sent, the answer is still to come</source>
        <translation>{when} · enviado, falta la respuesta</translation>
    </message>
</context>
<context>
    <name>WeekView</name>
    <message>
        <source>New lesson on {day}</source>
        <translation>Nueva lección el {day}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
</context>
<context>
    <name>WhatCard</name>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Todas las sesiones</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>De un día a otro</translation>
    </message>
    <message>
        <source>Learning style</source>
        <translation>Estilo de aprendizaje</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Scores given by</source>
        <translation>Puntuaciones dadas por</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Estudiante</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Docente</translation>
    </message>
    <message>
        <source>The last 10 sessions</source>
        <translation>Las últimas 10 sesiones</translation>
    </message>
    <message>
        <source>The last 5 sessions</source>
        <translation>Las últimas 5 sesiones</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Al</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>hoy {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
</context>
<context>
    <name>WhoCard</name>
    <message>
        <source>All</source>
        <translation>Todo el grupo</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Part of an alias</source>
        <translation>Parte de un alias</translation>
    </message>
    <message>
        <source>Students in the report</source>
        <translation>Estudiantes del informe</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>{alias} (in another class now)</source>
        <translation>{alias} (ahora en otra clase)</translation>
    </message>
    <message>
        <source>{chosen} of {count}</source>
        <translation>{chosen} de {count}</translation>
    </message>
</context>
<context>
    <name>WindowLock</name>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>The sample class holds nothing private and has no PIN. With your own account, Ctrl+L locks the window.</source>
        <translation>La clase de ejemplo no contiene nada privado y no tiene PIN. Con tu propia cuenta, Ctrl+L bloquea la ventana.</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Desbloqueado</translation>
    </message>
</context>
<context>
    <name>WipeWords</name>
    <message numerus="yes">
        <source>%n changes are not sent yet and would be lost for good. Send or export them first. What the school has on its server stays there.</source>
        <translation>
            <numerusform>%n cambio aún no se ha enviado y se perdería para siempre. Envíalo o expórtalo antes. Lo que la escuela tiene en su servidor se queda allí.</numerusform>
            <numerusform>%n cambios aún no se han enviado y se perderían para siempre. Envíalos o expórtalos antes. Lo que la escuela tiene en su servidor se queda allí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is sent. Your classes stay on the school&apos;s server; a sign-in brings them back.</source>
        <translation>Todo está enviado. Tus clases siguen en el servidor de la escuela; al iniciar sesión vuelven.</translation>
    </message>
    <message>
        <source>Export first</source>
        <translation>Exportar antes</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Conservar todo</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Quitar para siempre</translation>
    </message>
    <message>
        <source>Remove this account from this laptop?</source>
        <translation>¿Quitar esta cuenta de este portátil?</translation>
    </message>
    <message>
        <source>Removed are the encrypted data, all backups, the key and the sign-in on this laptop. Files you exported and other people&apos;s accounts stay.</source>
        <translation>Se quitan los datos cifrados, todas las copias, la clave y el inicio de sesión de este portátil. Los archivos que exportaste y las cuentas de otras personas se quedan.</translation>
    </message>
    <message>
        <source>The sample class and all you did in it would be gone for good.</source>
        <translation>La clase de ejemplo y todo lo que hiciste en ella se perderían para siempre.</translation>
    </message>
</context>
<context>
    <name>Wiping</name>
    <message>
        <source>Removing your data from this laptop…</source>
        <translation>Quitando tus datos de este portátil…</translation>
    </message>
</context>
</TS>
