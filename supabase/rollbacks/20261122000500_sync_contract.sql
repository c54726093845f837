-- Laptops keep scoring and say that the server's update is missing; nothing of theirs is lost.
drop function public.sync_erase(text, uuid);
drop function public.sync_digest();
drop function public.sync_push(uuid, text, jsonb);
drop function public.sync_pull(text, text, jsonb, integer);
drop function private.push_item(uuid, text, jsonb, jsonb);
drop function private.push_delete(uuid, jsonb, jsonb);
drop function private.push_put(uuid, text, jsonb, jsonb);
drop function private.push_plan(text);
drop function private.missing_parent(jsonb, jsonb);
drop function private.gone_answer(uuid, jsonb);
drop function private.wire_row(text, uuid, text);
drop function private.keep_answers(uuid, json[]);
drop function private.answer_head(uuid);
drop function private.wire_columns(text);
drop function private.wire_time(timestamptz);
drop function private.read_xid(text);
drop function private.require_account();
drop table private.sync_acks;
