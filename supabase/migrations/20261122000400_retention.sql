-- AI suggestions are archived after two years. The laptops hear of it as of any deletion.

create table private.ai_suggestions_archive (
  id uuid primary key,
  owner_id uuid not null,
  suggestion jsonb not null,
  archived_at timestamptz not null default clock_timestamp()
);
create index idx_suggestions_archive_owner on private.ai_suggestions_archive (owner_id);
alter table private.ai_suggestions_archive enable row level security;
create policy "Own archive" on private.ai_suggestions_archive for select to authenticated
  using (owner_id = (select auth.uid()));
revoke all on private.ai_suggestions_archive from public, anon, authenticated;
grant select on private.ai_suggestions_archive to service_role;

-- Returns how many were archived. Repeating it does nothing more.
create function public.archive_old_suggestions(now timestamptz default now()) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
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
end $$;
revoke execute on function public.archive_old_suggestions(timestamptz) from public, anon, authenticated;
grant execute on function public.archive_old_suggestions(timestamptz) to service_role;

-- Nightly where the project has pg_cron; elsewhere an administrator calls it.
do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    execute $sql$ select cron.schedule('mehmiro-archive-suggestions', '17 3 * * *', 'select public.archive_old_suggestions()') $sql$;
  end if;
end $$;
