package io.signalbox.controlplane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.PeopleScene;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import io.signalbox.controlplane.testing.contract.SampleBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;

/** What a body may not set it does not set: every operation that takes one gets properties only the server decides about. */
class MassAssignmentTest extends PeopleScene {

    private static final Logger log = LoggerFactory.getLogger(MassAssignmentTest.class);
    private static final String FORGED = "0f0e0d0c-0b0a-4908-8706-050403020100";
    private static final String MARK = "mass-assigned";

    private final ContractDocument contract = ContractDocument.load("public");

    @Value("${signalbox.database.url}")
    private String administrator;

    @Test
    void setsNothingThatIsNotTheCallersToSet() {
        TenantOrganization theirs = tenants.tenant();
        var state = new DatabaseState(administrator);
        List<String> tables = tables(state);
        String nobodysOrTheirs = rowsWith(tables, FORGED, MARK, theirs.id().toString());
        List<String> before = state.column(nobodysOrTheirs);
        int walked = 0;
        for (ContractOperation operation : contract.operations()) {
            if (operation.takesBody() && tryOn(operation, theirs, state)) {
                assertThat(state.column(nobodysOrTheirs))
                        .as(operation.toString())
                        .isEqualTo(before);
                walked++;
            }
        }
        log.info("Walked {} operations with forged properties", walked);
        assertThat(walked).isGreaterThanOrEqualTo(10);
    }

    private boolean tryOn(ContractOperation operation, TenantOrganization theirs, DatabaseState state) {
        TenantOrganization ours = tenants.tenant();
        UUID integration = ours.integration("github");
        var admin = people.member(ours.id(), Role.ADMIN);
        Console console = admin.console(port, ours.id());
        UUID viewer = people.member(ours.id(), Role.VIEWER).id();
        var bodies = new SampleBody(
                contract,
                Map.of("provider", "github", "name", "Mass", "email", "mass-" + UUID.randomUUID() + "@example.com"));
        if (!(bodies.of(operation).orElse(null) instanceof Map<?, ?> sample)) {
            return false;
        }
        PlainCaller.Answer answer = PlainCaller.of(console)
                .sendJson(
                        operation.method(),
                        operation
                                .path()
                                .replace("{integration_id}", integration.toString())
                                .replace("{user_id}", viewer.toString())
                                .replace("{domain}", "example.com")
                                .replaceAll("\\{[a-z_]+}", "0199a000-0000-7000-8000-000000000000"),
                        forged(sample, theirs.id()));
        assertThat(answer.status()).as(operation + answer.body()).isLessThan(500);
        assertThat(answer.body())
                .as(operation.toString())
                .doesNotContain(FORGED)
                .doesNotContain(MARK);
        assertThat(state.column("SELECT role FROM signalbox.membership WHERE user_id = '" + admin.id() + "'"))
                .as(operation.toString())
                .isSubsetOf("admin");
        return true;
    }

    /** What the sample has is the caller's to set and stays; the rest belongs to the server. */
    private static Map<String, Object> forged(Map<?, ?> sample, UUID theirs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (String id : List.of("id", "key_id", "actor_id", "created_by", "session_id", "owner_id")) {
            body.put(id, FORGED);
        }
        for (String text : List.of("created_at", "updated_at", "key", "token", "password_hash", "hash", "last_four")) {
            body.put(text, MARK);
        }
        body.put("organization_id", theirs.toString());
        body.put("organizationId", theirs.toString());
        body.put("organization", Map.of("id", theirs.toString(), "name", MARK));
        body.put("is_admin", true);
        body.put("permissions", List.of("organizations:transfer"));
        body.put("__proto__", Map.of("role", "owner"));
        body.put("class", Map.of("classLoader", MARK));
        sample.forEach((name, value) -> body.put(name.toString(), value));
        return body;
    }

    /** Asks for rows anywhere in the database that hold one of these texts: one question over all tables. */
    private static String rowsWith(List<String> tables, String... texts) {
        String any = "'%" + String.join("%', '%", texts) + "%'";
        return tables.stream()
                .map(table -> "SELECT '%s ' || md5(t::text) FROM signalbox.%s t WHERE t::text LIKE ANY (ARRAY[%s])"
                        .formatted(table, table, any))
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
    }

    private static List<String> tables(DatabaseState state) {
        return state.column("""
                SELECT relname FROM pg_class WHERE relnamespace = 'signalbox'::regnamespace AND relkind = 'r' ORDER BY 1
                """);
    }
}
