CREATE INDEX ix_pending_state ON pending (state, edited_at DESC, tbl, row_id)
