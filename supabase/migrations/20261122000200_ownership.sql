-- Who owns a row, and what a row must agree with.
--
-- Every row carries its teacher in owner_id, filled by triggers and never taken from a caller: at
-- delete time the parents are already gone, so the owner cannot be looked up then. The web
-- application neither sends nor needs it. The nil UUID means "everyone's" (monitoring_config).

create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

-- ---- owner_id on every table ----------------------------------------------------------------
alter table public.teachers add column owner_id uuid;
alter table public.classes add column owner_id uuid;
alter table public.students add column owner_id uuid;
alter table public.assessment_variables add column owner_id uuid;
alter table public.assessment_sessions add column owner_id uuid;
alter table public.lessons add column owner_id uuid;
alter table public.assessments add column owner_id uuid;
alter table public.ai_suggestions add column owner_id uuid;
alter table public.student_monitoring_status add column owner_id uuid;
alter table public.monitoring_diagnoses add column owner_id uuid;
alter table public.monitoring_config add column owner_id uuid;

-- Rows the web application wrote before this migration.
update public.teachers set owner_id = id;
update public.classes set owner_id = teacher_id;
update public.students t set owner_id = c.owner_id from public.classes c where c.id = t.class_id;
update public.assessment_variables t set owner_id = c.owner_id from public.classes c where c.id = t.class_id;
update public.assessment_sessions t set owner_id = c.owner_id from public.classes c where c.id = t.class_id;
update public.lessons t set owner_id = c.owner_id from public.classes c where c.id = t.class_id;
update public.assessments t set owner_id = s.owner_id from public.students s where s.id = t.student_id;
update public.ai_suggestions t set owner_id = a.owner_id from public.assessments a where a.id = t.assessment_id;
update public.student_monitoring_status t set owner_id = s.owner_id from public.students s where s.id = t.student_id;
update public.monitoring_diagnoses t set owner_id = m.owner_id
  from public.student_monitoring_status m where m.id = t.status_id;
update public.monitoring_config set owner_id = '00000000-0000-0000-0000-000000000000';

alter table public.teachers alter column owner_id set not null;
alter table public.classes alter column owner_id set not null;
alter table public.students alter column owner_id set not null;
alter table public.assessment_variables alter column owner_id set not null;
alter table public.assessment_sessions alter column owner_id set not null;
alter table public.lessons alter column owner_id set not null;
alter table public.assessments alter column owner_id set not null;
alter table public.ai_suggestions alter column owner_id set not null;
alter table public.student_monitoring_status alter column owner_id set not null;
alter table public.monitoring_diagnoses alter column owner_id set not null;
alter table public.monitoring_config alter column owner_id set not null;

create index idx_teachers_owner on public.teachers (owner_id);
create index idx_classes_owner on public.classes (owner_id);
create index idx_students_owner on public.students (owner_id);
create index idx_variables_owner on public.assessment_variables (owner_id);
create index idx_sessions_owner on public.assessment_sessions (owner_id);
create index idx_lessons_owner on public.lessons (owner_id);
create index idx_assessments_owner on public.assessments (owner_id);
create index idx_suggestions_owner on public.ai_suggestions (owner_id);
create index idx_monitoring_owner on public.student_monitoring_status (owner_id);
create index idx_diagnoses_owner on public.monitoring_diagnoses (owner_id);

-- ---- triggers that fill owner_id ------------------------------------------------------------
-- They look a parent up FOR KEY SHARE, as its foreign key will do anyway: a class being moved to
-- another teacher holds a stronger lock, so a child written meanwhile waits and sees the new owner.

create function private.parent_missing(tbl text, fk_column text) returns void
language plpgsql set search_path = ''
as $$
begin
  raise foreign_key_violation using
    message = format('insert or update on table "%s" violates foreign key constraint "%s_%s_fkey"', tbl, tbl, fk_column),
    table = tbl, column = fk_column, constraint = format('%s_%s_fkey', tbl, fk_column);
