package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.ControlPlaneCall;
import io.signalbox.agent.fakes.FakeAnswers;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rules alone can and cannot do, from the endpoint to the control plane's. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class RunByRulesTest {

    FakeControlPlane controlPlane;

    @BeforeEach
    void forget() {
        controlPlane.reset();
    }

    @AfterEach
    void keepsToTheContract() {
        assertThat(controlPlane.violations()).isEmpty();
    }

    @Test
    void storesWhatTheRulesKnow() {
        JsonNode report = AgentEndpoint.run(known());

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("result").path("ticket_id").asText()).isEqualTo(FakeControlPlane.TICKET_ID);
        JsonNode stored = controlPlane.calls("upsertTicket").getFirst().body();
        assertThat(stored.path("external_id").asText()).isEqualTo("EXT-1");
        assertThat(stored.path("ticket").path("title").asText()).isEqualTo("Printer broken");
    }

    @Test
    void showsKeyCapabilityAndRequestIdWithEveryCall() {
        AgentEndpoint.run(known());

        assertThat(controlPlane.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.headers()).containsEntry("x-signalbox-service-key", FakeSurroundings.SERVICE_KEY);
            assertThat(call.headers()).containsEntry("authorization", "Bearer " + RunRequestFixture.CAPABILITY);
            assertThat(call.headers()).containsEntry("x-request-id", AgentEndpoint.REQUEST_ID);
        });
    }

    @Test
    void deliversItsStepsInOneBatchAndKeepsNoCheckpoint() {
        AgentEndpoint.run(known());

        assertThat(controlPlane.operations()).containsExactly("upsertTicket", "appendSteps");
        assertThat(controlPlane.steps())
                .extracting(step -> step.path("node").asText())
                .containsExactly("fetch", "map", "validate", "route");
        assertThat(controlPlane.steps())
                .extracting(step -> step.path("sequence").asInt())
                .containsExactly(1, 2, 3, 4);
        assertThat(controlPlane.steps()).allSatisfy(step -> {
            assertThat(step.path("outcome").asText()).isEqualTo("ok");
            assertThat(step.path("input_digest").asText()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void asksForAllIdentitiesOnceAndSendsNoAccounts() {
        AgentEndpoint.run(aRun().from("jira", "jira:issue_updated", "10002").payload(JIRA_ISSUE));

        List<ControlPlaneCall> asked = controlPlane.calls("mapIdentities");
        assertThat(asked).hasSize(1);
        JsonNode stored = controlPlane.calls("upsertTicket").getFirst().body();
        assertThat(stored.path("ticket").path("assignee_id").asText()).isEqualTo(FakeAnswers.identity("acc-assignee"));
        assertThat(stored.path("ticket").has("assignee")).isFalse();
        assertThat(stored.path("actor_id").asText()).isEqualTo(FakeAnswers.identity("acc-actor"));
    }

    @Test
    void ignoresWithAReasonAndStoresNothing() {
        JsonNode report = AgentEndpoint.run(
                aRun().from("github", "ping", "delivery-1").payload("{\"zen\":\"Keep it simple\",\"hook_id\":1}"));

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("result").path("kind").asText()).isEqualTo("ignored");
        assertThat(report.path("result").path("reason").asText()).isNotBlank();
        assertThat(controlPlane.operations()).containsExactly("appendSteps");
    }

    @Test
    void deadLettersWhatNoRuleKnowsAndSaysThatNoModelIsConfigured() {
        JsonNode report = AgentEndpoint.run(aRun());

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(report.path("dead_letter_id").asText()).isEqualTo(FakeControlPlane.DEAD_LETTER_ID);
        JsonNode letter = controlPlane.calls("reportDeadLetter").getFirst().body();
        assertThat(letter.path("reason").asText()).isEqualTo("model_not_configured");
        assertThat(letter.path("detail").asText())
                .startsWith("No model is configured and the rules could not map this event: ");
        assertThat(letter.path("attempts")).isEmpty();
        assertThat(controlPlane.calls("upsertTicket")).isEmpty();
    }

    @Test
    void deadLettersARefusedTicketAtOnceBecauseRulesGiveTheSameAgain() {
        controlPlane.refuse(
                "upsertTicket",
                1,
                422,
                "ticket_refused",
                "[{\"pointer\":\"/ticket/title\",\"message\":\"too odd\",\"code\":\"odd\"}]");

        JsonNode report = AgentEndpoint.run(known());

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(controlPlane.calls("upsertTicket")).hasSize(1);
        JsonNode letter = controlPlane.calls("reportDeadLetter").getFirst().body();
        assertThat(letter.path("reason").asText()).isEqualTo("ticket_refused");
        assertThat(letter.path("attempts")
                        .path(0)
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asText())
                .isEqualTo("/ticket/title");
        assertThat(letter.path("attempts")
                        .path(0)
                        .path("output")
                        .path("external_id")
                        .asText())
                .isEqualTo("EXT-1");
    }

    @Test
    void stopsQuietlyWhenANewerAttemptHasTakenOver() {
        controlPlane.refuse("upsertTicket", 1, 409, "stale_attempt", "[]");

        JsonNode report = AgentEndpoint.run(known());

        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.path("failure").path("code").asText()).isEqualTo("stale_attempt");
        assertThat(controlPlane.calls("upsertTicket")).hasSize(1);
        assertThat(controlPlane.calls("reportDeadLetter")).isEmpty();
    }

    @Test
    void triesAgainWhileTheControlPlaneIsNotAvailable() {
        controlPlane.refuse("upsertTicket", 2, 503, "unavailable", "[]");

        JsonNode report = AgentEndpoint.run(known());

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(controlPlane.calls("upsertTicket")).hasSize(3);
    }

    @Test
    void givesUpAfterAFewTriesAndDecidesNothing() {
        controlPlane.refuse("upsertTicket", 3, 503, "unavailable", "[]");

        JsonNode report = AgentEndpoint.run(known());

        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.path("failure").path("code").asText()).isEqualTo("control_plane_unavailable");
        assertThat(controlPlane.calls("upsertTicket")).hasSize(3);
        assertThat(controlPlane.calls("reportDeadLetter")).isEmpty();
        assertThat(controlPlane.steps().getLast().path("outcome").asText()).isEqualTo("failed");
    }

    @Test
    void failsWhenTheControlPlaneIsDownAndWorksWhenItIsBack() {
        controlPlane.down();
        JsonNode down = AgentEndpoint.run(known());
        controlPlane.up();
        JsonNode up = AgentEndpoint.run(known());

        assertThat(down.path("outcome").asText()).isEqualTo("failed");
        assertThat(down.path("failure").path("code").asText()).isEqualTo("control_plane_unavailable");
        assertThat(up.path("outcome").asText()).isEqualTo("completed");
    }

    @Test
    void keepsTheOutcomeWhenItsStepsCannotBeDelivered() {
        controlPlane.refuse("appendSteps", 3, 503, "unavailable", "[]");

        JsonNode report = AgentEndpoint.run(known());

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(controlPlane.calls("appendSteps")).hasSize(3);
    }

    @Test
    void asksNoModelWhenThePolicyKeepsToTheRules() {
        JsonNode report = AgentEndpoint.run(
                aRun().model("openai", "http://127.0.0.1:1/v1", "valid").policy("rules"));

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(controlPlane
                        .calls("reportDeadLetter")
                        .getFirst()
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("no_mapping_rule");
    }

    private static RunRequestFixture known() {
        return aRun().payload("{\"id\":\"EXT-1\",\"title\":\"Printer broken\"}");
    }

    private static final String JIRA_ISSUE = """
            {"timestamp":1712345678901,"webhookEvent":"jira:issue_updated","issue_event_type_name":"issue_generic",
             "user":{"accountId":"acc-actor","displayName":"Ana"},
             "issue":{"id":"10002","self":"https://x.atlassian.net/rest/api/2/10002","key":"PROJ-123",
              "fields":{"summary":"VPN is slow","status":{"id":"3","name":"In Progress","statusCategory":{"key":"indeterminate"}},
               "priority":{"id":"2","name":"High"},"issuetype":{"name":"Bug","subtask":false},"project":{"id":"10000","key":"PROJ"},
               "assignee":{"accountId":"acc-assignee","displayName":"Bo"},"reporter":{"accountId":"acc-actor","displayName":"Ana"},
               "labels":["net"],"created":"2026-09-01T10:00:00.000+0000","updated":"2026-09-02T10:00:00.000+0000"}}}
            """;
}
