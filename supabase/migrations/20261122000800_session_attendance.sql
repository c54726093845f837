-- What the desktop adds to the data model; the web application needs to know nothing of it.
-- Attendance per student and assessment session (no row: present), a class put away, and the order
-- of a class's variables. Laptops of the first version skip all of it.

create type public.attendance_status as enum ('present', 'absent', 'late', 'exempt');

alter table public.classes add column archived_at timestamptz,
  add constraint classes_archived_finite
    check (isfinite(archived_at) and archived_at between '0001-01-01Z' and '9999-12-31Z');
alter table public.assessment_variables add column position integer,
  add constraint assessment_variables_position_range check (position >= 0);

create table public.session_attendance (
  id uuid primary key default gen_random_uuid(),
  student_id uuid not null references public.students (id) on delete cascade,
  session_id uuid not null references public.assessment_sessions (id) on delete cascade,
  status public.attendance_status not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  owner_id uuid not null,
  constraint session_attendance_student_session_key unique (student_id, session_id)
);
create index idx_attendance_session on public.session_attendance (session_id);
create index idx_attendance_owner on public.session_attendance (owner_id);

-- ---- whose row it is ------------------------------------------------------------------------
create function private.fill_owner_of_attendance() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;
create trigger owner before insert or update on public.session_attendance
  for each row execute function private.fill_owner_of_attendance();

-- A class that moves to another teacher takes its attendance along (the body is the earlier one's,
-- with the attendance in both parts).
create or replace function private.move_class_contents() returns trigger
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
  ) or exists (
    select from public.session_attendance p
    join public.students s on s.id = p.student_id
    join public.assessment_sessions e on e.id = p.session_id
    join public.classes c on c.id in (s.class_id, e.class_id)
    where new.id in (s.class_id, e.class_id) and c.owner_id <> new.owner_id
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
  return null;
end $$;

alter table public.session_attendance enable row level security;
revoke all on public.session_attendance from public, anon, authenticated;
create policy "Teachers reach their classes' attendance" on public.session_attendance for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
grant select, insert, update, delete on public.session_attendance to authenticated, service_role;

-- ---- sync -----------------------------------------------------------------------------------
insert into private.sync_tables (tbl, rank, parents) values
  ('session_attendance', 12, '{"student_id": "students", "session_id": "assessment_sessions"}');

create trigger stamp before insert on public.session_attendance
  for each row execute function private.guard_insert('updated_at');
create trigger stamp_update before update on public.session_attendance
  for each row execute function private.guard_update();
create trigger register_insert after insert on public.session_attendance referencing new table as new_rows
  for each statement execute function private.register_insert('updated_at');
create trigger register_update after update on public.session_attendance
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.register_update('updated_at');
create trigger register_delete after delete on public.session_attendance referencing old table as old_rows
  for each statement execute function private.register_delete('updated_at');
create trigger refuse_truncate before truncate on public.session_attendance
  for each statement execute function private.refuse_truncate();

-- Answers kept for a repeat hold rows with the columns of then. Without them a repeat is answered
-- by compare-and-swap with the row as it is now.
delete from private.sync_acks a
  where a.row_id in (select c.id from public.classes c union all select v.id from public.assessment_variables v);

update private.sync_meta set schema_version = 2;

revoke execute on function private.fill_owner_of_attendance() from public, anon;
