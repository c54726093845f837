-- What changed, for whom and when: the registry behind sync, the audit log, and the guard of
-- updated_at. All of it is filled by triggers, so a row written or deleted by the web application,
-- the dashboard or a cascade is registered like any other.
--
-- The cursor is the transaction id, not a clock: rows of transactions still running are held back
-- by pg_snapshot_xmin, so nothing that commits late is ever skipped.

create table private.sync_meta (
  is_only boolean primary key default true check (is_only),
  epoch uuid not null default gen_random_uuid(),
  schema_version integer not null default 1,
  min_client integer not null default 1
);
insert into private.sync_meta default values;

-- The synced tables, parents first. stamp: the column with the time of the human edit. parents:
-- the foreign keys inside a teacher's reach (others' teachers rows are legal, though invisible).
create table private.sync_tables (
  tbl text primary key,
  rank smallint not null unique check (rank between 1 and 50),
  stamp text not null default 'updated_at',
  is_everyones boolean not null default false,
  parents jsonb not null default '{}'
);
insert into private.sync_tables (tbl, rank, parents) values
  ('teachers', 1, '{}'),
  ('classes', 2, '{}'),
  ('students', 3, '{"class_id": "classes"}'),
  ('assessment_variables', 4, '{"class_id": "classes"}'),
  ('assessment_sessions', 5, '{"class_id": "classes"}'),
  ('lessons', 6, '{"class_id": "classes"}'),
  ('assessments', 7,
    '{"student_id": "students", "variable_id": "assessment_variables", "session_id": "assessment_sessions"}'),
  ('ai_suggestions', 8, '{"assessment_id": "assessments"}'),
  ('student_monitoring_status', 9, '{"student_id": "students", "class_id": "classes"}');
insert into private.sync_tables (tbl, rank, stamp, parents) values
  ('monitoring_diagnoses', 10, 'created_at', '{"status_id": "student_monitoring_status"}');
insert into private.sync_tables (tbl, rank, is_everyones) values ('monitoring_config', 11, true);

-- One row per owner and row ever seen: the newest change. slot orders a pull: puts by rank
-- (parents first), then what is gone by 100 - rank (children first).
create table private.sync_changes (
  owner_id uuid not null,
  tbl text not null,
  row_id uuid not null,
  slot smallint not null,
  op text not null check (op in ('put', 'deleted', 'revoked')),
  xid xid8 not null,
  stamp timestamptz not null,
  device text,
  actor uuid,
  primary key (owner_id, tbl, row_id)
);
create index idx_sync_changes_feed on private.sync_changes (owner_id, slot, xid, row_id);

-- Append-only: each version that was overwritten or deleted, by whom, from which device, why.
create table private.sync_history (
  seq bigint generated always as identity primary key,
  owner_id uuid not null,
  tbl text not null,
  row_id uuid not null,
  op text not null check (op in ('update', 'delete')),
  old jsonb not null,
  actor uuid,
  device text,
  why text not null,
  at timestamptz not null default clock_timestamp()
);
create index idx_sync_history_row on private.sync_history (row_id);

alter table private.sync_meta enable row level security;
alter table private.sync_tables enable row level security;
alter table private.sync_changes enable row level security;
alter table private.sync_history enable row level security;
create policy "Accounts read" on private.sync_meta for select to authenticated
  using ((select auth.uid()) is not null);
create policy "Accounts read" on private.sync_tables for select to authenticated
  using ((select auth.uid()) is not null);
create policy "Own changes and everyone's" on private.sync_changes for select to authenticated
  using (owner_id = (select auth.uid())
    or (owner_id = '00000000-0000-0000-0000-000000000000' and (select auth.uid()) is not null));
create policy "Own history" on private.sync_history for select to authenticated
  using (owner_id = (select auth.uid()));
revoke all on private.sync_meta, private.sync_tables, private.sync_changes, private.sync_history
  from public, anon, authenticated;
grant select on private.sync_meta, private.sync_tables, private.sync_changes, private.sync_history
  to authenticated;
grant select on private.sync_meta, private.sync_tables, private.sync_changes, private.sync_history
  to service_role;

-- ---- the guard of updated_at ----------------------------------------------------------------
-- sync_push names its device and reasons in settings local to its transaction.
create function private.setting(name text) returns text
language sql stable set search_path = ''
as $$ select nullif(current_setting('mehmiro.' || name, true), '') $$;

