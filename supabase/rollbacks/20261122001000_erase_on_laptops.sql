-- Laptops hear of an erasure as of any deletion again. What was erased stays so.
create or replace function public.sync_erase(tbl text, row_id uuid) returns json
language plpgsql volatile security definer
set search_path = '' set timezone = 'UTC' set statement_timeout = '55s'
as $$
declare
  account uuid := private.require_account();
  ids uuid[] := array[row_id];
  link record;
  fresh uuid[];
  head jsonb;
  erased integer;
begin
  if tbl is null or tbl not in ('students', 'classes') then
    raise invalid_parameter_value using message = 'only students and classes are erased';
  end if;
  if not exists (
    select from private.sync_changes c
    where c.owner_id = account and c.tbl = sync_erase.tbl and c.row_id = sync_erase.row_id and c.op <> 'revoked'
      and not exists (
        select from private.sync_changes o
        where o.owner_id <> account and o.tbl = c.tbl and o.row_id = c.row_id and o.op = 'put')
  ) then
    raise sqlstate 'PT404' using message = 'no such student or class of yours';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('mehmiro.push.' || account, 0));
  -- Children that live, and children deleted earlier that the log still names: whoever had the
  -- class before, what the log says of this student goes.
  for link in
    select t.tbl as child, p.key as child_column
    from private.sync_tables t, jsonb_each_text(t.parents) p order by t.rank, p.key
  loop
    execute format($sql$
      select coalesce(array_agg(found.id), '{}') from (
        select r.id from public.%I r where r.%I = any ($1) and r.owner_id = $2
        union
        select h.row_id from private.sync_history h
        where h.tbl = %L and (h.old ->> %L)::uuid = any ($1)
          -- A student who has moved to another class lives on, log and all.
          and not exists (select from public.%I r where r.id = h.row_id)) found
      $sql$, link.child, link.child_column, link.child, link.child_column, link.child) into fresh using ids, account;
    ids := ids || fresh;
  end loop;
  perform set_config('mehmiro.why', 'erase', true);
  execute format('delete from public.%I r where r.id = $1 and r.owner_id = $2', tbl) using row_id, account;
  get diagnostics erased = row_count;
  perform set_config('mehmiro.why', '', true);
  delete from private.sync_history h where h.row_id = any (ids);
  delete from private.sync_acks a where a.row_id = any (ids);
  delete from private.ai_suggestions_archive s where s.id = any (ids);
  head := private.answer_head(account);
  return json_build_object('epoch', head ->> 'epoch', 'account', account, 'server_now', head ->> 'server_now',
    'erased', cardinality(array(select distinct unnest(ids))), 'was_there', erased > 0);
end $$;
