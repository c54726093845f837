-- What a laptop calls: sync_pull, sync_push, sync_digest, sync_erase.
--
-- All but sync_erase run with the caller's own rights, so row level security holds inside them too.
-- All raise for a caller without an account and echo the account they worked for: an empty answer
-- can never be mistaken for "everything was deleted". Numbers and JSON columns travel as text.

-- Answers already given, so that a batch sent twice is done once.
create table private.sync_acks (
  account_id uuid not null,
  client_id uuid not null,
  mutation_id uuid not null,
  row_id uuid not null,
  result json not null,
  at timestamptz not null default clock_timestamp(),
  primary key (account_id, client_id, mutation_id)
);
create index idx_sync_acks_row on private.sync_acks (row_id);
create index idx_sync_acks_age on private.sync_acks (account_id, at);
alter table private.sync_acks enable row level security;
create policy "Own answers" on private.sync_acks for select to authenticated
  using (account_id = (select auth.uid()));
revoke all on private.sync_acks from public, anon, authenticated;
grant select on private.sync_acks to authenticated, service_role;

create function private.require_account() returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  account uuid := auth.uid();
begin
  if account is null then
    raise sqlstate 'PT401' using message = 'sync needs a signed-in account';
  end if;
  return account;
end $$;

-- Before PostgreSQL 16 anything that is no number was silently read as 0.
create function private.read_xid(text) returns xid8
language plpgsql stable set search_path = ''
as $$
begin
  if $1 !~ '^[0-9]{1,20}$' then
    raise invalid_text_representation using message = 'a cursor is a number in text';
  end if;
  return $1::xid8;
end $$;

create function private.wire_time(at timestamptz) returns text
language sql stable set search_path = ''
as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- How a row of a table travels: its columns' names, and the SQL that writes each of row r.
-- Taken from the catalogue, so a column added by a later migration travels at once.
create function private.wire_columns(tbl text, out names json, out expressions text)
language sql stable set search_path = ''
as $$
  select
    json_agg(a.attname order by a.attnum),
    string_agg(
      case
        when a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype) then
          format('to_char(r.%I%s, ''YYYY-MM-DD"T"HH24:MI:SS.US"Z"'')', a.attname,
            case when a.atttypid = 'timestamptz'::regtype then ' at time zone ''UTC''' else '' end)
        when a.atttypid in ('bool'::regtype, 'int2'::regtype, 'int4'::regtype, 'uuid'::regtype, 'text'::regtype)
          then format('r.%I', a.attname)
        else format('r.%I::text', a.attname)
      end, ', ' order by a.attnum)
  from pg_catalog.pg_attribute a
  where a.attrelid = format('public.%I', tbl)::regclass
    and a.attnum > 0 and not a.attisdropped and a.attname <> 'owner_id'
$$;

create function private.answer_head(account uuid) returns jsonb
language sql volatile set search_path = ''
as $$
  select jsonb_build_object(
    'epoch', m.epoch, 'account', account, 'server_now', private.wire_time(clock_timestamp()),
    'schema_version', m.schema_version, 'min_client', m.min_client)
  from private.sync_meta m
$$;

-- ---- pull -----------------------------------------------------------------------------------
create function public.sync_pull(since text, until text default null, after jsonb default null, page integer default 5000)
returns json
language plpgsql stable set search_path = '' set timezone = 'UTC' set datestyle = 'ISO, YMD' set extra_float_digits = 1
as $$
declare
  account uuid := private.require_account();
  floor_xid xid8 := private.read_xid(since);
  horizon xid8 := coalesce(private.read_xid(until), pg_snapshot_xmin(pg_current_snapshot()));
  budget integer := least(greatest(page, 1), 10000);
  start_slot integer := coalesce((after ->> 'slot')::integer, 0);
  start_xid xid8;
  start_row uuid;
  t record;
  wire record;
  owner uuid;
  is_resumed boolean;
  picked integer;
  puts json;
  hidden json[];
  last_xid xid8;
  last_row uuid;
  columns jsonb := '{}';
  all_rows json[] := '{}';
  all_gone json[] := '{}';
  next_after jsonb;
  head jsonb;
