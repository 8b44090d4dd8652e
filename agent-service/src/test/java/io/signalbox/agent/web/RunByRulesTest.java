package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.FakeControlPlane.ADVANCE;
import static io.signalbox.agent.fakes.FakeControlPlane.FINISH;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
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
        JsonNode report = AgentEndpoint.run(controlPlane, known());

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("result").path("kind").asText()).isEqualTo("ticket");
        JsonNode stored = controlPlane.changes().getFirst();
        assertThat(stored.path("external_id").asText()).isEqualTo("EXT-1");
        assertThat(stored.path("ticket").path("title").asText()).isEqualTo("Printer broken");
    }

    @Test
    void showsTheKeyWithEveryCallAndTheTokenWithEveryItem() {
        AgentEndpoint.run(controlPlane, known());

        assertThat(controlPlane.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.headers()).containsEntry("x-signalbox-service-key", FakeSurroundings.SERVICE_KEY);
            assertThat(call.headers()).doesNotContainKey("authorization");
            assertThat(call.headers().get("x-request-id")).isNotBlank();
        });
        assertThat(controlPlane.items(FINISH))
                .allSatisfy(item ->
                        assertThat(item.path("capability_token").asText()).isEqualTo(RunRequestFixture.CAPABILITY));
    }

    @Test
    void endsWithOneItemThatHasAllStepsAndKeepsNoCheckpoint() {
        AgentEndpoint.run(controlPlane, known());

        assertThat(controlPlane.items(ADVANCE)).isEmpty();
        assertThat(controlPlane.items(FINISH)).hasSize(1);
        assertThat(controlPlane.steps())
                .extracting(step -> step.path("node").asText())
                .containsExactly("fetch", "map", "validate", "route");
        assertThat(controlPlane.steps())
                .extracting(step -> step.path("sequence").asInt())
                .containsExactly(1, 2, 3, 4);
        assertThat(controlPlane.steps()).allSatisfy(step -> {
            assertThat(step.path("outcome").asText()).isEqualTo("ok");
            assertThat(step.path("input_digest").asText()).matches("[0-9a-f]{64}");
            assertThat(step.path("state_hash").asText()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void namesPeopleByReferencesToTheirAccounts() {
        AgentEndpoint.run(
                controlPlane, aRun().from("jira", "jira:issue_updated", "10002").payload(JIRA_ISSUE));

        JsonNode effect = controlPlane.items(FINISH).getFirst().at("/effects/0/ticket");
        Map<String, String> accounts = effect.path("accounts")
                .valueStream()
                .collect(Collectors.toMap(each -> each.path("ref").asText(), each -> each.at("/account/external_id")
                        .asText()));
        JsonNode change = effect.path("change");
        assertThat(accounts.get(change.at("/ticket/assignee_id").asText())).isEqualTo("acc-assignee");
        assertThat(accounts.get(change.at("/ticket/reporter_id").asText())).isEqualTo("acc-actor");
        assertThat(accounts.get(change.path("actor_id").asText())).isEqualTo("acc-actor");
        assertThat(accounts).hasSize(2);
        assertThat(change.path("ticket").has("assignee")).isFalse();
    }

    @Test
    void ignoresWithAReasonAndStoresNothing() {
        JsonNode report = AgentEndpoint.run(
                controlPlane,
                aRun().from("github", "ping", "delivery-1").payload("{\"zen\":\"Keep it simple\",\"hook_id\":1}"));

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("result").path("kind").asText()).isEqualTo("ignored");
        assertThat(report.path("result").path("reason").asText()).isNotBlank();
        assertThat(controlPlane.items(FINISH)).hasSize(1);
        assertThat(controlPlane.changes()).isEmpty();
    }

    @Test
    void deadLettersWhatNoRuleKnowsAndSaysThatNoModelIsConfigured() {
        JsonNode report = AgentEndpoint.run(controlPlane, aRun());

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        JsonNode letter = controlPlane.letters().getFirst();
        assertThat(letter.path("reason").asText()).isEqualTo("model_not_configured");
        assertThat(letter.path("detail").asText())
                .startsWith("No model is configured and the rules could not map this event: ");
        assertThat(letter.path("attempts")).isEmpty();
        assertThat(controlPlane.changes()).isEmpty();
    }

    @Test
    void deadLettersARefusedTicketAtOnceBecauseRulesGiveTheSameAgain() {
        controlPlane.refuse(
                1, "ticket_refused", "[{\"pointer\":\"/ticket/title\",\"message\":\"too odd\",\"code\":\"odd\"}]");

        JsonNode report = AgentEndpoint.run(controlPlane, known());

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(controlPlane.changes()).hasSize(1);
        JsonNode letter = controlPlane.letters().getFirst();
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
        controlPlane.answer(FINISH, 1, "stale");

        AgentEndpoint.run(controlPlane, known());
        AgentEndpoint.run(controlPlane, aRun());

        assertThat(controlPlane.changes()).hasSize(1);
        assertThat(controlPlane.items(FINISH)).hasSize(2);
    }

    @Test
    void triesAgainWhileTheControlPlaneIsNotAvailable() {
        controlPlane.answer(FINISH, 2, "unavailable");
        controlPlane.fail(FINISH, 1, 503, "unavailable");
        controlPlane.fail(FINISH, 1, 403, "forbidden");
        controlPlane.mumble(FINISH, 1);

        JsonNode report = AgentEndpoint.run(controlPlane, known());

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(controlPlane.calls(FINISH)).hasSize(6);
        assertThat(controlPlane.items(FINISH)).hasSize(3);
    }

    @Test
    void givesUpAtTheAttemptsDeadlineAndDecidesNothing() {
        controlPlane.answer(FINISH, 5, "unavailable");

        JsonNode report = AgentEndpoint.run(controlPlane, known().with("deadline_ms", 700));

        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.at("/failure/code").asText()).isEqualTo("attempt_timeout");
        assertThat(report.at("/failure/cause").asText()).isEqualTo("control_plane");
        assertThat(controlPlane.letters()).isEmpty();
    }

    @Test
    void endsWhenTheControlPlaneIsBack() {
        controlPlane.answer(FINISH, 1, "unavailable");
        RunRequestFixture run = known();
        controlPlane.assign(run.json());
        Awaitility.await().until(() -> !controlPlane.items(FINISH).isEmpty());
        controlPlane.down();
        controlPlane.up();

        assertThat(controlPlane.awaitEnd(run.runId(), 1).path("outcome").asText())
                .isEqualTo("completed");
    }

    @Test
    void saysThatARunFailedInAWayNobodyForesaw() {
        JsonNode report = AgentEndpoint.run(
                controlPlane, known().with("subject_type", "event").without("event"));

        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.at("/failure/cause").asText()).isEqualTo("content");
        assertThat(report.at("/failure/code").asText()).isEqualTo("run_failed");
    }

    @Test
    void asksNoModelWhenThePolicyKeepsToTheRules() {
        JsonNode report = AgentEndpoint.run(
                controlPlane,
                aRun().model("openai", "http://127.0.0.1:1/v1", "valid").policy("rules"));

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(controlPlane.letters().getFirst().path("reason").asText()).isEqualTo("no_mapping_rule");
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
