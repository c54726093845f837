"""The words in a report's data files, in the reader's language; import knows the headings."""

from mehmiro_desktop.domain.entities import AssessorType

_HEADINGS = (
    ("class", "clase"),
    ("alias", "alias"),
    ("session date", "fecha de la sesión"),
    ("session name", "nombre de la sesión"),
    ("variable", "variable"),
    ("value", "valor"),
    ("assessor", "evaluador"),
    ("comment", "comentario"),
    ("date of birth", "fecha de nacimiento"),
    ("learning style", "estilo de aprendizaje"),
)
_SHEETS = (
    ("Summary", "Resumen"),
    ("Scores", "Puntuaciones"),
    ("About", "Acerca de"),
)
_ABOUT = (
    ("Made on", "Hecho el"),
    ("By", "Por"),
    ("First session", "Primera sesión"),
    ("Last session", "Última sesión"),
    ("Changes not yet sent", "Cambios aún sin enviar"),
    ("Means are of the teacher's scores.", "Las medias son de las puntuaciones docentes."),
)
_ASSESSORS = {
    AssessorType.TEACHER: ("teacher", "docente"),
    AssessorType.STUDENT: ("student", "estudiante"),
    AssessorType.FAMILY: ("family", "familia"),
    AssessorType.AI: ("ai", "ia"),
}


class FileWords:
    """Words of one language: ``es``, or English for any other."""

    def __init__(self, language: str) -> None:
        place = 1 if language == "es" else 0
        names = [each[place] for each in _HEADINGS]
        self.class_name, self.alias, self.on, self.session, self.variable = names[:5]
        self.value, self.assessor, self.comment, self.birth, self.style = names[5:]
        self.summary, self.scores, self.about = (each[place] for each in _SHEETS)
        self.about_lines = tuple(each[place] for each in _ABOUT)
        self._assessors = {key: each[place] for key, each in _ASSESSORS.items()}

    def source(self, source: AssessorType) -> str:
        """Return who gave a score."""
        return self._assessors[source]
