CREATE INDEX ix_pending_sent ON pending (tbl, row_id) WHERE sent IS NOT NULL