begin
  if floor_xid is null then
    raise invalid_parameter_value using message = 'since is missing; a first pull says 0';
  end if;
  if floor_xid > horizon and until is null then
    -- The cursor is of a future this database has not seen: restored without a new epoch.
    raise sqlstate 'PT409' using message = 'the server was restored: its administrator must renew the epoch',
      hint = 'select private.renew_epoch()';
  end if;
  if after is not null then
    start_xid := private.read_xid(after ->> 'xid');
    start_row := (after ->> 'row')::uuid;
  end if;

  for t in
    select s.tbl, s.is_everyones, s.rank::integer as slot, true as is_put from private.sync_tables s
    union all
    select s.tbl, s.is_everyones, 100 - s.rank, false from private.sync_tables s
    order by slot
  loop
    continue when t.slot < start_slot;
    is_resumed := t.slot = start_slot;
    owner := case when t.is_everyones then '00000000-0000-0000-0000-000000000000' else account end;

    if t.is_put then
      -- Look before planning the wide query: most tables have nothing new.
      perform 1 from private.sync_changes c
        where c.owner_id = owner and c.slot = t.slot and c.xid >= floor_xid and c.xid < horizon limit 1;
      continue when not found;
      wire := private.wire_columns(t.tbl);
      execute format($sql$
        with picked as materialized (
          select c.xid, c.row_id, c.device, c.actor, c.stamp from private.sync_changes c
          where c.owner_id = $1 and c.slot = $2 and c.xid >= $3 and c.xid < $4 %s
          order by c.xid, c.row_id limit $5)
        select count(*),
          (select k.xid from picked k order by k.xid desc, k.row_id desc limit 1),
          (select k.row_id from picked k order by k.xid desc, k.row_id desc limit 1),
          json_agg(json_build_array(%s, p.device, p.actor) order by p.xid, p.row_id) filter (where r.id is not null),
          array_agg(json_build_array(%L, p.row_id, 'revoked', private.wire_time(p.stamp), p.device)
            order by p.xid, p.row_id) filter (where r.id is null)
        from picked p left join public.%I r on r.id = p.row_id
        $sql$, case when is_resumed then 'and (c.xid, c.row_id) > ($6, $7)' else '' end,
        wire.expressions, t.tbl, t.tbl)
        into picked, last_xid, last_row, puts, hidden
        using owner, t.slot, floor_xid, horizon, budget, start_xid, start_row;
      if puts is not null then
        columns := columns || jsonb_build_object(t.tbl, wire.names::jsonb || '["_device", "_actor"]');
        all_rows := all_rows || json_build_array(t.tbl, puts);
      end if;
      all_gone := all_gone || coalesce(hidden, '{}');
    else
      with chosen as (
        select c.xid, c.row_id, c.op, c.stamp, c.device from private.sync_changes c
        where c.owner_id = owner and c.slot = t.slot and c.xid >= floor_xid and c.xid < horizon
          and (not is_resumed or (c.xid, c.row_id) > (start_xid, start_row))
        order by c.xid, c.row_id limit budget)
      select count(*),
        array_agg(json_build_array(t.tbl, c.row_id, c.op, private.wire_time(c.stamp), c.device) order by c.xid, c.row_id),
        (array_agg(c.xid order by c.xid desc, c.row_id desc))[1],
        (array_agg(c.row_id order by c.xid desc, c.row_id desc))[1]
      into picked, hidden, last_xid, last_row from chosen c;
      all_gone := all_gone || coalesce(hidden, '{}');
    end if;

    budget := budget - picked;
    if budget <= 0 then
      next_after := jsonb_build_object('slot', t.slot, 'xid', last_xid::text, 'row', last_row);
      exit;
    end if;
  end loop;

  head := private.answer_head(account);
  return json_build_object(
    'epoch', head ->> 'epoch', 'account', account, 'server_now', head ->> 'server_now',
    'schema_version', head -> 'schema_version', 'min_client', head -> 'min_client',
    'until', horizon::text, 'next', next_after, 'more', next_after is not null,
    'columns', columns, 'rows', array_to_json(all_rows), 'gone', array_to_json(all_gone));
