-- Demonstration data for two teachers. Create the accounts teacher.one@school.example and
-- teacher.two@school.example first (by sign-up or in the dashboard); an account that does not exist,
-- or that has classes already, is left alone. Invented aliases only.
do $$
#variable_conflict use_variable
declare
  teacher record;
  class_names text[];
  class_name text;
  class_id uuid;
begin
  for teacher in
    select t.id, t.email from public.teachers t
    where t.email in ('teacher.one@school.example', 'teacher.two@school.example')
      and not exists (select from public.classes c where c.teacher_id = t.id)
    order by t.email
  loop
    class_names := case when teacher.email like 'teacher.one%' then array['4.º A', '5.º B'] else array['Ciencias 1'] end;
    foreach class_name in array class_names loop
      insert into public.classes (teacher_id, name, grade, section, academic_year)
        values (teacher.id, class_name, left(class_name, 1), right(class_name, 1), to_char(current_date, 'YYYY'))
        returning id into class_id;
      insert into public.students (class_id, alias, avatar_color)
        select class_id, a.alias, (array['#3B82F6', '#22C55E', '#F59E0B', '#EF4444', '#8B5CF6', '#14B8A6'])[1 + a.n % 6]
        from unnest(array['Luna', 'Cometa', 'Río', 'Colibrí', 'Brisa', 'Faro', 'Nube', 'Zorzal', 'Jazmín', 'Trueno',
          'Arena', 'Ceibo']) with ordinality a(alias, n);
      insert into public.assessment_variables (class_id, name, scale_min, scale_max, is_active)
        values (class_id, 'Participación', 0, 10, true), (class_id, 'Tareas', 0, 10, true),
          (class_id, 'Convivencia', 1, 5, true), (class_id, 'Lectura', 0, 10, false);
      insert into public.assessment_sessions (class_id, name, date, created_by)
        select class_id, null, current_date - 7 * n, teacher.id from generate_series(1, 6) n;
      -- Spread over the scale by place, the same on every run; a few cells stay empty.
      insert into public.assessments (student_id, variable_id, session_id, value, comments)
        select s.id, v.id, e.id,
          v.scale_min + round((v.scale_max - v.scale_min) * ((s.n * 3 + v.n * 5 + e.n * 2) % 11) / 10),
          case when (s.n + e.n) % 17 = 0 then 'Trajo el material' end
        from (select id, row_number() over (order by alias) as n from public.students t where t.class_id = class_id) s,
          (select id, scale_min, scale_max, row_number() over (order by name) as n
           from public.assessment_variables t where t.class_id = class_id and is_active) v,
          (select id, row_number() over (order by date) as n
           from public.assessment_sessions t where t.class_id = class_id) e
        where (s.n + v.n * 2 + e.n) % 9 <> 0;
      insert into public.lessons (class_id, title, date, objectives, materials, activities, created_by)
        values (class_id, 'El agua', current_date, '["Reconocer los estados del agua"]', '["Hielo", "Vaso"]',
          '["Observar", "Dibujar", "Contar"]', teacher.id);
      insert into public.student_monitoring_status
        (student_id, class_id, priority_flag, priority_score, observation_score, trend_score, homework_score, diagnosis_summary)
        select s.id, class_id, 'yellow', 51, 50, 60, 40, 'Varias tareas sin entregar.'
        from public.students s where s.class_id = class_id and s.alias = 'Faro';
      insert into public.monitoring_diagnoses (status_id, diagnosis_text, confidence, patterns, interventions)
        select m.id, 'Entrega menos tareas que antes.', 0.82,
          '[{"type": "homework_issues", "description": "Dos entregas de cinco", "severity": "medium", "variablesAffected": ["Tareas"]}]',
          '[{"priority": "soon", "action": "Acordar un plan de entregas", "targetArea": "Tareas", "expectedOutcome": "Cuatro de cinco"}]'
        from public.student_monitoring_status m where m.class_id = class_id;
      insert into public.ai_suggestions (assessment_id, suggestion_type, content, confidence_score)
        select a.id, 'celebration', 'Participó como nunca: contalo en casa.', 0.9
        from public.assessments a join public.students s on s.id = a.student_id
        where s.class_id = class_id and s.alias = 'Luna' order by a.id limit 1;
    end loop;
  end loop;
end $$;
