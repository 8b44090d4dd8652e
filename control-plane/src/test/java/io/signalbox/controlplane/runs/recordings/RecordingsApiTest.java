package io.signalbox.controlplane.runs.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Recordings over HTTP: who gets them, and what is refused. No agent answers here. */
class RecordingsApiTest extends RecordingScene {

    private static final String RECORDING = "/api/v1/runs/{id}/recording";
    private static final String REPLAY = "/api/v1/runs/{id}/replay";

    @Autowired
    Recordings recordings;

    @Autowired
    PeopleFixture people;

    @Test
    void givesTheFileAsItIsAndLeavesAnEntry() {
        UUID run = resumed();

        byte[] given = as(Role.OPERATOR)
                .request()
                .get(RECORDING, run)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", containsString("run-" + run + ".json"))
                .extract()
                .asByteArray();

        assertThat(given).isEqualTo(tenant.<byte[]>call(() -> recordings.of(run)));
        as(Role.AUDITOR)
                .request()
                .get("/api/v1/audit?target_type=run&target_id=" + run)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("run.exported"));
    }

    @Test
    void refusesWhoMayNotReplay() {
        UUID run = recorded(1);

        as(Role.VIEWER).request().get(RECORDING, run).then().statusCode(403);
        as(Role.VIEWER).request().post(REPLAY, run).then().statusCode(403);
    }

    @Test
    void knowsNoRunsOfOthers() {
        UUID run = recorded(1);
        TenantOrganization stranger = tenants.tenant();
        Console other = people.member(stranger.id(), Role.OWNER).console(port, stranger.id());

        other.request().get(RECORDING, run).then().statusCode(404).body("code", equalTo("run_not_found"));
        other.request().post(REPLAY, run).then().statusCode(404).body("code", equalTo("run_not_found"));
    }

    @Test
    void saysWhyThereIsNone() {
        Console operator = as(Role.OPERATOR);
        UUID open = queued("T-9");
        operator.request().get(RECORDING, open).then().statusCode(409).body("code", equalTo("run_not_over"));

        tenant.call(() -> {
            runs.cancel(open);
            return true;
        });
        operator.request().get(RECORDING, open).then().statusCode(409).body("code", equalTo("nothing_recorded"));

        UUID over = resumed();
        tenant.call(() -> jdbc.sql("DELETE FROM blob WHERE mac IN (SELECT blob_mac FROM run_journal WHERE run_id = ?)")
                .param(over)
                .update());
        operator.request()
                .post(REPLAY, over)
                .then()
                .statusCode(410)
                .body("code", equalTo("recording_expired"))
                .body("detail", containsString("step map of attempt 1"));
    }

    @Test
    void saysThatNoAgentAnswersAndKeepsNoEntryOfIt() {
        UUID run = recorded(1);

        as(Role.OPERATOR).request().post(REPLAY, run).then().statusCode(503).body("code", equalTo("agent_unavailable"));
        as(Role.AUDITOR)
                .request()
                .get("/api/v1/audit?target_type=run&target_id=" + run)
                .then()
                .body("items.findAll { it.outcome == 'done' }.action", not(hasItem("run.replayed")));
    }

    @Test
    void refusesACallerThatAsksForTooMany() {
        Console operator = as(Role.OPERATOR);
        int answer = 404;
        for (int asked = 0; asked < 70 && answer == 404; asked++) {
            answer = operator.request().get(RECORDING, UUID.randomUUID()).statusCode();
        }
        assertThat(answer).isEqualTo(429);
    }

    private Console as(Role role) {
        return people.member(tenant.id(), role).console(port, tenant.id());
    }
}
