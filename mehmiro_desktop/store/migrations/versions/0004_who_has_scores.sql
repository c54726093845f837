CREATE INDEX ix_assessments_session_id_student_id ON assessments (session_id, student_id)
--;
DROP INDEX ix_assessments_session_id
