package io.signalbox.controlplane.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Search words that make other searches run for ever, over texts made to fit them. */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchAbuseTest {

    private static final int TICKETS = 3_000;
    /** An honest search takes milliseconds; what explodes takes hours. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private PeopleFixture people;

    private Console console;

    @BeforeAll
    void fill() {
        // Not in everybody's organization: these events have no runs, which would unbalance its count.
        var tenant = tenants.tenant();
        console = people.member(tenant.id(), Role.OWNER).console(port, tenant.id());
        UUID integration = tenant.integration("github");
        tenant.call(
                () -> jdbc.sql("""
                        INSERT INTO ticket (id, organization_id, integration_id, external_id, source_version, title, description, status, priority, type, labels, created_at, updated_at)
                        SELECT gen_random_uuid(), ?, ?, repeat('a', 200) || n, n, repeat('a', 400) || '!', repeat('a ', 5000) || '!',
                            'open', 'normal', 'task', '{}', now(), now()
                        FROM generate_series(1, ?) AS n
                        """).params(tenant.id(), integration, TICKETS).update());
        tenant.call(() -> jdbc.sql("""
                        WITH given AS (
                            SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS run_id FROM generate_series(1, :count) AS n
                        ), events AS (
                            INSERT INTO raw_event (id, organization_id, integration_id, run_id, delivery_id, event_type, external_id,
                                received_at, content_type, headers, receipt, body, payload)
                            SELECT id, :organization, :integration, run_id, repeat('a', 200) || n, repeat('a', 90), repeat('a', 200) || n,
                                now(), 'application/json', '{}', '{}', '{}', '{}' FROM given
                        ), deliveries AS (
                            INSERT INTO event_delivery (organization_id, integration_id, delivery_id, event_id, run_id)
                            SELECT :organization, :integration, repeat('a', 200) || n, id, run_id FROM given
                        )
                        INSERT INTO run (id, organization_id, workflow, workflow_version, subject_type, subject_id, source_id, state,
                            log_sequence, created_at, finished_at)
                        SELECT run_id, :organization, 'ticket-mapping', 1, 'event', id, :integration, 'cancelled', 1, now(), now() FROM given
                        """)
                .param("count", TICKETS)
                .param("organization", tenant.id())
                .param("integration", integration)
                .update());
    }

    static Stream<String> words() {
        return Stream.of(
                "(a+)+$",
                "^(a|a)*b$",
                "((a*)*)*".repeat(20),
                "%".repeat(200),
                "_".repeat(200),
                "%a".repeat(100),
                "a_".repeat(100),
                "\\".repeat(200),
                "a".repeat(200),
                "a ".repeat(100),
                "a".repeat(199) + "b",
                "a & ! | ".repeat(20),
                "a <-> ".repeat(30),
                "a:* ".repeat(40),
                "'; DROP TABLE ticket; --",
                "' OR '1'='1",
                "$$ || pg_sleep(60) || $$",
                "\u202e\u0301\u0301\u0301".repeat(50),
                "\ud83d\ude00".repeat(100),
                " ".repeat(200),
                "*",
                "(",
                "!",
                "|",
                "&",
                ":",
                "\"",
                "-");
    }

    @ParameterizedTest
    @MethodSource("words")
    void answersSoon(String words) {
        for (String list : new String[] {"tickets", "events", "members"}) {
            long start = System.nanoTime();
            Response answer = console.request().queryParam("q", words).get("/api/v1/" + list);
            assertThat(answer.statusCode()).as(list + answer.asString()).isIn(200, 400);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(list).isLessThan(BOUND);
        }
    }

    @Test
    void boundsTheWords() {
        for (String list : new String[] {"tickets", "events", "members"}) {
            assertThat(console.request()
                            .queryParam("q", "a".repeat(201))
                            .get("/api/v1/" + list)
                            .statusCode())
                    .as(list)
                    .isEqualTo(400);
        }
    }
}
