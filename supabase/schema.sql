-- Generated from supabase/migrations by scripts/server_schema.py. Do not edit.
-- The tables, rules and functions of a school's database as the migrations leave them.
set check_function_bodies = off;

create schema private;
grant usage on schema private to authenticated, service_role;

create type public.assessor_type as enum ('teacher', 'student', 'family', 'ai');

create type public.attendance_status as enum ('present', 'absent', 'late', 'exempt');

create type public.priority_flag as enum ('red', 'yellow', 'green');

create type public.suggestion_type as enum ('improvement', 'intervention', 'celebration');

create table public.ai_suggestions (
  id uuid default gen_random_uuid() not null,
  assessment_id uuid not null,
  suggestion_type public.suggestion_type not null,
  content text not null,
  confidence_score numeric,
  is_read boolean default false not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.assessment_sessions (
  id uuid default gen_random_uuid() not null,
  class_id uuid not null,
  name text,
  date date default CURRENT_DATE not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.assessment_variables (
  id uuid default gen_random_uuid() not null,
  class_id uuid not null,
  name text not null,
  scale_min numeric default 0 not null,
  scale_max numeric default 10 not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null,
  "position" integer
);

create table public.assessments (
  id uuid default gen_random_uuid() not null,
  student_id uuid not null,
  variable_id uuid not null,
  session_id uuid not null,
  value numeric not null,
  assessor_type public.assessor_type default 'teacher'::public.assessor_type not null,
  comments text,
  confidence_score numeric,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.classes (
  id uuid default gen_random_uuid() not null,
  teacher_id uuid not null,
  name text not null,
  grade text,
  section text,
  academic_year text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null,
  archived_at timestamp with time zone
);

create table public.lessons (
  id uuid default gen_random_uuid() not null,
  class_id uuid not null,
  title text not null,
  date date,
  objectives jsonb default '[]'::jsonb not null,
  materials jsonb default '[]'::jsonb not null,
  activities jsonb default '[]'::jsonb not null,
  notes text,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.monitoring_config (
  id uuid default '00000000-0000-0000-0000-000000000001'::uuid not null,
  analysis_time time without time zone default '22:00:00'::time without time zone not null,
  timezone text default 'America/Buenos_Aires'::text not null,
  enabled boolean default true not null,
  analysis_days integer default 14 not null,
  weight_observation integer default 40 not null,
  weight_trend integer default 35 not null,
  weight_homework integer default 25 not null,
  red_threshold integer default 70 not null,
  yellow_threshold integer default 40 not null,
  homework_variable_name text default 'Tareas'::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.monitoring_diagnoses (
  id uuid default gen_random_uuid() not null,
  status_id uuid not null,
  diagnosis_text text not null,
  confidence numeric,
  patterns jsonb,
  interventions jsonb default '[]'::jsonb not null,
  ai_model text,
  ai_temperature numeric(3,2),
  ai_tokens_used integer,
  ai_response_time_ms integer,
  created_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.monitoring_overrides (
  id uuid default gen_random_uuid() not null,
  student_id uuid not null,
  class_id uuid not null,
  priority_flag public.priority_flag not null,
  reason text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.session_attendance (
  id uuid default gen_random_uuid() not null,
  student_id uuid not null,
  session_id uuid not null,
  status public.attendance_status not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.student_monitoring_status (
  id uuid default gen_random_uuid() not null,
  student_id uuid not null,
  class_id uuid not null,
  priority_flag public.priority_flag not null,
  priority_score numeric(5,2) not null,
  observation_score numeric(5,2),
  trend_score numeric(5,2),
  homework_score numeric(5,2),
  diagnosis_summary text,
  analyzed_at timestamp with time zone default now() not null,
  analysis_period_start date,
  analysis_period_end date,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.students (
  id uuid default gen_random_uuid() not null,
  class_id uuid not null,
  alias text not null,
  avatar_color text,
  personality_type text,
  date_of_birth date,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table public.teachers (
  id uuid not null,
  name text not null,
  email text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  owner_id uuid not null
);

create table private.administrators (
  user_id uuid not null,
  added_at timestamp with time zone default now() not null
);

create table private.ai_suggestions_archive (
  id uuid not null,
  owner_id uuid not null,
  suggestion jsonb not null,
  archived_at timestamp with time zone default clock_timestamp() not null
);

create table private.sync_acks (
  account_id uuid not null,
  client_id uuid not null,
  mutation_id uuid not null,
  row_id uuid not null,
  result json not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table private.sync_changes (
  owner_id uuid not null,
  tbl text not null,
  row_id uuid not null,
  slot smallint not null,
  op text not null,
  xid xid8 not null,
  stamp timestamp with time zone not null,
  device text,
  actor uuid
);

create table private.sync_history (
  seq bigint generated always as identity not null,
  owner_id uuid not null,
  tbl text not null,
  row_id uuid not null,
  op text not null,
  old jsonb not null,
  actor uuid,
  device text,
  why text not null,
  at timestamp with time zone default clock_timestamp() not null
);

create table private.sync_meta (
  is_only boolean default true not null,
  epoch uuid default gen_random_uuid() not null,
  schema_version integer default 1 not null,
  min_client integer default 1 not null
);

create table private.sync_tables (
  tbl text not null,
  rank smallint not null,
  stamp text default 'updated_at'::text not null,
  is_everyones boolean default false not null,
  parents jsonb default '{}'::jsonb not null
);

CREATE OR REPLACE FUNCTION private.add_teacher()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  account jsonb := to_jsonb(new);
  full_name text;
begin
  if tg_op = 'UPDATE' then
    update public.teachers set email = coalesce(new.email, '')
      where id = new.id and email is distinct from coalesce(new.email, '');
    return null;
  end if;
  full_name := coalesce(
    nullif(btrim(account #>> '{raw_user_meta_data,name}'), ''),
    nullif(btrim(account #>> '{raw_user_meta_data,full_name}'), ''),
    nullif(split_part(coalesce(new.email, ''), '@', 1), ''),
    'Teacher');
  insert into public.teachers (id, name, email) values (new.id, full_name, coalesce(new.email, ''))
    on conflict (id) do nothing;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION private.answer_head(account uuid)
 RETURNS jsonb
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'epoch', m.epoch, 'account', account, 'server_now', private.wire_time(clock_timestamp()),
    'schema_version', m.schema_version, 'min_client', m.min_client)
  from private.sync_meta m
$function$;

CREATE OR REPLACE FUNCTION private.clamp_stamp(stamp timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  select case when stamp is null or not isfinite(stamp) or stamp < '0001-01-01Z' then clock_timestamp()
    else least(stamp, clock_timestamp() + interval '2 minutes') end
$function$;

CREATE OR REPLACE FUNCTION private.fill_owner_from_class()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  found_owner uuid;
begin
  if tg_op = 'UPDATE' and new.class_id = old.class_id and new.owner_id = old.owner_id then
    return new;
  end if;
  select c.owner_id into found_owner from public.classes c where c.id = new.class_id for key share;
  if not found then
    perform private.parent_missing(tg_table_name, 'class_id');
  end if;
  if tg_op = 'UPDATE' and new.class_id <> old.class_id and found_owner <> old.owner_id then
    perform private.owners_differ(tg_table_name, 'a row cannot move to another teacher''s class');
  end if;
  new.owner_id := found_owner;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_assessment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  student_owner uuid;
  variable_owner uuid;
  session_owner uuid;
  low numeric;
  high numeric;
begin
  if tg_op = 'UPDATE' and new.owner_id = old.owner_id and new.student_id = old.student_id
     and new.variable_id = old.variable_id and new.session_id = old.session_id
     and new.value = old.value then
    return new;
  end if;
  select s.owner_id into student_owner from public.students s where s.id = new.student_id for key share;
  if not found then
    perform private.parent_missing('assessments', 'student_id');
  end if;
  select v.owner_id, v.scale_min, v.scale_max into variable_owner, low, high
    from public.assessment_variables v where v.id = new.variable_id for key share;
  if not found then
    perform private.parent_missing('assessments', 'variable_id');
  end if;
  select s.owner_id into session_owner from public.assessment_sessions s where s.id = new.session_id for key share;
  if not found then
    perform private.parent_missing('assessments', 'session_id');
  end if;
  if student_owner <> variable_owner or student_owner <> session_owner then
    perform private.owners_differ('assessments', 'student, variable and session must have one teacher');
  end if;
  new.owner_id := student_owner;
  if tg_op = 'INSERT' or new.variable_id <> old.variable_id or new.value <> old.value then
    if new.value < low or new.value > high then
      raise check_violation using
        message = format('score %s is outside its variable''s scale %s to %s', trim_scale(new.value), trim_scale(low), trim_scale(high)),
        table = 'assessments', column = 'value', constraint = 'assessments_value_in_scale';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_attendance()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  student_owner uuid;
  session_owner uuid;
begin
  if tg_op = 'UPDATE' and new.student_id = old.student_id and new.session_id = old.session_id
     and new.owner_id = old.owner_id then
    return new;
  end if;
  select s.owner_id into student_owner from public.students s where s.id = new.student_id for key share;
  if not found then
    perform private.parent_missing('session_attendance', 'student_id');
  end if;
  select s.owner_id into session_owner from public.assessment_sessions s where s.id = new.session_id for key share;
  if not found then
    perform private.parent_missing('session_attendance', 'session_id');
  end if;
  if student_owner <> session_owner then
    perform private.owners_differ('session_attendance', 'student and session must have one teacher');
  end if;
  new.owner_id := student_owner;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_class()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  new.owner_id := new.teacher_id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_config()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  new.owner_id := '00000000-0000-0000-0000-000000000000';
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_diagnosis()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' and new.status_id = old.status_id and new.owner_id = old.owner_id then
    return new;
  end if;
  select m.owner_id into new.owner_id
    from public.student_monitoring_status m where m.id = new.status_id for key share;
  if not found then
    perform private.parent_missing('monitoring_diagnoses', 'status_id');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_override()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  student_owner uuid;
  class_owner uuid;
begin
  if tg_op = 'UPDATE' and new.student_id = old.student_id and new.class_id = old.class_id
     and new.owner_id = old.owner_id then
    return new;
  end if;
  select s.owner_id into student_owner from public.students s where s.id = new.student_id for key share;
  if not found then
    perform private.parent_missing('monitoring_overrides', 'student_id');
  end if;
  select c.owner_id into class_owner from public.classes c where c.id = new.class_id for key share;
  if not found then
    perform private.parent_missing('monitoring_overrides', 'class_id');
  end if;
  if student_owner <> class_owner then
    perform private.owners_differ('monitoring_overrides', 'student and class must have one teacher');
  end if;
  new.owner_id := student_owner;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_status()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  class_owner uuid;
  student_owner uuid;
begin
  if tg_op = 'UPDATE' and new.student_id = old.student_id and new.class_id = old.class_id
     and new.owner_id = old.owner_id then
    return new;
  end if;
  select s.owner_id into student_owner from public.students s where s.id = new.student_id for key share;
  if not found then
    perform private.parent_missing('student_monitoring_status', 'student_id');
  end if;
  select c.owner_id into class_owner from public.classes c where c.id = new.class_id for key share;
  if not found then
    perform private.parent_missing('student_monitoring_status', 'class_id');
  end if;
  if student_owner <> class_owner then
    perform private.owners_differ('student_monitoring_status', 'student and class must have one teacher');
  end if;
  new.owner_id := student_owner;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_suggestion()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' and new.assessment_id = old.assessment_id and new.owner_id = old.owner_id then
    return new;
  end if;
  select a.owner_id into new.owner_id from public.assessments a where a.id = new.assessment_id for key share;
  if not found then
    perform private.parent_missing('ai_suggestions', 'assessment_id');
  end if;
  if tg_op = 'UPDATE' and new.assessment_id <> old.assessment_id and new.owner_id <> old.owner_id then
    perform private.owners_differ('ai_suggestions', 'a row cannot move to another teacher''s assessment');
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.fill_owner_of_teacher()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  new.owner_id := new.id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.gone_answer(account uuid, item jsonb)
 RETURNS jsonb
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  select coalesce(
    (select jsonb_build_object('s', 'gone', 'op', c.op, 'stamp', private.wire_time(c.stamp))
     from private.sync_changes c
     where c.owner_id = account and c.tbl = item ->> 't' and c.row_id = (item ->> 'id')::uuid
       and c.op in ('deleted', 'revoked')),
    jsonb_build_object('s', 'gone', 'op', 'deleted', 'stamp', item ->> 'base'))
$function$;

CREATE OR REPLACE FUNCTION private.guard_insert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.guard_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  probe record := new;
begin
  probe.owner_id := old.owner_id;
  if probe is distinct from old then
    raise check_violation using message = format('%s: a record is never edited', tg_table_name),
      table = tg_table_name, constraint = format('%s_fixed', tg_table_name);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.guard_update()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.is_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from private.administrators a where a.user_id = (select auth.uid())) $function$;

CREATE OR REPLACE FUNCTION private.keep_answers(client uuid, answers json[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into private.sync_acks (account_id, client_id, mutation_id, row_id, result)
    select auth.uid(), client, (a ->> 'm')::uuid, (a ->> 'id')::uuid, a from unnest(answers) a
    on conflict do nothing;
  -- A repeat later than this is answered by compare-and-swap: stale, with the caller's own row.
  delete from private.sync_acks where account_id = auth.uid() and at < clock_timestamp() - interval '90 days';
$function$;

CREATE OR REPLACE FUNCTION private.lock_moving_class()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform 1 from public.classes where id = old.id for update;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION private.missing_parent(parents jsonb, columns jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.move_class_contents()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- The same for the next level: wait for children being written right now, make later ones wait.
  perform 1 from public.students where class_id = new.id order by id for update;
  perform 1 from public.assessment_variables where class_id = new.id order by id for update;
  perform 1 from public.assessment_sessions where class_id = new.id order by id for update;
  if exists (
    select from public.assessments a
    join public.students s on s.id = a.student_id
    join public.assessment_variables v on v.id = a.variable_id
    join public.assessment_sessions e on e.id = a.session_id
    join public.classes c on c.id in (s.class_id, v.class_id, e.class_id)
    where new.id in (s.class_id, v.class_id, e.class_id) and c.owner_id <> new.owner_id
  ) or exists (
    select from public.student_monitoring_status m
    join public.students s on s.id = m.student_id
    join public.classes c on c.id in (s.class_id, m.class_id)
    where new.id in (s.class_id, m.class_id) and c.owner_id <> new.owner_id
  ) or exists (
    select from public.session_attendance p
    join public.students s on s.id = p.student_id
    join public.assessment_sessions e on e.id = p.session_id
    join public.classes c on c.id in (s.class_id, e.class_id)
    where new.id in (s.class_id, e.class_id) and c.owner_id <> new.owner_id
  ) or exists (
    select from public.monitoring_overrides m
    join public.students s on s.id = m.student_id
    join public.classes c on c.id in (s.class_id, m.class_id)
    where new.id in (s.class_id, m.class_id) and c.owner_id <> new.owner_id
  ) then
    perform private.owners_differ('classes',
      'scores tie this class to another class of its teacher; move both in one statement');
  end if;
  update public.students set owner_id = new.owner_id where class_id = new.id;
  update public.assessment_variables set owner_id = new.owner_id where class_id = new.id;
  update public.assessment_sessions set owner_id = new.owner_id where class_id = new.id;
  update public.lessons set owner_id = new.owner_id where class_id = new.id;
  -- With several classes in one statement, a tied row follows once all its parents have moved.
  update public.assessments a set owner_id = new.owner_id
    from public.students s, public.assessment_variables v, public.assessment_sessions e
    where s.id = a.student_id and v.id = a.variable_id and e.id = a.session_id
      and new.id in (s.class_id, v.class_id, e.class_id)
      and s.owner_id = new.owner_id and v.owner_id = new.owner_id and e.owner_id = new.owner_id;
  update public.ai_suggestions g set owner_id = a.owner_id
    from public.assessments a, public.students s, public.assessment_variables v, public.assessment_sessions e
    where a.id = g.assessment_id and s.id = a.student_id and v.id = a.variable_id and e.id = a.session_id
      and new.id in (s.class_id, v.class_id, e.class_id) and g.owner_id <> a.owner_id;
  update public.student_monitoring_status m set owner_id = new.owner_id
    from public.students s
    where s.id = m.student_id and new.id in (s.class_id, m.class_id) and s.owner_id = new.owner_id;
  update public.monitoring_diagnoses d set owner_id = m.owner_id
    from public.student_monitoring_status m, public.students s
    where m.id = d.status_id and s.id = m.student_id and new.id in (s.class_id, m.class_id)
      and d.owner_id <> m.owner_id;
  update public.session_attendance p set owner_id = new.owner_id
    from public.students s, public.assessment_sessions e
    where s.id = p.student_id and e.id = p.session_id and new.id in (s.class_id, e.class_id)
      and s.owner_id = new.owner_id and e.owner_id = new.owner_id;
  update public.monitoring_overrides m set owner_id = new.owner_id
    from public.students s, public.classes c
    where s.id = m.student_id and c.id = m.class_id and new.id in (s.class_id, m.class_id)
      and s.owner_id = new.owner_id and c.owner_id = new.owner_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION private.owners_differ(tbl text, what text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise check_violation using
    message = format('%s: %s', tbl, what), table = tbl, constraint = format('%s_same_owner', tbl);
end $function$;

CREATE OR REPLACE FUNCTION private.parent_missing(tbl text, fk_column text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise foreign_key_violation using
    message = format('insert or update on table "%s" violates foreign key constraint "%s_%s_fkey"', tbl, tbl, fk_column),
    table = tbl, column = fk_column, constraint = format('%s_%s_fkey', tbl, fk_column);
end $function$;

CREATE OR REPLACE FUNCTION private.push_delete(account uuid, item jsonb, plan jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.push_item(account uuid, device text, item jsonb, plan jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.push_plan(tbl text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object('stamp', t.stamp, 'parents', t.parents, 'names', w.names::jsonb, 'expressions', w.expressions)
  from private.sync_tables t, private.wire_columns(t.tbl) w
  where t.tbl = push_plan.tbl
$function$;

CREATE OR REPLACE FUNCTION private.push_put(account uuid, device text, item jsonb, plan jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.read_xid(text)
 RETURNS xid8
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if $1 !~ '^[0-9]{1,20}$' then
    raise invalid_text_representation using message = 'a cursor is a number in text';
  end if;
  return $1::xid8;
end $function$;

CREATE OR REPLACE FUNCTION private.refuse_truncate()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise feature_not_supported using
    message = format('%s is synced to laptops: use DELETE, which they hear of', tg_table_name);
end $function$;

CREATE OR REPLACE FUNCTION private.register_delete()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.register_insert()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.register_update()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION private.renew_epoch()
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ update private.sync_meta set epoch = gen_random_uuid() returning epoch $function$;

CREATE OR REPLACE FUNCTION private.require_account()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  account uuid := auth.uid();
begin
  if account is null then
    raise sqlstate 'PT401' using message = 'sync needs a signed-in account';
  end if;
  return account;
end $function$;

CREATE OR REPLACE FUNCTION private.setting(name text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select nullif(current_setting('mehmiro.' || name, true), '') $function$;

CREATE OR REPLACE FUNCTION private.wire_columns(tbl text, OUT names json, OUT expressions text)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.wire_row(tbl text, row_id uuid, expressions text)
 RETURNS json
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  found_row json;
begin
  execute format($sql$
    select json_build_array(%s, c.device, c.actor) from public.%I r
    left join private.sync_changes c on c.owner_id = r.owner_id and c.tbl = %L and c.row_id = r.id
    where r.id = $1
    $sql$, expressions, tbl, tbl) into found_row using row_id;
  return found_row;
end $function$;

CREATE OR REPLACE FUNCTION private.wire_time(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $function$;

CREATE OR REPLACE FUNCTION public.archive_old_suggestions(now timestamp with time zone DEFAULT now())
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  moved integer;
begin
  perform set_config('mehmiro.why', 'archived', true);
  with old as (
    delete from public.ai_suggestions s where s.created_at < archive_old_suggestions.now - interval '2 years'
    returning s.*)
  insert into private.ai_suggestions_archive (id, owner_id, suggestion)
    select o.id, o.owner_id, to_jsonb(o) - 'owner_id' from old o
    on conflict (id) do update set suggestion = excluded.suggestion, archived_at = excluded.archived_at;
  get diagnostics moved = row_count;
  perform set_config('mehmiro.why', '', true);
  return moved;
end $function$;

CREATE OR REPLACE FUNCTION public.sync_digest()
 RETURNS json
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET "TimeZone" TO 'UTC'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.sync_erase(tbl text, row_id uuid)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET "TimeZone" TO 'UTC'
 SET statement_timeout TO '55s'
AS $function$
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
  -- Gone at the end of time: no edit is newer, so nothing brings it back, and a laptop knows by it
  -- to take its history and copies away as well. Who had the class before hears of it too.
  update private.sync_changes c set op = 'deleted', slot = 100 - t.rank, xid = pg_current_xact_id(),
      stamp = '9999-12-31 23:59:59.999999Z', device = null, actor = null
    from private.sync_tables t where t.tbl = c.tbl and c.row_id = any (ids) and c.op <> 'put';
  delete from private.sync_acks a where a.row_id = any (ids);
  delete from private.ai_suggestions_archive s where s.id = any (ids);
  head := private.answer_head(account);
  return json_build_object('epoch', head ->> 'epoch', 'account', account, 'server_now', head ->> 'server_now',
    'erased', cardinality(array(select distinct unnest(ids))), 'was_there', erased > 0);
end $function$;

CREATE OR REPLACE FUNCTION public.sync_pull(since text, until text DEFAULT NULL::text, after jsonb DEFAULT NULL::jsonb, page integer DEFAULT 5000)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'ISO, YMD'
 SET extra_float_digits TO '1'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.sync_push(client uuid, device text, batch jsonb)
 RETURNS json
 LANGUAGE plpgsql
 SET search_path TO ''
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'ISO, YMD'
 SET extra_float_digits TO '1'
AS $function$
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
end $function$;

alter table public.ai_suggestions add constraint ai_suggestions_pkey PRIMARY KEY (id);

alter table public.assessment_sessions add constraint assessment_sessions_pkey PRIMARY KEY (id);

alter table public.assessment_variables add constraint assessment_variables_pkey PRIMARY KEY (id);

alter table public.assessments add constraint assessments_pkey PRIMARY KEY (id);

alter table public.classes add constraint classes_pkey PRIMARY KEY (id);

alter table public.lessons add constraint lessons_pkey PRIMARY KEY (id);

alter table public.monitoring_config add constraint monitoring_config_pkey PRIMARY KEY (id);

alter table public.monitoring_diagnoses add constraint monitoring_diagnoses_pkey PRIMARY KEY (id);

alter table public.monitoring_overrides add constraint monitoring_overrides_pkey PRIMARY KEY (id);

alter table public.session_attendance add constraint session_attendance_pkey PRIMARY KEY (id);

alter table public.student_monitoring_status add constraint student_monitoring_status_pkey PRIMARY KEY (id);

alter table public.students add constraint students_pkey PRIMARY KEY (id);

alter table public.teachers add constraint teachers_pkey PRIMARY KEY (id);

alter table private.administrators add constraint administrators_pkey PRIMARY KEY (user_id);

alter table private.ai_suggestions_archive add constraint ai_suggestions_archive_pkey PRIMARY KEY (id);

alter table private.sync_acks add constraint sync_acks_pkey PRIMARY KEY (account_id, client_id, mutation_id);

alter table private.sync_changes add constraint sync_changes_pkey PRIMARY KEY (owner_id, tbl, row_id);

alter table private.sync_history add constraint sync_history_pkey PRIMARY KEY (seq);

alter table private.sync_meta add constraint sync_meta_pkey PRIMARY KEY (is_only);

alter table private.sync_tables add constraint sync_tables_pkey PRIMARY KEY (tbl);

alter table public.monitoring_overrides add constraint monitoring_overrides_student_class_key UNIQUE (student_id, class_id);

alter table public.session_attendance add constraint session_attendance_student_session_key UNIQUE (student_id, session_id);

alter table public.student_monitoring_status add constraint student_monitoring_status_student_class_key UNIQUE (student_id, class_id);

alter table private.sync_tables add constraint sync_tables_rank_key UNIQUE (rank);

alter table public.ai_suggestions add constraint ai_suggestions_confidence_range CHECK (((confidence_score >= (0)::numeric) AND (confidence_score <= (1)::numeric)));

alter table public.assessment_sessions add constraint assessment_sessions_date_range CHECK (((date >= '0001-01-01'::date) AND (date <= '9999-12-31'::date)));

alter table public.assessment_variables add constraint assessment_variables_position_range CHECK (("position" >= 0));

alter table public.assessment_variables add constraint assessment_variables_scale_finite CHECK (((scale_min > '-Infinity'::numeric) AND (scale_max < 'Infinity'::numeric)));

alter table public.assessment_variables add constraint assessment_variables_scale_order CHECK ((scale_min < scale_max));

alter table public.assessments add constraint assessments_comments_length CHECK ((char_length(comments) <= 500));

alter table public.assessments add constraint assessments_confidence_range CHECK (((confidence_score >= (0)::numeric) AND (confidence_score <= (1)::numeric)));

alter table public.assessments add constraint assessments_value_range CHECK (((value >= (0)::numeric) AND (value <= (10)::numeric)));

alter table public.classes add constraint classes_archived_finite CHECK ((isfinite(archived_at) AND ((archived_at >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (archived_at <= '9999-12-31 00:00:00+00'::timestamp with time zone))));

alter table public.lessons add constraint lessons_activities_array CHECK ((jsonb_typeof(activities) = 'array'::text));

alter table public.lessons add constraint lessons_date_range CHECK (((date >= '0001-01-01'::date) AND (date <= '9999-12-31'::date)));

alter table public.lessons add constraint lessons_materials_array CHECK ((jsonb_typeof(materials) = 'array'::text));

alter table public.lessons add constraint lessons_objectives_array CHECK ((jsonb_typeof(objectives) = 'array'::text));

alter table public.monitoring_config add constraint monitoring_config_days_range CHECK (((analysis_days >= 1) AND (analysis_days <= 90)));

alter table public.monitoring_config add constraint monitoring_config_one_row CHECK ((id = '00000000-0000-0000-0000-000000000001'::uuid));

alter table public.monitoring_config add constraint monitoring_config_threshold_order CHECK ((red_threshold > yellow_threshold));

alter table public.monitoring_config add constraint monitoring_config_threshold_range CHECK (((yellow_threshold >= 0) AND (red_threshold <= 100)));

alter table public.monitoring_config add constraint monitoring_config_weights_positive CHECK (((weight_observation >= 0) AND (weight_trend >= 0) AND (weight_homework >= 0)));

alter table public.monitoring_config add constraint monitoring_config_weights_sum CHECK ((((weight_observation + weight_trend) + weight_homework) = 100));

alter table public.monitoring_diagnoses add constraint monitoring_diagnoses_confidence_range CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric)));

alter table public.monitoring_diagnoses add constraint monitoring_diagnoses_interventions_array CHECK ((jsonb_typeof(interventions) = 'array'::text));

alter table public.monitoring_diagnoses add constraint monitoring_diagnoses_patterns_array CHECK ((jsonb_typeof(patterns) = 'array'::text));

alter table public.monitoring_diagnoses add constraint monitoring_diagnoses_temperature_finite CHECK ((ai_temperature < 'Infinity'::numeric));

alter table public.monitoring_overrides add constraint monitoring_overrides_reason_length CHECK ((char_length(reason) <= 500));

alter table public.monitoring_overrides add constraint monitoring_overrides_reason_present CHECK ((reason ~ '[^[:space:]]'::text));

alter table public.student_monitoring_status add constraint student_monitoring_status_analyzed_finite CHECK ((isfinite(analyzed_at) AND ((analyzed_at >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (analyzed_at <= '9999-12-31 00:00:00+00'::timestamp with time zone))));

alter table public.student_monitoring_status add constraint student_monitoring_status_homework_range CHECK (((homework_score >= (0)::numeric) AND (homework_score <= (100)::numeric)));

alter table public.student_monitoring_status add constraint student_monitoring_status_observation_range CHECK (((observation_score >= (0)::numeric) AND (observation_score <= (100)::numeric)));

alter table public.student_monitoring_status add constraint student_monitoring_status_period_order CHECK ((analysis_period_start <= analysis_period_end));

alter table public.student_monitoring_status add constraint student_monitoring_status_period_range CHECK (((analysis_period_start >= '0001-01-01'::date) AND (analysis_period_end <= '9999-12-31'::date)));

alter table public.student_monitoring_status add constraint student_monitoring_status_priority_range CHECK (((priority_score >= (0)::numeric) AND (priority_score <= (100)::numeric)));

alter table public.student_monitoring_status add constraint student_monitoring_status_trend_range CHECK (((trend_score >= (0)::numeric) AND (trend_score <= (100)::numeric)));

alter table public.students add constraint students_date_of_birth_range CHECK (((date_of_birth >= '0001-01-01'::date) AND (date_of_birth <= '9999-12-31'::date)));

alter table private.sync_changes add constraint sync_changes_op_check CHECK ((op = ANY (ARRAY['put'::text, 'deleted'::text, 'revoked'::text])));

alter table private.sync_history add constraint sync_history_op_check CHECK ((op = ANY (ARRAY['update'::text, 'delete'::text])));

alter table private.sync_meta add constraint sync_meta_is_only_check CHECK (is_only);

alter table private.sync_tables add constraint sync_tables_rank_check CHECK (((rank >= 1) AND (rank <= 50)));

alter table public.ai_suggestions add constraint ai_suggestions_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES public.assessments(id) ON DELETE CASCADE;

alter table public.assessment_sessions add constraint assessment_sessions_class_id_fkey FOREIGN KEY (class_id) REFERENCES public.classes(id) ON DELETE CASCADE;

alter table public.assessment_sessions add constraint assessment_sessions_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.teachers(id) ON DELETE SET NULL;

alter table public.assessment_variables add constraint assessment_variables_class_id_fkey FOREIGN KEY (class_id) REFERENCES public.classes(id) ON DELETE CASCADE;

alter table public.assessments add constraint assessments_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.assessment_sessions(id) ON DELETE CASCADE;

alter table public.assessments add constraint assessments_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;

alter table public.assessments add constraint assessments_variable_id_fkey FOREIGN KEY (variable_id) REFERENCES public.assessment_variables(id) ON DELETE CASCADE;

alter table public.classes add constraint classes_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES public.teachers(id) ON DELETE CASCADE;

alter table public.lessons add constraint lessons_class_id_fkey FOREIGN KEY (class_id) REFERENCES public.classes(id) ON DELETE CASCADE;

alter table public.lessons add constraint lessons_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.teachers(id) ON DELETE SET NULL;

alter table public.monitoring_diagnoses add constraint monitoring_diagnoses_status_id_fkey FOREIGN KEY (status_id) REFERENCES public.student_monitoring_status(id) ON DELETE CASCADE;

alter table public.monitoring_overrides add constraint monitoring_overrides_class_id_fkey FOREIGN KEY (class_id) REFERENCES public.classes(id) ON DELETE CASCADE;

alter table public.monitoring_overrides add constraint monitoring_overrides_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.teachers(id) ON DELETE SET NULL;

alter table public.monitoring_overrides add constraint monitoring_overrides_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;

alter table public.session_attendance add constraint session_attendance_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.assessment_sessions(id) ON DELETE CASCADE;

alter table public.session_attendance add constraint session_attendance_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;

alter table public.student_monitoring_status add constraint student_monitoring_status_class_id_fkey FOREIGN KEY (class_id) REFERENCES public.classes(id) ON DELETE CASCADE;

alter table public.student_monitoring_status add constraint student_monitoring_status_student_id_fkey FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE;

alter table public.students add constraint students_class_id_fkey FOREIGN KEY (class_id) REFERENCES public.classes(id) ON DELETE CASCADE;

CREATE INDEX idx_assessments_owner ON public.assessments USING btree (owner_id);

CREATE INDEX idx_assessments_session ON public.assessments USING btree (session_id);

CREATE INDEX idx_assessments_student_date ON public.assessments USING btree (student_id, created_at DESC);

CREATE INDEX idx_assessments_variable ON public.assessments USING btree (variable_id);

CREATE INDEX idx_attendance_owner ON public.session_attendance USING btree (owner_id);

CREATE INDEX idx_attendance_session ON public.session_attendance USING btree (session_id);

CREATE INDEX idx_classes_owner ON public.classes USING btree (owner_id);

CREATE INDEX idx_classes_teacher ON public.classes USING btree (teacher_id);

CREATE INDEX idx_diagnoses_owner ON public.monitoring_diagnoses USING btree (owner_id);

CREATE INDEX idx_diagnoses_status ON public.monitoring_diagnoses USING btree (status_id);

CREATE INDEX idx_lessons_class ON public.lessons USING btree (class_id);

CREATE INDEX idx_lessons_created_by ON public.lessons USING btree (created_by);

CREATE INDEX idx_lessons_owner ON public.lessons USING btree (owner_id);

CREATE INDEX idx_monitoring_analyzed ON public.student_monitoring_status USING btree (analyzed_at);

CREATE INDEX idx_monitoring_owner ON public.student_monitoring_status USING btree (owner_id);

CREATE INDEX idx_monitoring_priority ON public.student_monitoring_status USING btree (class_id, priority_flag, priority_score DESC);

CREATE INDEX idx_overrides_class ON public.monitoring_overrides USING btree (class_id);

CREATE INDEX idx_overrides_created_by ON public.monitoring_overrides USING btree (created_by);

CREATE INDEX idx_overrides_owner ON public.monitoring_overrides USING btree (owner_id);

CREATE INDEX idx_sessions_class_date ON public.assessment_sessions USING btree (class_id, date DESC);

CREATE INDEX idx_sessions_created_by ON public.assessment_sessions USING btree (created_by);

CREATE INDEX idx_sessions_owner ON public.assessment_sessions USING btree (owner_id);

CREATE INDEX idx_students_class ON public.students USING btree (class_id);

CREATE INDEX idx_students_owner ON public.students USING btree (owner_id);

CREATE INDEX idx_suggestions_assessment ON public.ai_suggestions USING btree (assessment_id);

CREATE INDEX idx_suggestions_created ON public.ai_suggestions USING btree (created_at);

CREATE INDEX idx_suggestions_owner ON public.ai_suggestions USING btree (owner_id);

CREATE INDEX idx_teachers_owner ON public.teachers USING btree (owner_id);

CREATE INDEX idx_variables_class_active ON public.assessment_variables USING btree (class_id, is_active);

CREATE INDEX idx_variables_owner ON public.assessment_variables USING btree (owner_id);

CREATE INDEX idx_suggestions_archive_owner ON private.ai_suggestions_archive USING btree (owner_id);

CREATE INDEX idx_sync_acks_age ON private.sync_acks USING btree (account_id, at);

CREATE INDEX idx_sync_acks_row ON private.sync_acks USING btree (row_id);

CREATE INDEX idx_sync_changes_feed ON private.sync_changes USING btree (owner_id, slot, xid, row_id);

CREATE INDEX idx_sync_history_row ON private.sync_history USING btree (row_id);

CREATE TRIGGER add_teacher AFTER INSERT OR UPDATE OF email ON auth.users FOR EACH ROW EXECUTE FUNCTION private.add_teacher();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.ai_suggestions FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_suggestion();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.ai_suggestions FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.ai_suggestions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.ai_suggestions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.ai_suggestions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.ai_suggestions FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.ai_suggestions FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.assessment_sessions FOR EACH ROW EXECUTE FUNCTION private.fill_owner_from_class();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.assessment_sessions FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.assessment_sessions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.assessment_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.assessment_sessions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.assessment_sessions FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.assessment_sessions FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.assessment_variables FOR EACH ROW EXECUTE FUNCTION private.fill_owner_from_class();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.assessment_variables FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.assessment_variables REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.assessment_variables REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.assessment_variables REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.assessment_variables FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.assessment_variables FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_assessment();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.assessments FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.assessments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.assessments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.assessments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.assessments FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.assessments FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER contents_follow AFTER UPDATE OF teacher_id ON public.classes FOR EACH ROW WHEN ((old.owner_id IS DISTINCT FROM new.owner_id)) EXECUTE FUNCTION private.move_class_contents();

CREATE TRIGGER lock_move BEFORE UPDATE OF teacher_id ON public.classes FOR EACH ROW WHEN ((old.teacher_id IS DISTINCT FROM new.teacher_id)) EXECUTE FUNCTION private.lock_moving_class();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.classes FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_class();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.classes FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.classes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.classes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.classes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.classes FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.classes FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.lessons FOR EACH ROW EXECUTE FUNCTION private.fill_owner_from_class();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.lessons FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.lessons REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.lessons REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.lessons REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.lessons FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.lessons FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.monitoring_config FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_config();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.monitoring_config FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.monitoring_config REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.monitoring_config REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.monitoring_config REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.monitoring_config FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.monitoring_config FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.monitoring_diagnoses FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_diagnosis();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.monitoring_diagnoses FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.monitoring_diagnoses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('created_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.monitoring_diagnoses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('created_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.monitoring_diagnoses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('created_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.monitoring_diagnoses FOR EACH ROW EXECUTE FUNCTION private.guard_insert('created_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.monitoring_diagnoses FOR EACH ROW EXECUTE FUNCTION private.guard_record();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.monitoring_overrides FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_override();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.monitoring_overrides FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.monitoring_overrides REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.monitoring_overrides REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.monitoring_overrides REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.monitoring_overrides FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.monitoring_overrides FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.session_attendance FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_attendance();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.session_attendance FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.session_attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.session_attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.session_attendance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.session_attendance FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.session_attendance FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.student_monitoring_status FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_status();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.student_monitoring_status FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.student_monitoring_status REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.student_monitoring_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.student_monitoring_status REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.student_monitoring_status FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.student_monitoring_status FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.students FOR EACH ROW EXECUTE FUNCTION private.fill_owner_from_class();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.students FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.students REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.students REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.students REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.students FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.students FOR EACH ROW EXECUTE FUNCTION private.guard_update();

CREATE TRIGGER owner BEFORE INSERT OR UPDATE ON public.teachers FOR EACH ROW EXECUTE FUNCTION private.fill_owner_of_teacher();

CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON public.teachers FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_truncate();

CREATE TRIGGER register_delete AFTER DELETE ON public.teachers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_delete('updated_at');

CREATE TRIGGER register_insert AFTER INSERT ON public.teachers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_insert('updated_at');

CREATE TRIGGER register_update AFTER UPDATE ON public.teachers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION private.register_update('updated_at');

CREATE TRIGGER stamp BEFORE INSERT ON public.teachers FOR EACH ROW EXECUTE FUNCTION private.guard_insert('updated_at');

CREATE TRIGGER stamp_update BEFORE UPDATE ON public.teachers FOR EACH ROW EXECUTE FUNCTION private.guard_update();

alter table public.ai_suggestions enable row level security;

alter table public.assessment_sessions enable row level security;

alter table public.assessment_variables enable row level security;

alter table public.assessments enable row level security;

alter table public.classes enable row level security;

alter table public.lessons enable row level security;

alter table public.monitoring_config enable row level security;

alter table public.monitoring_diagnoses enable row level security;

alter table public.monitoring_overrides enable row level security;

alter table public.session_attendance enable row level security;

alter table public.student_monitoring_status enable row level security;

alter table public.students enable row level security;

alter table public.teachers enable row level security;

alter table private.administrators enable row level security;

alter table private.ai_suggestions_archive enable row level security;

alter table private.sync_acks enable row level security;

alter table private.sync_changes enable row level security;

alter table private.sync_history enable row level security;

alter table private.sync_meta enable row level security;

alter table private.sync_tables enable row level security;

create policy "Teachers reach their classes' suggestions" on public.ai_suggestions for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' sessions" on public.assessment_sessions for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' variables" on public.assessment_variables for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' assessments" on public.assessments for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their own classes" on public.classes for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' lessons" on public.lessons for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Administrators change the monitoring settings" on public.monitoring_config for update to authenticated using (( SELECT private.is_administrator() AS is_administrator)) with check (( SELECT private.is_administrator() AS is_administrator));

create policy "Everyone reads the monitoring settings" on public.monitoring_config for select to authenticated using ((( SELECT auth.uid() AS uid) IS NOT NULL));

create policy "Teachers reach their classes' diagnoses" on public.monitoring_diagnoses for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' overrides" on public.monitoring_overrides for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' attendance" on public.session_attendance for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' monitoring" on public.student_monitoring_status for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their classes' students" on public.students for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Teachers reach their own row" on public.teachers for all to authenticated using ((owner_id = ( SELECT auth.uid() AS uid))) with check ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Own archive" on private.ai_suggestions_archive for select to authenticated using ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Own answers" on private.sync_acks for select to authenticated using ((account_id = ( SELECT auth.uid() AS uid)));

create policy "Own changes and everyone's" on private.sync_changes for select to authenticated using (((owner_id = ( SELECT auth.uid() AS uid)) OR ((owner_id = '00000000-0000-0000-0000-000000000000'::uuid) AND (( SELECT auth.uid() AS uid) IS NOT NULL))));

create policy "Own history" on private.sync_history for select to authenticated using ((owner_id = ( SELECT auth.uid() AS uid)));

create policy "Accounts read" on private.sync_meta for select to authenticated using ((( SELECT auth.uid() AS uid) IS NOT NULL));

create policy "Accounts read" on private.sync_tables for select to authenticated using ((( SELECT auth.uid() AS uid) IS NOT NULL));

grant select, insert, update, delete on public.ai_suggestions to authenticated;

grant select, insert, update, delete on public.ai_suggestions to service_role;

grant select, insert, update, delete on public.assessment_sessions to authenticated;

grant select, insert, update, delete on public.assessment_sessions to service_role;

grant select, insert, update, delete on public.assessment_variables to authenticated;

grant select, insert, update, delete on public.assessment_variables to service_role;

grant select, insert, update, delete on public.assessments to authenticated;

grant select, insert, update, delete on public.assessments to service_role;

grant select, insert, update, delete on public.classes to authenticated;

grant select, insert, update, delete on public.classes to service_role;

grant select, insert, update, delete on public.lessons to authenticated;

grant select, insert, update, delete on public.lessons to service_role;

grant select, update on public.monitoring_config to authenticated;

grant select, insert, update, delete on public.monitoring_config to service_role;

grant select, insert, delete on public.monitoring_diagnoses to authenticated;

grant select, insert, update, delete on public.monitoring_diagnoses to service_role;

grant select, insert, update, delete on public.monitoring_overrides to authenticated;

grant select, insert, update, delete on public.monitoring_overrides to service_role;

grant select, insert, update, delete on public.session_attendance to authenticated;

grant select, insert, update, delete on public.session_attendance to service_role;

grant select, insert, update, delete on public.student_monitoring_status to authenticated;

grant select, insert, update, delete on public.student_monitoring_status to service_role;

grant select, insert, update, delete on public.students to authenticated;

grant select, insert, update, delete on public.students to service_role;

grant select on public.teachers to authenticated;

grant select, insert, update, delete on public.teachers to service_role;

grant select, insert, delete on private.administrators to service_role;

grant select on private.ai_suggestions_archive to service_role;

grant select on private.sync_acks to authenticated;

grant select on private.sync_acks to service_role;

grant select on private.sync_changes to authenticated;

grant select on private.sync_changes to service_role;

grant select on private.sync_history to authenticated;

grant select on private.sync_history to service_role;

grant select on private.sync_meta to authenticated;

grant select on private.sync_meta to service_role;

grant select on private.sync_tables to authenticated;

grant select on private.sync_tables to service_role;

grant update (name, email, updated_at) on public.teachers to authenticated;

revoke execute on function private.add_teacher() from public;

revoke execute on function private.answer_head(uuid) from public;
grant execute on function private.answer_head(uuid) to authenticated;

revoke execute on function private.clamp_stamp(timestamp with time zone) from public;

revoke execute on function private.fill_owner_from_class() from public;

revoke execute on function private.fill_owner_of_assessment() from public;

revoke execute on function private.fill_owner_of_attendance() from public;

revoke execute on function private.fill_owner_of_class() from public;

revoke execute on function private.fill_owner_of_config() from public;

revoke execute on function private.fill_owner_of_diagnosis() from public;

revoke execute on function private.fill_owner_of_override() from public;

revoke execute on function private.fill_owner_of_status() from public;

revoke execute on function private.fill_owner_of_suggestion() from public;

revoke execute on function private.fill_owner_of_teacher() from public;

revoke execute on function private.gone_answer(uuid,jsonb) from public;
grant execute on function private.gone_answer(uuid,jsonb) to authenticated;

revoke execute on function private.guard_insert() from public;

revoke execute on function private.guard_record() from public;

revoke execute on function private.guard_update() from public;

revoke execute on function private.is_administrator() from public;
grant execute on function private.is_administrator() to authenticated, service_role;

revoke execute on function private.keep_answers(uuid,json[]) from public;
grant execute on function private.keep_answers(uuid,json[]) to authenticated;

revoke execute on function private.lock_moving_class() from public;

revoke execute on function private.missing_parent(jsonb,jsonb) from public;
grant execute on function private.missing_parent(jsonb,jsonb) to authenticated;

revoke execute on function private.move_class_contents() from public;

revoke execute on function private.owners_differ(text,text) from public;

revoke execute on function private.parent_missing(text,text) from public;

revoke execute on function private.push_delete(uuid,jsonb,jsonb) from public;
grant execute on function private.push_delete(uuid,jsonb,jsonb) to authenticated;

revoke execute on function private.push_item(uuid,text,jsonb,jsonb) from public;
grant execute on function private.push_item(uuid,text,jsonb,jsonb) to authenticated;

revoke execute on function private.push_plan(text) from public;
grant execute on function private.push_plan(text) to authenticated;

revoke execute on function private.push_put(uuid,text,jsonb,jsonb) from public;
grant execute on function private.push_put(uuid,text,jsonb,jsonb) to authenticated;

revoke execute on function private.read_xid(text) from public;
grant execute on function private.read_xid(text) to authenticated;

revoke execute on function private.refuse_truncate() from public;

revoke execute on function private.register_delete() from public;

revoke execute on function private.register_insert() from public;

revoke execute on function private.register_update() from public;

revoke execute on function private.renew_epoch() from public;
grant execute on function private.renew_epoch() to service_role;

revoke execute on function private.require_account() from public;
grant execute on function private.require_account() to authenticated;

revoke execute on function private.setting(text) from public;

revoke execute on function private.wire_columns(text) from public;
grant execute on function private.wire_columns(text) to authenticated;

revoke execute on function private.wire_row(text,uuid,text) from public;
grant execute on function private.wire_row(text,uuid,text) to authenticated;

revoke execute on function private.wire_time(timestamp with time zone) from public;
grant execute on function private.wire_time(timestamp with time zone) to authenticated;

revoke execute on function public.archive_old_suggestions(timestamp with time zone) from public;
grant execute on function public.archive_old_suggestions(timestamp with time zone) to service_role;

revoke execute on function public.sync_digest() from public;
grant execute on function public.sync_digest() to authenticated;

revoke execute on function public.sync_erase(text,uuid) from public;
grant execute on function public.sync_erase(text,uuid) to authenticated;

revoke execute on function public.sync_pull(text,text,jsonb,integer) from public;
grant execute on function public.sync_pull(text,text,jsonb,integer) to authenticated;

revoke execute on function public.sync_push(uuid,text,jsonb) from public;
grant execute on function public.sync_push(uuid,text,jsonb) to authenticated;