end $$;

-- ---- push -----------------------------------------------------------------------------------
create function private.keep_answers(client uuid, answers json[]) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into private.sync_acks (account_id, client_id, mutation_id, row_id, result)
    select auth.uid(), client, (a ->> 'm')::uuid, (a ->> 'id')::uuid, a from unnest(answers) a
    on conflict do nothing;
  -- A repeat later than this is answered by compare-and-swap: stale, with the caller's own row.
  delete from private.sync_acks where account_id = auth.uid() and at < clock_timestamp() - interval '90 days';
$$;

-- Row r of a table as it travels, with device and actor, or null where the caller sees none.
create function private.wire_row(tbl text, row_id uuid, expressions text) returns json
language plpgsql volatile set search_path = ''
as $$
declare
  found_row json;
begin
  execute format($sql$
    select json_build_array(%s, c.device, c.actor) from public.%I r
    left join private.sync_changes c on c.owner_id = r.owner_id and c.tbl = %L and c.row_id = r.id
    where r.id = $1
    $sql$, expressions, tbl, tbl) into found_row using row_id;
  return found_row;
end $$;

-- The answer about a row the caller cannot see: deleted or handed over, and when. Without a
-- tombstone (a restored server) it is gone since before the caller's base, so the edit can return.
create function private.gone_answer(account uuid, item jsonb) returns jsonb
language sql volatile set search_path = ''
as $$
  select coalesce(
    (select jsonb_build_object('s', 'gone', 'op', c.op, 'stamp', private.wire_time(c.stamp))
     from private.sync_changes c
     where c.owner_id = account and c.tbl = item ->> 't' and c.row_id = (item ->> 'id')::uuid
       and c.op in ('deleted', 'revoked')),
    jsonb_build_object('s', 'gone', 'op', 'deleted', 'stamp', item ->> 'base'))
$$;

