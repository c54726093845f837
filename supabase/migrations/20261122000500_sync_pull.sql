-- What a laptop asks: sync_pull and sync_digest.
--
-- They run with the caller's own rights, so row level security holds inside them too. They raise
-- for a caller without an account and echo the account they worked for: an empty answer can never
-- be mistaken for "everything was deleted". Numbers and JSON columns travel as text.

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

create function public.sync_pull(since text, until text default null, after jsonb default null, page integer default 5000)
returns json
language plpgsql stable set search_path = '' set timezone = 'UTC' set datestyle = 'ISO, YMD' set extra_float_digits = 1
as $$
declare
  account uuid := private.require_account();
  floor_xid xid8 := private.read_xid(since);
  -- Rows of this transaction id and above may still be unwritten by someone: not served yet.
  newest xid8 := pg_snapshot_xmin(pg_current_snapshot());
  horizon xid8 := coalesce(private.read_xid(until), newest);
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
  if floor_xid > newest or horizon > newest then
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

revoke execute on function private.require_account(),
  private.read_xid(text),
  private.wire_time(timestamptz),
  private.wire_columns(text),
  private.answer_head(uuid),
  public.sync_pull(text, text, jsonb, integer),
  public.sync_digest()
  from public, anon;
grant execute on function private.require_account(),
  private.read_xid(text),
  private.wire_time(timestamptz),
  private.wire_columns(text),
  private.answer_head(uuid),
  public.sync_pull(text, text, jsonb, integer),
  public.sync_digest()
  to authenticated;
