-- Laptops keep scoring and say that the server's update is missing; nothing of theirs is lost.
drop function public.sync_push(uuid, text, jsonb);
drop function private.push_item(uuid, text, jsonb, jsonb);
drop function private.push_delete(uuid, jsonb, jsonb);
drop function private.push_put(uuid, text, jsonb, jsonb);
drop function private.push_plan(text);
drop function private.missing_parent(jsonb, jsonb);
drop function private.gone_answer(uuid, jsonb);
drop function private.wire_row(text, uuid, text);
drop function private.keep_answers(uuid, json[]);
drop table private.sync_acks;
