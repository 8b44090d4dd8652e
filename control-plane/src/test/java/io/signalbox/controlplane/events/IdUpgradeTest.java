package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.IntegrationState;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.ConcurrencyKey;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was stored while GitHub's tickets were known by names, and what arrives now that they are known by the repository's id. */
@ControlPlaneTest
class IdUpgradeTest {

    private static final String OLD_ID = "acme/shop#7";
    private static final String NEW_ID = "repo:186853002#7";
    private static final String MIGRATION = "db/migration/events/V20261121174502__find_ids_of_github_tickets.sql";

    @LocalServerPort
    private int port;

    @Autowired
    private EventStorage storage;

    @Autowired
    private Leases leases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture tenants;

    @Value("${signalbox.database.url}")
    private String administrator;

    private Ledger ledger;
    private Sender github;
    private TenantFixture.TenantOrganization tenant;

    @BeforeEach
    void connect() {
        Console console = Console.signIn(port);
        ledger = new Ledger(console);
        tenant = tenants.existing(console.organizationId());
        github = Sender.connect(console, "github");
    }

    @Test
    void keepsOneLineOfRunsForATicketStoredUnderItsName() {
        AcceptedEvent dead = beforeTheUpgrade("acme/shop", InitialRunState.Refused.class);
        AcceptedEvent queued = beforeTheUpgrade("acme/shop", InitialRunState.Queued.class);

        UUID arrived = send("acme/shop");
        UUID renamed = send("acme/store");

        assertThat(externalIds(dead.eventId(), queued.eventId(), arrived, renamed))
                .containsOnly(OLD_ID);
        UUID later = run(arrived);
        assertThat(taken(later)).as("an earlier run is queued").isEmpty();
        assertThat(taken(queued.runId())).hasValueSatisfying(run -> assertThat(concurrencyKey(run.runId()))
                .isEqualTo(ConcurrencyKey.of(github.id(), OLD_ID)));
        assertThat(taken(later)).as("an earlier run is running").isEmpty();
    }

    @Test
    void retriesADeadLetterOfBeforeInTheSameLine() {
        AcceptedEvent dead = beforeTheUpgrade("acme/shop", InitialRunState.Refused.class);
        UUID arrived = send("acme/shop");

        ledger.console()
                .request()
                .body(Map.of("payload", payload("acme/shop")))
                .post("/api/v1/dead-letters/" + ledger.event(dead.eventId()).getString("dead_letter_id") + "/retry")
                .then()
                .statusCode(202);

        assertThat(externalIds(dead.eventId(), arrived)).containsOnly(OLD_ID);
        assertThat(ledger.event(dead.eventId()).getString("state")).isEqualTo(RunState.QUEUED.text());
        assertThat(taken(run(arrived))).isEmpty();
    }

    @Test
    void findsIdsInWhatIsStoredEvenAfterARename() throws Exception {
        AcceptedEvent first = beforeTheUpgrade("acme/shop", InitialRunState.Queued.class);
        AcceptedEvent renamed = beforeTheUpgrade("acme/store", InitialRunState.Queued.class);
        migrate();

        UUID now = send("acme/warehouse");
        UUID stranger = sendFrom(99, "acme/shop");

        assertThat(externalIds(first.eventId())).containsExactly(OLD_ID);
        assertThat(externalIds(renamed.eventId(), now))
                .as("the newest of the two")
                .containsOnly("acme/store#7");
        assertThat(externalIds(stranger))
                .as("another repository of the first one's name")
                .containsExactly("repo:99#7");
    }

    @Test
    void usesTheRepositorysIdForNewTickets() {
        UUID first = send("acme/shop");
        UUID renamed = send("acme/store");

        assertThat(externalIds(first, renamed)).containsOnly(NEW_ID);
    }

    @Test
    void findsTheTicketByItsNameWhenTheIdIsNotSent() {
        UUID first = send("acme/shop");
        UUID abridged = github.send(
                        "{\"action\":\"edited\",\"issue\":{\"number\":7},\"repository\":{\"full_name\":\"acme/shop\"}}",
                        UUID.randomUUID().toString())
                .eventId();

        assertThat(externalIds(first, abridged)).containsOnly(NEW_ID);
    }

    private UUID send(String repository) {
        return sendFrom(186853002, repository);
    }

    private UUID sendFrom(long id, String repository) {
        return github.send(json(id, repository), UUID.randomUUID().toString()).eventId();
    }

    private AcceptedEvent beforeTheUpgrade(String repository, Class<? extends InitialRunState> state) {
        try {
            byte[] body = json(186853002, repository).getBytes(StandardCharsets.UTF_8);
            Delivery delivery = Delivery.of(
                    UntrustedJson.read(body), UUID.randomUUID().toString(), "issues.opened", repository + "#7", null);
            var refused = state == InitialRunState.Refused.class
                    ? new InitialRunState.Refused(DeadLetterReason.NO_MAPPING_RULE, "No rule knew it.")
                    : null;
            var event = new NewEvent(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    github.id(),
                    IntegrationState.ACTIVE,
                    delivery,
                    refused,
                    Sender.JSON,
                    Map.of(),
                    new Receipt("test", null, Instant.now(), null),
                    body,
                    null,
                    null);
            return tenant.call(() -> storage.accept(List.of(event))).getFirst();
        } catch (NotJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs the migration on what is stored, as the owner of the tables. */
    private void migrate() throws Exception {
        String sql = new ClassPathResource(MIGRATION).getContentAsString(StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL search_path = signalbox; SET LOCAL ROLE signalbox_owner");
            statement.execute(sql);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> externalIds(UUID... events) {
        return List.of(events).stream()
                .map(event -> {
                    JsonPath shown = ledger.event(event);
                    assertThat(concurrencyKey(UUID.fromString(shown.getString("run_id"))))
                            .isEqualTo(ConcurrencyKey.of(github.id(), shown.getString("external_id")));
                    return shown.getString("external_id");
                })
                .toList();
    }

    private UUID concurrencyKey(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT concurrency_key FROM run WHERE id = ?")
                .param(run)
                .query(UUID.class)
                .single());
    }

    private UUID run(UUID event) {
        return UUID.fromString(ledger.event(event).getString("run_id"));
    }

    private Optional<LeasedRun> taken(UUID run) {
        return Tenant.call(
                tenant.id(), () -> leases.take(run, "test", Instant.now().plusSeconds(600)));
    }

    private static Map<String, Object> payload(String repository) {
        return Map.of("action", "opened", "issue", Map.of("number", 7), "repository", Map.of("full_name", repository));
    }

    private static String json(long id, String repository) {
        return "{\"action\":\"opened\",\"issue\":{\"number\":7,\"title\":\"Broken\",\"state\":\"open\"},\"repository\":{\"id\":%d,\"full_name\":\"%s\"}}"
                .formatted(id, repository);
    }
}