-- A stamp from the future is cut to two minutes ahead, so one wrong clock cannot win for ever.
create function private.clamp_stamp(stamp timestamptz) returns timestamptz
language sql volatile set search_path = ''
as $$
  select case when stamp is null or not isfinite(stamp) or stamp < '0001-01-01Z' then clock_timestamp()
    else least(stamp, clock_timestamp() + interval '2 minutes') end
$$;

create function private.guard_insert() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  stamp_column text := tg_argv[0];
  tombstone timestamptz;
begin
  new.created_at := private.clamp_stamp(new.created_at);
  if stamp_column = 'updated_at' then
    new.updated_at := private.clamp_stamp(new.updated_at);
  end if;
  select c.stamp into tombstone from private.sync_changes c
    where c.owner_id = new.owner_id and c.tbl = tg_table_name and c.row_id = new.id and c.op = 'deleted';
  if found then
    -- Deleted later than it was written: stays deleted. The caller sees no row inserted.
    if stamp_column = 'updated_at' then
      if new.updated_at <= tombstone then
        return null;
      end if;
    elsif new.created_at <= tombstone then
      return null;
    end if;
  end if;
  return new;
end $$;

create function private.guard_update() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  probe record := new;
begin
  if new.id <> old.id then
    raise check_violation using message = format('%s: the id of a row never changes', tg_table_name),
      table = tg_table_name, column = 'id', constraint = format('%s_id_fixed', tg_table_name);
  end if;
  if new.created_at is null or new.created_at <> old.created_at then
    new.created_at := private.clamp_stamp(new.created_at);
  end if;
  if new.updated_at is null or not isfinite(new.updated_at) then
    new.updated_at := old.updated_at;
  end if;
  if new.updated_at < old.updated_at then
    return null; -- a stale write changes nothing
  end if;
  if new.updated_at > old.updated_at then
    new.updated_at := greatest(private.clamp_stamp(new.updated_at), old.updated_at + interval '1 microsecond');
    return new;
  end if;
  -- The writer knows nothing of stamps (the web, the dashboard). A change of owner alone is no edit.
  probe.owner_id := old.owner_id;
  if probe is distinct from old then
    new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 microsecond');
  end if;
  return new;
end $$;

-- Diagnoses are a record: written once, never edited. Only their owner may follow a class.
create function private.guard_record() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  probe record := new;
begin
  probe.owner_id := old.owner_id;
  if probe is distinct from old then
    raise check_violation using message = format('%s: a record is never edited', tg_table_name),
      table = tg_table_name, constraint = format('%s_fixed', tg_table_name);
  end if;
  return new;
end $$;

-- ---- the registry's triggers ----------------------------------------------------------------
-- Per statement, with transition tables: a bulk change costs one statement more, not one per row.
create function private.register_insert() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  execute format($sql$
    insert into private.sync_changes (owner_id, tbl, row_id, slot, op, xid, stamp, device, actor)
    select n.owner_id, t.tbl, n.id, t.rank, 'put', pg_current_xact_id(), n.%I, $2, $3
    from new_rows n, private.sync_tables t where t.tbl = $1
    order by n.id
    on conflict (owner_id, tbl, row_id) do update set slot = excluded.slot, op = excluded.op,
      xid = excluded.xid, stamp = excluded.stamp, device = excluded.device, actor = excluded.actor
    $sql$, tg_argv[0])
    using tg_table_name, private.setting('device'), auth.uid();
  return null;
end $$;

create function private.register_update() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  execute format($sql$
    insert into private.sync_changes (owner_id, tbl, row_id, slot, op, xid, stamp, device, actor)
    select o.owner_id, t.tbl, o.id, 100 - t.rank, 'revoked', pg_current_xact_id(), o.%1$I, $2, $3
    from old_rows o join new_rows n on n.id = o.id, private.sync_tables t
    where t.tbl = $1 and o.owner_id <> n.owner_id
    union all
    select n.owner_id, t.tbl, n.id, t.rank, 'put', pg_current_xact_id(), n.%1$I, $2, $3
    from old_rows o join new_rows n on n.id = o.id, private.sync_tables t
    where t.tbl = $1 and n is distinct from o
    order by 3, 1
    on conflict (owner_id, tbl, row_id) do update set slot = excluded.slot, op = excluded.op,
      xid = excluded.xid, stamp = excluded.stamp, device = excluded.device, actor = excluded.actor
    $sql$, tg_argv[0])
    using tg_table_name, private.setting('device'), auth.uid();
  execute format($sql$
    insert into private.sync_history (owner_id, tbl, row_id, op, old, actor, device, why)
    select o.owner_id, $1, o.id, 'update', to_jsonb(o), $3, $2, $4
    from old_rows o join new_rows n on n.id = o.id
    where n is distinct from o and to_jsonb(o) - 'owner_id' - %1$L <> to_jsonb(n) - 'owner_id' - %1$L
    order by o.id
    $sql$, tg_argv[0])
    using tg_table_name, private.setting('device'), auth.uid(), coalesce(private.setting('why'), 'direct');
  return null;
