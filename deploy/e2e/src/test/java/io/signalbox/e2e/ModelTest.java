package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The whole product with a model that lies, stalls and breaks. The id of each event names what the model does with it. */
@Order(2)
@ExtendWith(SharedProduct.Resolver.class)
class ModelTest {

    private static SignalboxClient client;
    private static Source source;

    @BeforeAll
    static void start(SharedProduct shared) throws Exception {
        client = shared.withModel().signIn();
        source = Source.connect(client, "Suggestion box");
    }

    @AfterAll
    static void signOff() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void storesAValidProposalAndSaysThatTheModelMadeIt() {
        JsonNode run = runOf("valid");
        assertThat(run.path("state").asString()).isEqualTo("completed");
        JsonNode ticket = ticketOf(run);
        assertThat(ticket.path("title").asString()).isEqualTo("Printer on floor 3 is out of order");
        JsonNode origin = ticket.path("provenance").path("title");
        assertThat(origin.path("kind").asString()).isEqualTo("model");
        assertThat(origin.path("attempt").asInt()).isEqualTo(1);
        assertThat(run.path("prompt_tokens").asInt()).isPositive();
    }

    @Test
    void feedsTheErrorsBackUntilTheAnswerIsValid() {
        JsonNode run = runOf("wrong-status-then-fixed");
        assertThat(run.path("state").asString()).isEqualTo("completed");
        assertThat(run.path("mapping_attempts").asInt()).isEqualTo(2);
        List<JsonNode> refused = stepsOf(run).stream()
                .filter(step -> step.path("outcome").asString().equals("invalid"))
                .toList();
        assertThat(refused).isNotEmpty();
        assertThat(refused.getFirst().path("errors").toString()).contains("/status");
        assertThat(ticketOf(run)
                        .path("provenance")
                        .path("status")
                        .path("attempt")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void givesUpAfterThreeAttemptsOfProse() {
        assertDeadLetter(runOf("prose"), "validation_exhausted", 3);
    }

    @Test
    void givesUpAfterThreeAttemptsOfTruncatedJson() {
        assertDeadLetter(runOf("truncated"), "validation_exhausted", 3);
    }

    @Test
    void givesUpAfterThreeAttemptsOfInvalidValues() {
        assertDeadLetter(runOf("endless-invalid"), "validation_exhausted", 3);
    }

    @Test
    void refusesAnAnswerThatNamesAnotherOrganizationsTicket() {
        JsonNode run = runOf("injected");
        assertDeadLetter(run, "out_of_scope", 1);
        assertThat(client.get("/api/v1/tickets?external_id=SECRET-1").path("items"))
                .isEmpty();
        assertThat(client.get("/api/v1/tickets?external_id=injected").path("items"))
                .isEmpty();
    }

    @Test
    void waitsAsLongAsTheModelAsksTo() {
        JsonNode run = runOf("rate-limited");
        assertThat(run.path("state").asString()).isEqualTo("completed");
        assertThat(run.path("attempt").asInt()).isGreaterThan(1);
        assertThat(run.path("mapping_attempts").asInt()).isEqualTo(1);
    }

    @Test
    void triesAgainLaterWhenTheModelStalls() {
        String runId = post("stall");
        await("the stall is noticed").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode run = client.get("/api/v1/runs/" + runId);
            assertThat(run.path("attempt").asInt()).isGreaterThan(1);
            assertThat(run.path("last_failure").asString("")).isNotBlank();
        });
        assertThat(client.get("/api/v1/conservation").path("balanced").asBoolean())
                .isTrue();
    }

    private static JsonNode runOf(String script) {
        String runId = post(script);
        await("the run of " + script + " ends").atMost(Duration.ofSeconds(60)).until(() -> {
            String state = client.get("/api/v1/runs/" + runId).path("state").asString();
            return state.equals("completed") || state.equals("dead_lettered");
        });
        return client.get("/api/v1/runs/" + runId);
    }

    private static String post(String script) {
        return source.send("delivery-" + script, Map.of("id", script, "note", "The printer on floor 3 smokes again"))
                .events()
                .getFirst()
                .runId();
    }

    private static JsonNode ticketOf(JsonNode run) {
        return client.get(
                "/api/v1/tickets/" + run.path("outcome").path("ticket_id").asString());
    }

    private static List<JsonNode> stepsOf(JsonNode run) {
        return Pages.of(client, "/api/v1/runs/" + run.path("id").asString() + "/steps").stream()
                .map(step -> step.path("step"))
                .toList();
    }

    private static void assertDeadLetter(JsonNode run, String reason, int attempts) {
        assertThat(run.path("state").asString()).isEqualTo("dead_lettered");
        JsonNode letter =
                client.get("/api/v1/dead-letters/" + run.path("dead_letter_id").asString());
        assertThat(letter.path("reason").asString()).isEqualTo(reason);
        assertThat(letter.path("attempts").size()).isEqualTo(attempts);
        letter.path("attempts")
                .forEach(attempt -> assertThat(attempt.path("errors")).isNotEmpty());
    }
}
