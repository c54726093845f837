-- Closed again: no policy, no grant.
revoke all on public.teachers,
  public.classes,
  public.students,
  public.assessment_variables,
  public.assessment_sessions,
  public.lessons,
  public.assessments,
  public.ai_suggestions,
  public.student_monitoring_status,
  public.monitoring_diagnoses,
  public.monitoring_config
  from authenticated, service_role;
drop policy "Teachers reach their own row" on public.teachers;
drop policy "Teachers reach their own classes" on public.classes;
drop policy "Teachers reach their classes' students" on public.students;
drop policy "Teachers reach their classes' variables" on public.assessment_variables;
drop policy "Teachers reach their classes' sessions" on public.assessment_sessions;
drop policy "Teachers reach their classes' lessons" on public.lessons;
drop policy "Teachers reach their classes' assessments" on public.assessments;
drop policy "Teachers reach their classes' suggestions" on public.ai_suggestions;
drop policy "Teachers reach their classes' monitoring" on public.student_monitoring_status;
drop policy "Teachers reach their classes' diagnoses" on public.monitoring_diagnoses;
drop policy "Everyone reads the monitoring settings" on public.monitoring_config;
drop policy "Administrators change the monitoring settings" on public.monitoring_config;
drop function private.is_administrator();
drop table private.administrators;
