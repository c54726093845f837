-- The eleven tables of the data model, with their types, checks, keys and indexes.
-- Source: the platform's data model; ranges and defaults from the platform's input schemas.
-- Runs on PostgreSQL 15 to 18, a hosted project and PGlite.

create type public.assessor_type as enum ('teacher', 'student', 'family', 'ai');
create type public.suggestion_type as enum ('improvement', 'intervention', 'celebration');
create type public.priority_flag as enum ('red', 'yellow', 'green');

-- The id is the account's (auth.users). No foreign key on purpose: removing an account must not
-- take a teacher's classes with it; an administrator moves them first.
create table public.teachers (
  id uuid primary key,
  name text not null,
  email text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table public.classes (
  id uuid primary key default gen_random_uuid(),
  teacher_id uuid not null references public.teachers (id) on delete cascade,
  name text not null,
  grade text,
  section text,
  academic_year text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index idx_classes_teacher on public.classes (teacher_id);

create table public.students (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references public.classes (id) on delete cascade,
  alias text not null,
  avatar_color text,
  personality_type text,
  date_of_birth date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint students_date_of_birth_range check (date_of_birth between '0001-01-01' and '9999-12-31')
);
create index idx_students_class on public.students (class_id);

create table public.assessment_variables (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references public.classes (id) on delete cascade,
  name text not null,
  scale_min numeric not null default 0,
  scale_max numeric not null default 10,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint assessment_variables_scale_order check (scale_min < scale_max),
  -- NaN sorts above Infinity, so these two also keep NaN out.
  constraint assessment_variables_scale_finite
    check (scale_min > '-Infinity'::numeric and scale_max < 'Infinity'::numeric)
);
create index idx_variables_class_active on public.assessment_variables (class_id, is_active);

create table public.assessment_sessions (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references public.classes (id) on delete cascade,
  name text,
  date date not null default current_date,
  created_by uuid references public.teachers (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint assessment_sessions_date_range check (date between '0001-01-01' and '9999-12-31')
);
create index idx_sessions_class_date on public.assessment_sessions (class_id, date desc);
create index idx_sessions_created_by on public.assessment_sessions (created_by);

create table public.lessons (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references public.classes (id) on delete cascade,
  title text not null,
  date date,
  objectives jsonb not null default '[]',
  materials jsonb not null default '[]',
  activities jsonb not null default '[]',
  notes text,
  created_by uuid references public.teachers (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lessons_date_range check (date between '0001-01-01' and '9999-12-31'),
  constraint lessons_objectives_array check (jsonb_typeof(objectives) = 'array'),
  constraint lessons_materials_array check (jsonb_typeof(materials) = 'array'),
  constraint lessons_activities_array check (jsonb_typeof(activities) = 'array')
);
create index idx_lessons_class on public.lessons (class_id);
create index idx_lessons_created_by on public.lessons (created_by);

create table public.assessments (
  id uuid primary key default gen_random_uuid(),
  student_id uuid not null references public.students (id) on delete cascade,
  variable_id uuid not null references public.assessment_variables (id) on delete cascade,
  session_id uuid not null references public.assessment_sessions (id) on delete cascade,
  value numeric not null,
  assessor_type public.assessor_type not null default 'teacher',
  comments text,
  confidence_score numeric,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint assessments_value_range check (value between 0 and 10),
  constraint assessments_comments_length check (char_length(comments) <= 500),
  constraint assessments_confidence_range check (confidence_score between 0 and 1)
);
create index idx_assessments_student_date on public.assessments (student_id, created_at desc);
create index idx_assessments_session on public.assessments (session_id);
create index idx_assessments_variable on public.assessments (variable_id);

create table public.ai_suggestions (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references public.assessments (id) on delete cascade,
  suggestion_type public.suggestion_type not null,
  content text not null,
  confidence_score numeric,
  is_read boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ai_suggestions_confidence_range check (confidence_score between 0 and 1)
);
create index idx_suggestions_assessment on public.ai_suggestions (assessment_id);
create index idx_suggestions_created on public.ai_suggestions (created_at);

create table public.student_monitoring_status (
  id uuid primary key default gen_random_uuid(),
  student_id uuid not null references public.students (id) on delete cascade,
  class_id uuid not null references public.classes (id) on delete cascade,
  priority_flag public.priority_flag not null,
  priority_score numeric(5, 2) not null,
  observation_score numeric(5, 2),
  trend_score numeric(5, 2),
  homework_score numeric(5, 2),
  diagnosis_summary text,
  analyzed_at timestamptz not null default now(),
  analysis_period_start date,
  analysis_period_end date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint student_monitoring_status_student_class_key unique (student_id, class_id),
  constraint student_monitoring_status_priority_range check (priority_score between 0 and 100),
  constraint student_monitoring_status_observation_range check (observation_score between 0 and 100),
  constraint student_monitoring_status_trend_range check (trend_score between 0 and 100),
  constraint student_monitoring_status_homework_range check (homework_score between 0 and 100),
  constraint student_monitoring_status_analyzed_finite
    check (isfinite(analyzed_at) and analyzed_at between '0001-01-01Z' and '9999-12-31Z'),
  constraint student_monitoring_status_period_order check (analysis_period_start <= analysis_period_end),
  constraint student_monitoring_status_period_range
    check (analysis_period_start >= '0001-01-01' and analysis_period_end <= '9999-12-31')
);
create index idx_monitoring_priority
  on public.student_monitoring_status (class_id, priority_flag, priority_score desc);
create index idx_monitoring_analyzed on public.student_monitoring_status (analyzed_at);

create table public.monitoring_diagnoses (
  id uuid primary key default gen_random_uuid(),
  status_id uuid not null references public.student_monitoring_status (id) on delete cascade,
  diagnosis_text text not null,
  confidence numeric,
  patterns jsonb,
  interventions jsonb not null default '[]',
  ai_model text,
  ai_temperature numeric(3, 2),
  ai_tokens_used integer,
  ai_response_time_ms integer,
  created_at timestamptz not null default now(),
  constraint monitoring_diagnoses_confidence_range check (confidence between 0 and 1),
  constraint monitoring_diagnoses_patterns_array check (jsonb_typeof(patterns) = 'array'),
  constraint monitoring_diagnoses_interventions_array check (jsonb_typeof(interventions) = 'array'),
  constraint monitoring_diagnoses_temperature_finite check (ai_temperature < 'Infinity'::numeric)
);
create index idx_diagnoses_status on public.monitoring_diagnoses (status_id);

create table public.monitoring_config (
  id uuid primary key default '00000000-0000-0000-0000-000000000001',
  analysis_time time not null default '22:00:00',
  timezone text not null default 'America/Buenos_Aires',
  enabled boolean not null default true,
  analysis_days integer not null default 14,
  weight_observation integer not null default 40,
  weight_trend integer not null default 35,
  weight_homework integer not null default 25,
  red_threshold integer not null default 70,
  yellow_threshold integer not null default 40,
  homework_variable_name text not null default 'Tareas',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint monitoring_config_one_row check (id = '00000000-0000-0000-0000-000000000001'),
  constraint monitoring_config_days_range check (analysis_days between 1 and 90),
  constraint monitoring_config_weights_positive
    check (weight_observation >= 0 and weight_trend >= 0 and weight_homework >= 0),
  constraint monitoring_config_weights_sum check (weight_observation + weight_trend + weight_homework = 100),
  constraint monitoring_config_threshold_order check (red_threshold > yellow_threshold),
  constraint monitoring_config_threshold_range check (yellow_threshold >= 0 and red_threshold <= 100)
);
insert into public.monitoring_config default values;

-- Closed until the policies and grants of a later migration open them.
alter table public.teachers enable row level security;
alter table public.classes enable row level security;
alter table public.students enable row level security;
alter table public.assessment_variables enable row level security;
alter table public.assessment_sessions enable row level security;
alter table public.lessons enable row level security;
alter table public.assessments enable row level security;
alter table public.ai_suggestions enable row level security;
alter table public.student_monitoring_status enable row level security;
alter table public.monitoring_diagnoses enable row level security;
alter table public.monitoring_config enable row level security;
-- Nothing is granted by default on projects made since May 2026, and everything on older ones.
revoke all on public.teachers, public.classes, public.students, public.assessment_variables,
  public.assessment_sessions, public.lessons, public.assessments, public.ai_suggestions,
  public.student_monitoring_status, public.monitoring_diagnoses, public.monitoring_config
  from public, anon, authenticated;
