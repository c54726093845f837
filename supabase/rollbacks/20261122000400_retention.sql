-- The archive goes with it: copy private.ai_suggestions_archive away first if it holds rows.
do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    execute $sql$ select cron.unschedule(jobid) from cron.job where jobname = 'mehmiro-archive-suggestions' $sql$;
  end if;
end $$;
drop function public.archive_old_suggestions(timestamptz);
drop table private.ai_suggestions_archive;
