drop function public.sync_digest();
drop function public.sync_pull(text, text, jsonb, integer);
drop function private.answer_head(uuid);
drop function private.wire_columns(text);
drop function private.wire_time(timestamptz);
drop function private.read_xid(text);
drop function private.require_account();