end $$;

-- A tombstone is stamped with the time the person deleted (sync_push says it), or with now.
create function private.register_delete() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  execute format($sql$
    insert into private.sync_changes (owner_id, tbl, row_id, slot, op, xid, stamp, device, actor)
    select o.owner_id, t.tbl, o.id, 100 - t.rank, 'deleted', pg_current_xact_id(),
      greatest(private.clamp_stamp($4), o.%I + interval '1 microsecond'), $2, $3
    from old_rows o, private.sync_tables t where t.tbl = $1
    order by o.id
    on conflict (owner_id, tbl, row_id) do update set slot = excluded.slot, op = excluded.op,
      xid = excluded.xid, stamp = excluded.stamp, device = excluded.device, actor = excluded.actor
    $sql$, tg_argv[0])
    using tg_table_name, private.setting('device'), auth.uid(), private.setting('deleted_at')::timestamptz;
  insert into private.sync_history (owner_id, tbl, row_id, op, old, actor, device, why)
    select o.owner_id, tg_table_name, o.id, 'delete', to_jsonb(o), auth.uid(), private.setting('device'),
      coalesce(private.setting('why'), 'direct')
    from old_rows o order by o.id;
  return null;
end $$;

-- TRUNCATE fires no row triggers and would never reach the laptops.
create function private.refuse_truncate() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise feature_not_supported using
    message = format('%s is synced to laptops: use DELETE, which they hear of', tg_table_name);
end $$;

do $$
declare
  t record;
  place text;
begin
  for t in select s.tbl, s.rank, s.stamp from private.sync_tables s order by s.rank loop
    place := format('public.%I', t.tbl);
    execute format('create trigger stamp before insert on %s for each row execute function private.guard_insert(%L)', place, t.stamp);
    if t.stamp = 'updated_at' then
      execute format('create trigger stamp_update before update on %s for each row execute function private.guard_update()', place);
    else
      execute format('create trigger stamp_update before update on %s for each row execute function private.guard_record()', place);
    end if;
    execute format('create trigger register_insert after insert on %s referencing new table as new_rows '
      'for each statement execute function private.register_insert(%L)', place, t.stamp);
    execute format('create trigger register_update after update on %s referencing old table as old_rows new table as new_rows '
      'for each statement execute function private.register_update(%L)', place, t.stamp);
    execute format('create trigger register_delete after delete on %s referencing old table as old_rows '
      'for each statement execute function private.register_delete(%L)', place, t.stamp);
    execute format('create trigger refuse_truncate before truncate on %s for each statement execute function private.refuse_truncate()', place);
    -- Rows from before this migration.
    execute format('insert into private.sync_changes (owner_id, tbl, row_id, slot, op, xid, stamp) '
      'select r.owner_id, %L, r.id, %s, ''put'', pg_current_xact_id(), r.%I from %s r', t.tbl, t.rank, t.stamp, place);
  end loop;
end $$;

-- ---- after a restore ------------------------------------------------------------------------
-- A restored database has lost changes the laptops have seen: a new epoch makes them compare all.
create function private.renew_epoch() returns uuid
language sql security definer set search_path = ''
as $$ update private.sync_meta set epoch = gen_random_uuid() returning epoch $$;

revoke execute on function private.setting(text), private.clamp_stamp(timestamptz), private.guard_insert(),
  private.guard_update(), private.guard_record(), private.register_insert(), private.register_update(),
  private.register_delete(), private.refuse_truncate(), private.renew_epoch() from public, anon;
grant execute on function private.renew_epoch() to service_role;
