-- The audit log goes with it: copy private.sync_history away first.
do $$
declare
  t record;
begin
  for t in select s.tbl from private.sync_tables s loop
    execute format('drop trigger stamp on public.%I', t.tbl);
    execute format('drop trigger stamp_update on public.%I', t.tbl);
    execute format('drop trigger register_insert on public.%I', t.tbl);
    execute format('drop trigger register_update on public.%I', t.tbl);
    execute format('drop trigger register_delete on public.%I', t.tbl);
    execute format('drop trigger refuse_truncate on public.%I', t.tbl);
  end loop;
end $$;
drop function private.renew_epoch();
drop function private.refuse_truncate();
drop function private.register_delete();
drop function private.register_update();
drop function private.register_insert();
drop function private.guard_record();
drop function private.guard_update();
drop function private.guard_insert();
drop function private.clamp_stamp(timestamptz);
drop function private.setting(text);
drop table private.sync_history;
drop table private.sync_changes;
drop table private.sync_tables;
drop table private.sync_meta;
