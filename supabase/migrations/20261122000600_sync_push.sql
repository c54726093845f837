-- What a laptop tells: sync_push. It runs with the caller's own rights, row by row.

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
  answer jsonb;
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
    if code = '23503' then -- a parent went a moment ago
      answer := private.missing_parent(plan -> 'parents', item -> 'columns');
      if answer is not null then
        return answer;
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

revoke execute on function private.keep_answers(uuid, json[]),
  private.wire_row(text, uuid, text),
  private.gone_answer(uuid, jsonb),
  private.missing_parent(jsonb, jsonb),
  private.push_plan(text),
  private.push_put(uuid, text, jsonb, jsonb),
  private.push_delete(uuid, jsonb, jsonb),
  private.push_item(uuid, text, jsonb, jsonb),
  public.sync_push(uuid, text, jsonb)
  from public, anon;
grant execute on function private.keep_answers(uuid, json[]),
  private.wire_row(text, uuid, text),
  private.gone_answer(uuid, jsonb),
  private.missing_parent(jsonb, jsonb),
  private.push_plan(text),
  private.push_put(uuid, text, jsonb, jsonb),
  private.push_delete(uuid, jsonb, jsonb),
  private.push_item(uuid, text, jsonb, jsonb),
  public.sync_push(uuid, text, jsonb)
  to authenticated;
