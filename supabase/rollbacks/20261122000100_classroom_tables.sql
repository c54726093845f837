-- Only where no school data is to be kept: this drops every table.
drop table public.monitoring_config;
drop table public.monitoring_diagnoses;
drop table public.student_monitoring_status;
drop table public.ai_suggestions;
drop table public.assessments;
drop table public.lessons;
drop table public.assessment_sessions;
drop table public.assessment_variables;
drop table public.students;
drop table public.classes;
drop table public.teachers;
drop type public.priority_flag;
drop type public.suggestion_type;
drop type public.assessor_type;
