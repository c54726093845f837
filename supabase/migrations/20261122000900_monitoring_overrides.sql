-- The manual override of the traffic light: who set it, when, why. Ours; the web application needs to
-- know nothing of it, and laptops of earlier versions skip it. The computed row is not touched.

create table public.monitoring_overrides (
  id uuid primary key default gen_random_uuid(),
  student_id uuid not null references public.students (id) on delete cascade,
  class_id uuid not null references public.classes (id) on delete cascade,
  priority_flag public.priority_flag not null,
  reason text not null,
  created_by uuid references public.teachers (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  owner_id uuid not null,
  constraint monitoring_overrides_student_class_key unique (student_id, class_id),
  constraint monitoring_overrides_reason_present check (reason ~ '[^[:space:]]'),
  constraint monitoring_overrides_reason_length check (char_length(reason) <= 500)
);
create index idx_overrides_class on public.monitoring_overrides (class_id);
create index idx_overrides_created_by on public.monitoring_overrides (created_by);
create index idx_overrides_owner on public.monitoring_overrides (owner_id);

-- ---- whose row it is ------------------------------------------------------------------------
create function private.fill_owner_of_override() returns trigger
language plpgsql security definer set search_path = ''
as $$
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
end $$;
create trigger owner before insert or update on public.monitoring_overrides
  for each row execute function private.fill_owner_of_override();

-- A class that moves to another teacher takes its overrides along (the body is the earlier one's,
-- with the overrides in both parts).
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
end $$;

alter table public.monitoring_overrides enable row level security;
revoke all on public.monitoring_overrides from public, anon, authenticated;
create policy "Teachers reach their classes' overrides" on public.monitoring_overrides for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
grant select, insert, update, delete on public.monitoring_overrides to authenticated, service_role;

-- ---- sync -----------------------------------------------------------------------------------
insert into private.sync_tables (tbl, rank, parents) values
  ('monitoring_overrides', 13, '{"student_id": "students", "class_id": "classes"}');

create trigger stamp before insert on public.monitoring_overrides
  for each row execute function private.guard_insert('updated_at');
create trigger stamp_update before update on public.monitoring_overrides
  for each row execute function private.guard_update();
create trigger register_insert after insert on public.monitoring_overrides referencing new table as new_rows
  for each statement execute function private.register_insert('updated_at');
create trigger register_update after update on public.monitoring_overrides
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.register_update('updated_at');
create trigger register_delete after delete on public.monitoring_overrides referencing old table as old_rows
  for each statement execute function private.register_delete('updated_at');
create trigger refuse_truncate before truncate on public.monitoring_overrides
  for each statement execute function private.refuse_truncate();

update private.sync_meta set schema_version = 3;

revoke execute on function private.fill_owner_of_override() from public, anon;