-- The first parent of a row that does not exist within the caller's reach, if any.
create function private.missing_parent(parents jsonb, columns jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  link record;
  is_there boolean;
begin
  for link in
    select p.key as child_column, p.value as parent, columns ->> p.key as parent_id
    from jsonb_each_text(parents) p where columns ->> p.key is not null
  loop
    execute format('select exists (select from public.%I r where r.id = $1)', link.parent)
      into is_there using link.parent_id::uuid;
    if not is_there then
      return jsonb_build_object('s', 'parent_gone', 'parent', link.parent, 'parent_id', link.parent_id);
    end if;
  end loop;
  return null;
end $$;

-- What push needs to know of a table: its wire form, stamp and parents. Null for an unknown one.
create function private.push_plan(tbl text) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('stamp', t.stamp, 'parents', t.parents, 'names', w.names::jsonb, 'expressions', w.expressions)
  from private.sync_tables t, private.wire_columns(t.tbl) w
  where t.tbl = push_plan.tbl
$$;

create function private.push_put(account uuid, device text, item jsonb, plan jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  tbl text := item ->> 't';
  stamp_column text := plan ->> 'stamp';
  expressions text := plan ->> 'expressions';
  row_id uuid := (item ->> 'id')::uuid;
  base timestamptz := (item ->> 'base')::timestamptz;
  stamp timestamptz := (item ->> 'updated_at')::timestamptz;
  columns jsonb := (item -> 'columns') - stamp_column;
  odd text;
  answer jsonb;
  current_row json;
  written json;
  targets text;
  sources text;
begin
  if jsonb_typeof(item -> 'columns') is distinct from 'object' or stamp is null then
    raise invalid_parameter_value using message = 'a put needs columns and updated_at';
  end if;
  select k into odd from jsonb_object_keys(columns) k where k = 'id' or not plan -> 'names' ? k limit 1;
  if found then
    raise undefined_column using message = format('%s has no column %s to write', tbl, odd), table = tbl, column = odd;
  end if;

  if base is null then
    current_row := private.wire_row(tbl, row_id, expressions);
    if current_row is not null then
      return jsonb_build_object('s', 'stale', 'row', current_row);
    end if;
    answer := private.gone_answer(account, item);
    if answer ->> 'op' = 'revoked' or (answer ->> 'stamp')::timestamptz >= stamp then
      return answer;
    end if;
    answer := private.missing_parent(plan -> 'parents', columns);
    if answer is not null then
      return answer;
    end if;
    select string_agg(format(', %I', k), '' order by k), string_agg(format(', x.%I', k), '' order by k)
      into targets, sources from jsonb_object_keys(columns) k;
    execute format($sql$
      insert into public.%1$I as r (id, %2$I %3$s)
      select $1, $2 %4$s from jsonb_populate_record(null::public.%1$I, $3) x
      returning json_build_array(%5$s, $4::text, $5::uuid)
      $sql$, tbl, stamp_column, targets, sources, expressions)
      into written using row_id, stamp, columns, device, account;
    if written is null then
      return private.gone_answer(account, item);
    end if;
    return jsonb_build_object('s', 'applied', 'row', written);
  end if;

  answer := private.missing_parent(plan -> 'parents', columns);
  if answer is not null and private.wire_row(tbl, row_id, expressions) is not null then
    return answer;
  end if;
  select string_agg(format(', %1$I = x.%1$I', k), '' order by k) into targets from jsonb_object_keys(columns) k;
  execute format($sql$
    update public.%1$I r set %2$I = $2 %3$s from jsonb_populate_record(null::public.%1$I, $3) x
    where r.id = $1 and r.%2$I = $6
    returning json_build_array(%4$s, $4::text, $5::uuid)
    $sql$, tbl, stamp_column, targets, expressions)
    into written using row_id, greatest(stamp, base + interval '1 microsecond'), columns, device, account, base;
  if written is not null then
    return jsonb_build_object('s', 'applied', 'row', written);
  end if;
  current_row := private.wire_row(tbl, row_id, expressions);
  if current_row is not null then
    return jsonb_build_object('s', 'stale', 'row', current_row);
  end if;
  return private.gone_answer(account, item);
end $$;

create function private.push_delete(account uuid, item jsonb, plan jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  tbl text := item ->> 't';
  row_id uuid := (item ->> 'id')::uuid;
  touched integer;
  current_row json;
  answer jsonb;
begin
  perform set_config('mehmiro.deleted_at', coalesce(item ->> 'updated_at', ''), true);
  execute format('delete from public.%I r where r.id = $1 and r.%I = $2', tbl, plan ->> 'stamp')
    using row_id, (item ->> 'base')::timestamptz;
  get diagnostics touched = row_count;
  perform set_config('mehmiro.deleted_at', '', true);
  if touched > 0 then
    return jsonb_build_object('s', 'applied');
  end if;
  current_row := private.wire_row(tbl, row_id, plan ->> 'expressions');
  if current_row is not null then
    return jsonb_build_object('s', 'stale', 'row', current_row);
  end if;
  answer := private.gone_answer(account, item);
  if answer ->> 'op' = 'revoked' then
    return answer;
  end if;
  return jsonb_build_object('s', 'applied'); -- already deleted
end $$;

-- One item in its own subtransaction: a row the server refuses leaves its neighbours alone.
create function private.push_item(account uuid, device text, item jsonb, plan jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  code text;
  constraint_text text;
  column_text text;
  refusal text;
  current_row json;
begin
  if plan is null then
    raise undefined_table using message = format('%s is not a synced table', item ->> 't');
  end if;
  if item ->> 'op' = 'put' then
    return private.push_put(account, device, item, plan);
  elsif item ->> 'op' = 'delete' then
    return private.push_delete(account, item, plan);
  end if;
  raise invalid_parameter_value using message = 'op must be put or delete';
exception
  when transaction_rollback or insufficient_resources or operator_intervention or lock_not_available
    or system_error or internal_error then
    raise; -- not this row's fault: the whole batch is tried again later
  when others then
    get stacked diagnostics code = returned_sqlstate, constraint_text = constraint_name,
      column_text = column_name, refusal = message_text;
    if code = '23505' and constraint_text = (item ->> 't') || '_pkey' then
      current_row := private.wire_row(item ->> 't', (item ->> 'id')::uuid, plan ->> 'expressions');
      if current_row is not null then -- written by someone else a moment ago
        return jsonb_build_object('s', 'stale', 'row', current_row);
      end if;
    end if;
    return jsonb_build_object('s', 'rejected', 'code', code, 'constraint', constraint_text,
      'column', column_text, 'message', refusal);
end $$;

create function public.sync_push(client uuid, device text, batch jsonb) returns json
language plpgsql volatile set search_path = '' set timezone = 'UTC' set datestyle = 'ISO, YMD' set extra_float_digits = 1
as $$
declare
  account uuid := private.require_account();
  head jsonb;
  item jsonb;
  answer jsonb;
  earlier jsonb;
  results jsonb := '[]';
  kept json[] := '{}';
  plans jsonb;
  columns jsonb;
begin
  if jsonb_typeof(batch) is distinct from 'array' or jsonb_array_length(batch) > 500 then
    raise invalid_parameter_value using message = 'batch must be an array of at most 500 items';
  end if;
  -- Pushes of one account take turns: they may touch the same rows, others' never do.
  perform pg_advisory_xact_lock(hashtextextended('mehmiro.push.' || account, 0));
  perform set_config('mehmiro.device', left(coalesce(device, ''), 200), true);
  perform set_config('mehmiro.why', 'sync', true);

  select coalesce(jsonb_object_agg(s.tbl, private.push_plan(s.tbl)), '{}') into plans
  from private.sync_tables s where s.tbl in (select b ->> 't' from jsonb_array_elements(batch) b);
  select coalesce(jsonb_object_agg(a.mutation_id, a.result), '{}') into earlier
  from private.sync_acks a
  where a.account_id = account and a.client_id = client
    and a.mutation_id in (select (b ->> 'm')::uuid from jsonb_array_elements(batch) b);

  for item in select value from jsonb_array_elements(batch) loop
    answer := earlier -> (item ->> 'm');
    if answer is not null then
      answer := (answer - 'id') || '{"s": "replayed"}';
    else
      answer := jsonb_build_object('m', item ->> 'm') || private.push_item(account, device, item, plans -> (item ->> 't'));
      if answer ->> 's' = 'applied' then
        kept := kept || (answer || jsonb_build_object('id', item ->> 'id'))::json;
      end if;
    end if;
    results := results || jsonb_build_array(answer);
  end loop;
  perform private.keep_answers(client, kept);
  perform set_config('mehmiro.device', '', true);
  perform set_config('mehmiro.why', '', true);

  select coalesce(jsonb_object_agg(p.key, p.value -> 'names' || '["_device", "_actor"]'), '{}') into columns
  from jsonb_each(plans) p;
  head := private.answer_head(account);
  return json_build_object(
    'epoch', head ->> 'epoch', 'account', account, 'server_now', head ->> 'server_now',
    'schema_version', head -> 'schema_version', 'min_client', head -> 'min_client',
    'columns', columns, 'results', results);
end $$;

-- ---- digest ---------------------------------------------------------------------------------
-- Per table a count and 16 sums over (id, stamp), in no particular order: equal on both sides
-- means the laptop holds exactly the server's rows.
create function public.sync_digest() returns json
language plpgsql stable set search_path = '' set timezone = 'UTC'
as $$
declare
  account uuid := private.require_account();
  t record;
  entry json;
  entries jsonb := '{}';
  head jsonb;
begin
  for t in select s.tbl, s.stamp, s.is_everyones from private.sync_tables s order by s.rank loop
    execute format($sql$
      with hashed as (
        select md5(r.id::text || '|' || to_char(r.%I at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as h
        from public.%I r where r.owner_id = $1),
      sums as (
        select strpos('0123456789abcdef', left(h, 1)) - 1 as bucket,
          sum(('x' || substr(h, 2, 12))::bit(48)::bigint) as total, count(*) as n
        from hashed group by 1)
      select json_build_object('count', coalesce(sum(s.n), 0),
        'buckets', json_agg(coalesce(s.total, 0)::text order by b))
      from generate_series(0, 15) b left join sums s on s.bucket = b
      $sql$, t.stamp, t.tbl)
      into entry
      using case when t.is_everyones then '00000000-0000-0000-0000-000000000000'::uuid else account end;
    entries := entries || jsonb_build_object(t.tbl, entry);
  end loop;
  head := private.answer_head(account);
  return json_build_object('epoch', head ->> 'epoch', 'account', account, 'server_now', head ->> 'server_now',
    'horizon', pg_snapshot_xmin(pg_current_snapshot())::text, 'tables', entries);
end $$;

-- ---- erase ----------------------------------------------------------------------------------
-- Privacy: a student or class of the caller's, with everything under it, its history and its
-- answers. What stays is the tombstone: ids and times, so that the laptops hear of it.
create function public.sync_erase(tbl text, row_id uuid) returns json
language plpgsql volatile security definer set search_path = '' set timezone = 'UTC'
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
  ) then
    raise sqlstate 'PT404' using message = 'no such student or class of yours';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('mehmiro.push.' || account, 0));
  -- Children that live, and children deleted earlier that the history still names.
  for link in
    select t.tbl as child, p.key as child_column
    from private.sync_tables t, jsonb_each_text(t.parents) p order by t.rank, p.key
  loop
    execute format($sql$
      select coalesce(array_agg(found.id), '{}') from (
        select r.id from public.%I r where r.%I = any ($1) and r.owner_id = $2
        union
        select h.row_id from private.sync_history h
        where h.owner_id = $2 and h.tbl = %L and (h.old ->> %L)::uuid = any ($1)) found
      $sql$, link.child, link.child_column, link.child, link.child_column) into fresh using ids, account;
    ids := ids || fresh;
  end loop;
  perform set_config('mehmiro.why', 'erase', true);
  execute format('delete from public.%I r where r.id = $1 and r.owner_id = $2', tbl) using row_id, account;
  get diagnostics erased = row_count;
  perform set_config('mehmiro.why', '', true);
  delete from private.sync_history h where h.owner_id = account and h.row_id = any (ids);
  delete from private.sync_acks a where a.account_id = account and a.row_id = any (ids);
  delete from private.ai_suggestions_archive s where s.owner_id = account and s.id = any (ids);
  head := private.answer_head(account);
  return json_build_object('epoch', head ->> 'epoch', 'account', account, 'server_now', head ->> 'server_now',
    'erased', cardinality(array(select distinct unnest(ids))), 'was_there', erased > 0);
end $$;

revoke execute on function private.require_account(), private.read_xid(text), private.wire_time(timestamptz), private.wire_columns(text),
  private.answer_head(uuid), private.keep_answers(uuid, json[]), private.wire_row(text, uuid, text),
  private.gone_answer(uuid, jsonb), private.missing_parent(jsonb, jsonb), private.push_plan(text),
  private.push_put(uuid, text, jsonb, jsonb), private.push_delete(uuid, jsonb, jsonb),
  private.push_item(uuid, text, jsonb, jsonb),
  public.sync_pull(text, text, jsonb, integer), public.sync_push(uuid, text, jsonb), public.sync_digest(),
  public.sync_erase(text, uuid) from public, anon;
grant execute on function private.require_account(), private.read_xid(text), private.wire_time(timestamptz), private.wire_columns(text),
  private.answer_head(uuid), private.keep_answers(uuid, json[]), private.wire_row(text, uuid, text),
  private.gone_answer(uuid, jsonb), private.missing_parent(jsonb, jsonb), private.push_plan(text),
  private.push_put(uuid, text, jsonb, jsonb), private.push_delete(uuid, jsonb, jsonb),
  private.push_item(uuid, text, jsonb, jsonb),
  public.sync_pull(text, text, jsonb, integer), public.sync_push(uuid, text, jsonb), public.sync_digest(),
  public.sync_erase(text, uuid) to authenticated;