end $$;

create function private.owners_differ(tbl text, what text) returns void
language plpgsql set search_path = ''
as $$
begin
  raise check_violation using
    message = format('%s: %s', tbl, what), table = tbl, constraint = format('%s_same_owner', tbl);
end $$;

create function private.fill_owner_of_teacher() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.owner_id := new.id;
  return new;
end $$;

create function private.fill_owner_of_class() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.owner_id := new.teacher_id;
  return new;
end $$;

-- students, assessment_variables, assessment_sessions, lessons
create function private.fill_owner_from_class() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;

-- An assessment: one owner for student, variable and session, and a value inside the scale.
-- The scale is looked at only when value or variable change, so that narrowing a scale later
-- does not freeze the comments of older scores.
create function private.fill_owner_of_assessment() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;

create function private.fill_owner_of_suggestion() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;

create function private.fill_owner_of_status() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;

create function private.fill_owner_of_diagnosis() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;

create function private.fill_owner_of_config() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.owner_id := '00000000-0000-0000-0000-000000000000';
  return new;
end $$;

-- BEFORE triggers fire in the order of their names: owner, then stamp (next migration).
create trigger owner before insert or update on public.teachers
  for each row execute function private.fill_owner_of_teacher();
create trigger owner before insert or update on public.classes
  for each row execute function private.fill_owner_of_class();
create trigger owner before insert or update on public.students
  for each row execute function private.fill_owner_from_class();
create trigger owner before insert or update on public.assessment_variables
  for each row execute function private.fill_owner_from_class();
create trigger owner before insert or update on public.assessment_sessions
  for each row execute function private.fill_owner_from_class();
create trigger owner before insert or update on public.lessons
  for each row execute function private.fill_owner_from_class();
create trigger owner before insert or update on public.assessments
  for each row execute function private.fill_owner_of_assessment();
create trigger owner before insert or update on public.ai_suggestions
  for each row execute function private.fill_owner_of_suggestion();
create trigger owner before insert or update on public.student_monitoring_status
  for each row execute function private.fill_owner_of_status();
create trigger owner before insert or update on public.monitoring_diagnoses
  for each row execute function private.fill_owner_of_diagnosis();
create trigger owner before insert or update on public.monitoring_config
  for each row execute function private.fill_owner_of_config();

-- ---- a class moves to another teacher: everything under it follows --------------------------
-- FOR UPDATE before the change: whoever writes a child meanwhile (KEY SHARE on its parent) waits
-- for the move and then reads the new owner. Locked only afterwards, it would wait and read the old.
create function private.lock_moving_class() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform 1 from public.classes where id = old.id for update;
  return new;
end $$;
create trigger lock_move before update of teacher_id on public.classes
  for each row when (old.teacher_id is distinct from new.teacher_id) execute function private.lock_moving_class();

create function private.move_class_contents() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
  return null;
end $$;
create trigger contents_follow after update of teacher_id on public.classes
  for each row when (old.owner_id is distinct from new.owner_id) execute function private.move_class_contents();

-- ---- a teachers row for each account --------------------------------------------------------
create function private.add_teacher() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;
create trigger add_teacher after insert or update of email on auth.users
  for each row execute function private.add_teacher();
insert into public.teachers (id, name, email)
  select u.id, coalesce(nullif(split_part(coalesce(u.email, ''), '@', 1), ''), 'Teacher'), coalesce(u.email, '')
  from auth.users u
  on conflict (id) do nothing;

revoke execute on function private.parent_missing(text, text), private.owners_differ(text, text),
  private.fill_owner_of_teacher(), private.fill_owner_of_class(), private.fill_owner_from_class(),
  private.fill_owner_of_assessment(), private.fill_owner_of_suggestion(), private.fill_owner_of_status(),
  private.fill_owner_of_diagnosis(), private.fill_owner_of_config(), private.lock_moving_class(), private.move_class_contents(),
  private.add_teacher() from public, anon;
