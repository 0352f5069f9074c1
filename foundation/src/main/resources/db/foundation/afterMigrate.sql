-- Runs after every migration of every schema: no table may stand outside row level security (design, invariant 9).
-- The login sees the rows of the organization it has set, the engine role sees all, and nobody else sees any.
do $$
declare
  one record;
begin
  execute format('grant usage on schema %I to %I, %I', '${flyway:defaultSchema}', '${login}', '${engine}');
  for one in
    select c.oid, c.relname, c.relrowsecurity
      from pg_class c
     where c.relnamespace = '${flyway:defaultSchema}'::regnamespace
       and c.relkind in ('r', 'p')
       and not c.relispartition
       and c.relname <> 'flyway_schema_history'
  loop
    if (select count(*) from pg_attribute a
         where a.attrelid = one.oid and a.attname in ('organization_id', 'branch_id') and not a.attisdropped) <> 2 then
      raise exception 'table %.% has no organization_id and branch_id', '${flyway:defaultSchema}', one.relname;
    end if;
    continue when one.relrowsecurity;
    execute format('alter table %I.%I enable row level security', '${flyway:defaultSchema}', one.relname);
    execute format('alter table %I.%I force row level security', '${flyway:defaultSchema}', one.relname);
    execute format(
      'create policy of_the_organization on %I.%I to %I
         using (organization_id = nullif(current_setting(''ringbridge.organization'', true), '''')::uuid)
         with check (organization_id = nullif(current_setting(''ringbridge.organization'', true), '''')::uuid)',
      '${flyway:defaultSchema}', one.relname, '${login}');
    execute format(
      'create policy of_the_engine on %I.%I to %I using (true) with check (true)',
      '${flyway:defaultSchema}', one.relname, '${engine}');
    execute format(
      'grant select, insert, update, delete on %I.%I to %I, %I',
      '${flyway:defaultSchema}', one.relname, '${login}', '${engine}');
  end loop;
end
$$;
