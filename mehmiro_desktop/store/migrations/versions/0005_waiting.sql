CREATE INDEX ix_pending_state ON pending (state, edited_at DESC, tbl, row_id)
--;
CREATE INDEX ix_pending_waiting ON pending (tbl, op, row_id) WHERE mutation_id IS NULL
