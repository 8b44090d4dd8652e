package io.signalbox.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.audit.chain.AuditRecords;
import io.signalbox.controlplane.audit.offline.AuditPublicKey;
import io.signalbox.controlplane.audit.offline.ExportReport;
import io.signalbox.controlplane.audit.offline.ExportVerifier;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ControlPlaneTest
class AuditApiTest {

    private static final String AUDIT = "/api/v1/audit";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private AuditRecords trails;

    @Autowired
    private ApplicationEventPublisher events;

    private Console console;
    private String integration;

    @BeforeEach
    void makeEntries() {
        console = Console.signIn(port);
        integration = console.request()
                .body(Map.of("provider", "github", "name", "=Shop"))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        console.request()
                .body(Map.of("name", "Renamed"))
                .patch("/api/v1/integrations/" + integration)
                .then()
                .statusCode(200);
    }

    @Test
    void listsNewestFirstInPages() {
        JsonPath first = list("limit=1").extract().jsonPath();
        assertThat(first.getString("items[0].action")).isEqualTo("integration.updated");
        assertThat(first.getMap("items[0].before")).isEqualTo(Map.of("name", "=Shop"));
        assertThat(first.getMap("items[0].after")).isEqualTo(Map.of("name", "Renamed"));

        list("limit=1&cursor=" + first.getString("next_cursor"))
                .body("items", hasSize(1))
                .body("items[0].action", equalTo("integration.created"))
                .body("items[0].sequence", lessThan(first.getInt("items[0].sequence")));
        console.request().get(AUDIT + "?cursor=***").then().statusCode(400);
    }

    @Test
    void filters() {
        list("target_id=" + integration).body("items", hasSize(2));
        list("target_type=integration").body("items.target.type", everyItem(equalTo("integration")));
        list("action=integration").body("items.action", everyItem(startsWith("integration.")));
        list("action=integration.created").body("items.action", everyItem(equalTo("integration.created")));
        list("action=integ").body("items", hasSize(0));
        String actor = list("limit=1").extract().path("items[0].actor.id");
        list("actor_id=" + actor).body("items.actor.id", everyItem(equalTo(actor)));
        list("actor_id=" + UUID.randomUUID()).body("items", hasSize(0));
        list("from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z").body("items", hasSize(0));
        String at = list("limit=1").extract().path("items[0].at");
        list("from=" + at).body("items", hasSize(1));
        list("to=" + at + "&target_id=" + integration).body("items", hasSize(1));
    }

    @Test
    void tellsRefusals() {
        events.publishEvent(new AttemptRefused(
                console.organizationId(),
                new Actor.ApiKey(new UUID(3, 3), "CI"),
                "createIntegration",
                new AuditTarget("organization", console.organizationId(), "Test"),
                "not_allowed"));

        list("outcome=refused&limit=1")
                .body("items[0].code", equalTo("not_allowed"))
                .body("items[0].actor.kind", equalTo("api_key"));
    }

    @Test
    void keepsARepeatedRequestOnce() {
        String key = UUID.randomUUID().toString();
        String first = createRepeatably(key);

        assertThat(createRepeatably(key)).isEqualTo(first);
        list("target_id=" + first)
                .body("items", hasSize(1))
                .body("items[0].actor.kind", equalTo("person"))
                .body("items[0].address", equalTo("127.0.0.1"));
    }

    private String createRepeatably(String key) {
        return console.request()
                .header("Idempotency-Key", key)
                .body(Map.of("provider", "github", "name", "Once"))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void showsOneEntryOfItsOwnOrganization() {
        var stranger = tenants.tenant();
        trails.make(stranger, 400);

        console.request().get(AUDIT + "/1").then().statusCode(200).body("action", equalTo("organization.created"));
        console.request().get(AUDIT + "/400").then().statusCode(404).body("code", equalTo("audit_entry_not_found"));
    }

    @Test
    void downloadsWhatTheVerifierAccepts() throws Exception {
        byte[] file = console.request()
                .get(AUDIT + "/export?format=jsonl")
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment"))
                .extract()
                .asByteArray();
        String pem = console.request()
                .get(AUDIT + "/key")
                .then()
                .statusCode(200)
                .body("algorithm", equalTo("Ed25519"))
                .extract()
                .path("public_key");

        ExportReport report = ExportVerifier.verify(new ByteArrayInputStream(file), AuditPublicKey.parse(pem));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isPositive();
        assertThat(report.signedThrough()).isEqualTo(report.header().lastSequence());
    }

    @Test
    void downloadsForSpreadsheets() {
        String file = console.request()
                .get(AUDIT + "/export?format=csv&target_id=" + integration)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(file.lines()).hasSize(3);
        assertThat(file).contains("\"'=Shop\"").doesNotContain(",\"=");
        console.request().get(AUDIT + "/export?format=xml").then().statusCode(400);
    }

    @Test
    void saysWhetherTheChainIsIntact() {
        JsonPath checked = console.request()
                .post(AUDIT + "/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .extract()
                .jsonPath();
        assertThat(checked.getLong("verified_to")).isEqualTo(checked.getLong("head"));
        console.request()
                .get(AUDIT + "/verification")
                .then()
                .statusCode(200)
                .body("checked_at", equalTo(checked.getString("checked_at")));
    }

    private ValidatableResponse list(String query) {
        return console.request()
                .urlEncodingEnabled(false)
                .get(AUDIT + "?" + query)
                .then()
                .statusCode(200);
    }
}
