-- Who may touch a row: policies and explicit grants on every table.

-- ---- administrators -------------------------------------------------------------------------
create table private.administrators (
  user_id uuid primary key,
  added_at timestamptz not null default now()
);
alter table private.administrators enable row level security;
revoke all on private.administrators from public, anon, authenticated;
grant select, insert, delete on private.administrators to service_role;

create function private.is_administrator() returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from private.administrators a where a.user_id = (select auth.uid())) $$;
revoke execute on function private.is_administrator() from public, anon;
grant execute on function private.is_administrator() to authenticated, service_role;

-- ---- policies and grants ----------------------------------------------------------
-- (select auth.uid()) is evaluated once per statement; a bare call would run once per row.

create policy "Teachers reach their own row" on public.teachers for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their own classes" on public.classes for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' students" on public.students for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' variables" on public.assessment_variables for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' sessions" on public.assessment_sessions for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' lessons" on public.lessons for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' assessments" on public.assessments for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' suggestions" on public.ai_suggestions for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' monitoring" on public.student_monitoring_status for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Teachers reach their classes' diagnoses" on public.monitoring_diagnoses for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy "Everyone reads the monitoring settings" on public.monitoring_config for select to authenticated
  using ((select auth.uid()) is not null);
create policy "Administrators change the monitoring settings" on public.monitoring_config for update to authenticated
  using ((select private.is_administrator())) with check ((select private.is_administrator()));

grant select, insert, update, delete on public.classes, public.students, public.assessment_variables,
  public.assessment_sessions, public.lessons, public.assessments, public.ai_suggestions,
  public.student_monitoring_status to authenticated;
grant select, insert, delete on public.monitoring_diagnoses to authenticated;
grant select, update (name, email, updated_at) on public.teachers to authenticated;
grant select, update on public.monitoring_config to authenticated;
grant select, insert, update, delete on public.teachers, public.classes, public.students,
  public.assessment_variables, public.assessment_sessions, public.lessons, public.assessments,
  public.ai_suggestions, public.student_monitoring_status, public.monitoring_diagnoses,
  public.monitoring_config to service_role;
