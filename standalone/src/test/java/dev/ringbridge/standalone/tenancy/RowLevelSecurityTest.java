package dev.ringbridge.standalone.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Invariant 9, over every table that the three services' migrations made: row level security,
 * forced, under roles that are neither owner nor superuser.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class RowLevelSecurityTest {
  private static final String SCHEMAS = "('queue', 'telephony', 'gateway')";

  /** Tables of no organization, and why. */
  private static final Set<String> OF_NOBODY =
      // Flyway's own record of what ran. The logins may not even read it.
      Set.of(
          "queue.flyway_schema_history",
          "telephony.flyway_schema_history",
          "gateway.flyway_schema_history");

  private final Catalog catalog = new Catalog(TestServers.superuser());

  /** Tables and partitions, whoever owns them. */
  private List<String> tables(String condition) {
    return catalog.rows(
        """
        select n.nspname || '.' || c.relname
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in %s and c.relkind in ('r', 'p', 'f') and (%s)
        """
            .formatted(SCHEMAS, condition));
  }

  private List<String> tenantsTables() {
    return tables("true").stream().filter(table -> !OF_NOBODY.contains(table)).toList();
  }

  @Test
  void everyServiceHasItsTables() {
    assertThat(tables("true"))
        .containsAll(OF_NOBODY)
        .contains("queue.leads", "telephony.placements", "gateway.agents")
        .hasSizeGreaterThan(20);
  }

  @Test
  void everyRowBelongsToAnOrganizationAndABranch() {
    assertThat(
            tables(
                """
                (select count(*) from pg_attribute a
                  where a.attrelid = c.oid and a.attname in ('organization_id', 'branch_id')
                    and a.attnotnull and a.atttypid = 'uuid'::regtype and not a.attisdropped) = 2
                """))
        .containsExactlyInAnyOrderElementsOf(tenantsTables());
  }

  @Test
  void everyTableStandsUnderForcedRowLevelSecurity() {
    assertThat(tables("c.relrowsecurity and c.relforcerowsecurity"))
        .containsExactlyInAnyOrderElementsOf(tenantsTables());
  }

  @Test
  void everyTableHasTheTwoPoliciesAndNoOther() {
    String policies =
        """
        select schemaname || '.' || tablename, policyname, permissive, cmd,
               replace(array_to_string(roles, ','), schemaname || '_', ''),
               (qual like '%current_setting%' and qual = with_check)::text
          from pg_policies where schemaname in
        """
            + SCHEMAS;

    assertThat(catalog.rows(policies))
        .containsExactlyInAnyOrderElementsOf(
            tenantsTables().stream()
                .flatMap(
                    table ->
                        List.of(
                            table + " of_the_organization PERMISSIVE ALL app true",
                            table + " of_the_engine PERMISSIVE ALL engine false")
                            .stream())
                .toList());
  }

  /** A view or a function of the owner's would look past the policies of who asks. */
  @Test
  void nothingLooksPastThePolicies() {
    assertThat(
            catalog.rows(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname in %s and c.relkind in ('v', 'm')
                """
                    .formatted(SCHEMAS)))
        .isEmpty();
    assertThat(
            catalog.rows(
                """
                select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname in %s and p.prosecdef
                """
                    .formatted(SCHEMAS)))
        .isEmpty();
  }

  @Test
  void rolesOfTheServicesHaveNoPowers() {
    assertThat(
            catalog.rows(
                """
                select rolname from pg_roles
                 where (rolname like '%\\_app' or rolname like '%\\_engine' or rolname = 'ringbridge_owner')
                   and not (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication)
                """))
        .containsExactlyInAnyOrder(
            "queue_app",
            "telephony_app",
            "gateway_app",
            "queue_engine",
            "telephony_engine",
            "gateway_engine",
            "ringbridge_owner");
  }

  @Test
  void rolesOfTheServicesOwnNothing() {
    assertThat(
            catalog.rows(
                """
                select r.rolname from pg_roles r join pg_shdepend d on d.refobjid = r.oid
                 where d.deptype = 'o' and (r.rolname like '%\\_app' or r.rolname like '%\\_engine')
                """))
        .isEmpty();
    assertThat(tables("pg_get_userbyid(c.relowner) = 'ringbridge_owner'"))
        .containsExactlyInAnyOrderElementsOf(tables("true"));
  }

  /** Whoever forgets to switch must not be the engine; and nobody is another service's. */
  @Test
  void loginMayBecomeItsOwnEngineAndDoesNotInheritIt() {
    assertThat(
            catalog.rows(
                """
                select g.rolname, m.rolname, a.inherit_option, a.set_option, a.admin_option
                  from pg_auth_members a
                  join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
                 where m.rolname not like 'pg\\_%' and not m.rolsuper
                """))
        .containsExactlyInAnyOrder(
            "queue_engine queue_app f t f",
            "telephony_engine telephony_app f t f",
            "gateway_engine gateway_app f t f");
  }

  @Test
  void serviceReachesItsOwnSchemaOnlyAndMakesNothingThere() {
    assertThat(
            catalog.rows(
                """
                select r.rolname, n.nspname
                  from pg_roles r cross join pg_namespace n
                 where (r.rolname like '%\\_app' or r.rolname like '%\\_engine')
                   and n.nspname in ('public', 'queue', 'telephony', 'gateway')
                   and has_schema_privilege(r.oid, n.oid, 'usage')
                """))
        .containsExactlyInAnyOrder(
            "queue_app queue",
            "queue_engine queue",
            "telephony_app telephony",
            "telephony_engine telephony",
            "gateway_app gateway",
            "gateway_engine gateway");
    assertThat(
            catalog.rows(
                """
                select r.rolname, n.nspname
                  from pg_roles r cross join pg_namespace n
                 where (r.rolname like '%\\_app' or r.rolname like '%\\_engine')
                   and has_schema_privilege(r.oid, n.oid, 'create')
                   and n.nspname not like 'pg\\_temp%'
                """))
        .isEmpty();
  }

  /** Truncating knows no policies. */
  @Test
  void serviceMayReadAndWriteRowsAndNothingElse() {
    assertThat(
            catalog.rows(
                """
                select table_schema || '.' || table_name,
                       string_agg(distinct lower(privilege_type), ',' order by lower(privilege_type))
                  from information_schema.role_table_grants
                 where table_schema in %s and grantee <> 'ringbridge_owner'
                 group by 1
                """
                    .formatted(SCHEMAS)))
        .containsExactlyInAnyOrderElementsOf(
            tenantsTables().stream().map(table -> table + " delete,insert,select,update").toList());
  }
}
