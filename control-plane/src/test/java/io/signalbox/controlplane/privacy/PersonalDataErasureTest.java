package io.signalbox.controlplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.platform.crypto.Sha256;
import io.signalbox.controlplane.testing.BackgroundAgent;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.ChangeOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** HubSpot's privacyDeletion: nothing of the contact is left in any table but the audit log, and nothing brings it back. */
@ControlPlaneTest
@Import(PlantedRecords.class)
class PersonalDataErasureTest {

    private static final String PORTAL = "62515";
    private static final Set<String> EVERYWHERE = Set.of(
            "blob",
            "dead_letter",
            "idempotency_key",
            "identity",
            "identity_account",
            "interrupt",
            "raw_event",
            "run",
            "run_checkpoint",
            "run_event",
            "run_step",
            "ticket",
            "ticket_activity",
            "ticket_comment");

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlantedRecords records;

    private BackgroundAgent agent;
    private Console console;
    private TenantFixture.TenantOrganization tenant;
    private Sender hubspot;
    private String contact;
    private PlantedValue planted;

    @BeforeEach
    void connect() {
        agent = BackgroundAgent.ofEvents(port, ScriptedAgent::completed);
        console = Console.signIn(port);
        tenant = tenants.existing(console.organizationId());
        hubspot = Sender.connect(
                console,
                Map.of("provider", "hubspot", "name", "HubSpot", "secret", "client-secret-" + UUID.randomUUID()));
        contact = Long.toString(Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000));
        planted = new PlantedValue(
                administrator, "zq" + UUID.randomUUID().toString().replace("-", ""));
    }

    @AfterEach
    void close() throws InterruptedException {
        agent.close();
    }

    @Test
    void leavesNothingOfTheContactInAnyTable() {
        String element = change("email", planted.value() + "@example.com", 1);
        UUID event = sent(element);
        completed(event);
        records.plant(tenant, hubspot.id(), externalId(), event, planted.value());
        assertThat(planted.tables()).as("what the search finds").containsAll(EVERYWHERE);

        UUID ticket = erase();

        assertThat(planted.tables()).isEmpty();
        assertThat(digestOf(event)).isEqualTo(Sha256.of(element.getBytes(StandardCharsets.UTF_8)));
        JsonPath detail = get("/api/v1/tickets/" + ticket);
        assertThat(detail.getString("title")).isEqualTo("Personal data erased");
        assertThat(detail.getString("erased_at")).isNotNull();
        assertThat(get("/api/v1/events/" + event).getString("receipt.scheme")).isEqualTo("hubspot-v3");
        assertThat(get("/api/v1/audit?action=ticket.personal_data_erased").getList("items.target.id"))
                .contains(ticket.toString());
    }

    @Test
    void keepsNothingOfWhatArrivesLater() {
        UUID ticket = erase();

        UUID late = sent(change("firstname", planted.value(), 2));
        JsonPath run = completed(late);
        ChangeOutcome outcome = records.write(tenant, hubspot.id(), externalId(), planted.value());

        assertThat(run.getString("outcome.kind")).isEqualTo("ignored");
        assertThat(run.getString("outcome.reason")).contains("personal data of this record was erased");
        assertThat(outcome).isEqualTo(ChangeOutcome.STALE);
        assertThat(planted.tables()).isEmpty();
        assertThat(get("/api/v1/tickets/" + ticket).getString("title")).isEqualTo("Personal data erased");
        JsonPath counts = get("/api/v1/conservation");
        assertThat(counts.getBoolean("balanced")).isTrue();
    }

    @Test
    void erasesWhatWasMergedIntoTheContact() {
        String merged = PORTAL + ":0-1:" + contact + "9";
        records.write(tenant, hubspot.id(), merged, planted.value());
        records.mergeAway(tenant, hubspot.id(), merged, externalId());

        erase();

        assertThat(planted.tables()).isEmpty();
    }

    @Test
    void leavesOtherContactsAndPeopleOfOtherSourcesAlone() {
        var other = new PlantedValue(administrator, planted.value() + "other");
        records.write(tenant, hubspot.id(), PORTAL + ":0-1:" + contact + "7", other.value());
        records.person(tenant, tenant.integration("jira"), "colleague", planted.value() + "@example.com");
        records.write(tenant, hubspot.id(), externalId(), planted.value() + "@example.com");

        erase();

        assertThat(other.tables()).contains("ticket", "ticket_comment");
        assertThat(planted.tables()).contains("identity", "identity_account");
    }

    private UUID erase() {
        UUID event = sent("""
                {"eventId":9,"portalId":%s,"occurredAt":1715203109999,"subscriptionType":"contact.privacyDeletion","attemptNumber":0,"objectId":%s}""".formatted(PORTAL, contact));
        JsonPath run = completed(event);
        assertThat(run.getString("outcome.ticket_outcome")).isEqualTo("deleted");
        return UUID.fromString(run.getString("outcome.ticket_id"));
    }

    private UUID sent(String element) {
        Sender.Answer answer = hubspot.send("[" + element + "]", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.eventId();
    }

    private String change(String property, String value, int number) {
        return """
                {"eventId":%d,"portalId":%s,"occurredAt":171520310%d000,"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":%s,"propertyName":"%s","propertyValue":"%s"}""".formatted(number, PORTAL, number, contact, property, value);
    }

    private String externalId() {
        return PORTAL + ":0-1:" + contact;
    }

    private byte[] digestOf(UUID event) {
        return tenant.call(() -> jdbc.sql("SELECT body_sha256 FROM raw_event WHERE id = ?")
                .param(event)
                .query(byte[].class)
                .single());
    }

    private JsonPath completed(UUID event) {
        String run = get("/api/v1/events/" + event).getString("run_id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/api/v1/runs/" + run).getString("state").equals("completed"));
        return get("/api/v1/runs/" + run);
    }

    private JsonPath get(String path) {
        return console.request()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
