CREATE INDEX ix_assessments_student_id_session_id ON assessments (student_id, session_id)
--;
DROP INDEX ix_assessments_student_id
