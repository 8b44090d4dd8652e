package io.signalbox.controlplane.runs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunsApiTest extends RunsApiScene {

    @Test
    void listsNewestFirstPageByPage() {
        List<String> newestFirst = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            newestFirst.addFirst(
                    fixture.queued(tenant, integration, "T-" + number).toString());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = console.request()
                    .queryParam("integration_id", integration)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/runs")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void filtersByStateAndOutcome() {
        fixture.queued(tenant, integration, "T-1");
        LeasedRun done = started("T-2");
        complete(done);

        list("state", "completed").body("items.id", contains(done.runId().toString()));
        list("outcome", "ignored").body("items.id", contains(done.runId().toString()));
        list("outcome", "ticket").body("items", hasSize(0));
        list("state", "queued").body("items", hasSize(1)).body("items.state", everyItem(equalTo("queued")));
    }

    @Test
    void showsWhatARunIsAbout() {
        LeasedRun run = started("T-1");
        console.request()
                .get("/api/v1/runs/{id}", run.runId())
                .then()
                .statusCode(200)
                .body("integration.provider", equalTo("generic"))
                .body("event_type", equalTo("ticket.changed"))
                .body("external_id", equalTo("T-1"))
                .body("state", equalTo("running"))
                .body("attempt", equalTo(1))
                .body("outcome", nullValue());
    }

    @Test
    void cancelsARunOnce() {
        UUID run = started("T-1").runId();
        console.request()
                .post("/api/v1/runs/{id}/cancel", run)
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("workflow", equalTo("ticket-mapping"))
                .body("subject_type", equalTo("event"));

        console.request()
                .post("/api/v1/runs/{id}/cancel", run)
                .then()
                .statusCode(409)
                .body("code", equalTo("run_over"));
        list("state", "cancelled").body("items.id", contains(run.toString()));
    }

    @Test
    void cancelsNoRunOfOthers() {
        TenantOrganization stranger = tenants.tenant();
        UUID run = fixture.queued(stranger, stranger.integration("generic"), "T-1");
        console.request()
                .post("/api/v1/runs/{id}/cancel", run)
                .then()
                .statusCode(404)
                .body("code", equalTo("run_not_found"));
    }

    @Test
    void hidesRunsOfOthers() throws Exception {
        TenantOrganization stranger = tenants.tenant();
        UUID run = fixture.queued(stranger, stranger.integration("generic"), "T-1");
        for (String path : List.of("", "/steps", "/events")) {
            console.request()
                    .get("/api/v1/runs/" + run + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("run_not_found"));
        }
    }

    @Test
    void refusesAnUnknownFilter() {
        list("state", "lost", 400).body("code", equalTo("invalid_request"));
    }

    @Test
    void listsStepsWithWhatTheModelSaid() {
        LeasedRun run = started("T-1");
        append(run, 1);

        console.request()
                .get("/api/v1/runs/{id}/steps", run.runId())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].run_attempt", equalTo(1))
                .body("items[0].step.node", equalTo("map"))
                .body("items[0].step.output.title", equalTo("Broken"))
                .body("items[0].step.model_usage.prompt_tokens", equalTo(30));
    }

    @Test
    void saysWhatTheInstallationStandsOn() {
        console.request()
                .get("/api/v1/system")
                .then()
                .statusCode(200)
                .body("database.up", equalTo(true))
                .body("broker.up", equalTo(true))
                .body("agent.up", notNullValue())
                .body("backlog.size()", notNullValue())
                .body("model.configured", equalTo(false));
    }

    private ValidatableResponse list(String filter, String value) {
        return list(filter, value, 200);
    }

    private ValidatableResponse list(String filter, String value, int status) {
        return console.request()
                .queryParam("integration_id", integration)
                .queryParam(filter, value)
                .get("/api/v1/runs")
                .then()
                .statusCode(status);
    }
}
