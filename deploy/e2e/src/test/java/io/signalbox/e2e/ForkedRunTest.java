package io.signalbox.e2e;

import static io.signalbox.e2e.Forks.Difference.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.client.ApiFailure;
import io.signalbox.local.client.SignalboxClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs are forked with both services and a model: each fork ends, says how it differs, and changes nothing. */
@Order(2)
@ExtendWith(SharedProduct.Resolver.class)
class ForkedRunTest {

    private static final String TITLE = "/progress/candidate/document/ticket/title";

    private static final String CHANGE = "/effects/0/ticket/change";
    private static final String PASSWORD = "walnut meadow sail thimble";

    private static Product product;
    private static SignalboxClient client;
    private static Forks forks;
    private static String byModel;
    private static String byRules;
    private static String givenUp;
    private static Map<String, JsonNode> before;

    @BeforeAll
    static void start(SharedProduct shared) throws Exception {
        product = shared.withModel();
        client = product.signIn();
        forks = new Forks(client);
        byModel = forks.original(Map.of("id", "valid", "note", "The printer on floor 3 smokes again"));
        byRules = forks.original(Map.of("id", "rules-1", "title", "The printer is broken", "status", "open"));
        givenUp = forks.original(Map.of("id", "endless-invalid", "note", "The printer on floor 3 smokes again"));
        before = forks.outsideOfRuns();
    }

    @AfterAll
    static void signOff() {
        if (client != null) {
            client.close();
        }
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(forks.outsideOfRuns()).isEqualTo(before);
    }

    @Test
    void differsInTheFieldThatWasEditedAlone() {
        JsonNode fork = forks.fork(byModel, forks.edited(byModel, "map", TITLE, "Printer on floor 3 burns"));

        assertThat(fork.at("/outcome/kind").asString()).isEqualTo("ticket");
        assertThat(fork.at("/forked_from/edited").asBoolean()).isTrue();
        assertThat(fork.path("subject_type").asString()).isEqualTo("event");
        assertThat(fork.path("prompt_tokens").asInt()).isZero();
        assertThat(forks.nodes(fork)).containsExactly("fetch", "validate", "route");
        assertThat(forks.differences(fork))
                .containsExactly(of(
                        CHANGE + "/ticket/title",
                        "\"Printer on floor 3 is out of order\"",
                        "\"Printer on floor 3 burns\""));
        assertReplaysAndForksAgain(fork);
    }

    @Test
    void givesTheModelOtherInstructions() {
        JsonNode fork = forks.fork(byModel, Map.of("from_step", 0, "instructions", "Answer as a poet would."));

        assertThat(fork.at("/forked_from/instructed").asBoolean()).isTrue();
        assertThat(forks.prompt(fork)).startsWith("[system]\nAnswer as a poet would.\n");
        assertThat(forks.prompt(client.get("/api/v1/runs/" + byModel))).doesNotContain("poet");
        assertThat(forks.differences(fork)).isEmpty();
        assertReplaysAndForksAgain(fork);
    }

    @Test
    void asksAnotherModelAndNamesEachFieldItAnsweredOtherwise() {
        JsonNode fork = forks.fork(byModel, Map.of("from_step", 1, "model", "only-a-title"));

        assertThat(fork.at("/forked_from/model").asString()).isEqualTo("only-a-title");
        List<Forks.Difference> differences = forks.differences(fork);
        assertThat(differences)
                .extracting(Forks.Difference::pointer)
                .containsExactly(
                        CHANGE + "/provenance/description",
                        CHANGE + "/provenance/labels",
                        CHANGE + "/provenance/priority",
                        CHANGE + "/provenance/status",
                        CHANGE + "/provenance/title/model",
                        CHANGE + "/provenance/type",
                        CHANGE + "/ticket/description",
                        CHANGE + "/ticket/labels",
                        CHANGE + "/ticket/priority",
                        CHANGE + "/ticket/type");
        assertThat(differences)
                .contains(of(CHANGE + "/ticket/priority", "\"high\"", "\"normal\""))
                .contains(of(CHANGE + "/ticket/description", "\"Mapped by the scripted model.\"", null));
        assertReplaysAndForksAgain(fork);
    }

    @Test
    void turnsADeadLetterIntoWhatItCouldHaveBeen() {
        JsonNode fork = forks.fork(givenUp, Map.of("from_step", 0, "model", "valid"));

        assertThat(fork.at("/outcome/kind").asString()).isEqualTo("ticket");
        assertThat(forks.differences(fork))
                .contains(of("/outcome", "\"dead_lettered\"", "\"completed\""))
                .contains(of("/result/reason", "\"validation_exhausted\"", null))
                .contains(of("/result/kind", null, "\"ticket\""));
        assertReplaysAndForksAgain(fork);
    }

    @Test
    void isNoDeadLetterWhenItsModelAnswersNothingOfUse() {
        JsonNode fork = forks.fork(byModel, Map.of("from_step", 0, "model", "prose"));

        assertThat(fork.path("state").asString()).isEqualTo("completed");
        assertThat(fork.at("/outcome/kind").asString()).isEqualTo("dead_letter");
        assertThat(forks.differences(fork))
                .contains(of("/outcome", "\"completed\"", "\"dead_lettered\""))
                .contains(of("/result/reason", null, "\"validation_exhausted\""));
        assertReplaysAndForksAgain(fork);
    }

    @Test
    void endsAtOnceWhenThereIsNoSuchModelAndNobodyElseWaitsForIt() {
        JsonNode fork = forks.fork(byModel, Map.of("from_step", 0, "model", "unknown-model"));

        assertThat(fork.path("state").asString()).isEqualTo("completed");
        assertThat(fork.at("/outcome/kind").asString()).isEqualTo("failed");
        assertThat(fork.at("/outcome/reason").asString()).startsWith("model_error: ");
        assertThat(forks.differences(fork)).contains(of("/outcome", "\"completed\"", "\"failed\""));
        assertThat(client.get("/api/v1/system").at("/model/breaker/state").asString())
                .isEqualTo("closed");

        String id = fork.path("id").asString();
        assertThat(client.post("/api/v1/runs/" + id + "/replay", Map.of())
                        .path("verdict")
                        .asString())
                .isEqualTo("equal");
        assertThat(forks.differences(forks.fork(id, Map.of("from_step", 0))))
                .contains(of("/outcome", "\"failed\"", "\"completed\""));
    }

    @Test
    void forksARunByRules() {
        JsonNode same = forks.fork(byRules, Map.of("from_step", 1));
        assertThat(forks.differences(same)).isEmpty();

        JsonNode fork = forks.fork(byRules, forks.edited(byRules, "validate", TITLE, "The printer is new"));

        assertThat(forks.nodes(fork)).containsExactly("fetch", "route");
        assertThat(forks.differences(fork))
                .containsExactly(of(CHANGE + "/ticket/title", "\"The printer is broken\"", "\"The printer is new\""));
        assertReplaysAndForksAgain(fork);
    }

    @Test
    void pointsAtWhatIsWrongWithAState() {
        ObjectNode strange = forks.state(byModel, "map").put("colour", "red");
        assertRefused(422, "\"/colour\"", () -> forks.create(byModel, Map.of("from_step", 2, "state", strange + "")));

        ObjectNode wrong = forks.state(byModel, "map");
        wrong.withObject("/usage").put("mappings", "many");
        assertRefused(
                422, "\"/usage/mappings\"", () -> forks.create(byModel, Map.of("from_step", 2, "state", wrong + "")));

        assertRefused(422, "state_refused", () -> forks.create(byModel, Map.of("from_step", 2, "state", "no JSON")));
        assertRefused(422, "state_refused", () -> forks.create(byModel, Map.of("from_step", 4)));
        assertRefused(404, "step_not_found", () -> forks.create(byModel, Map.of("from_step", 9)));
        assertRefused(404, "not_found", () -> forks.create(UUID.randomUUID() + "", Map.of("from_step", 0)));
    }

    @Test
    void letsAViewerSeeForksAndMakeNone() {
        JsonNode fork = forks.fork(byModel, Map.of("from_step", 3));
        String run = "/api/v1/runs/" + byModel;

        try (SignalboxClient viewer = viewer()) {
            assertRefused(403, "", () -> viewer.post(run + "/forks", Map.of("from_step", 0)));
            assertRefused(403, "", () -> viewer.get(run + "/states"));
            assertRefused(403, "", () -> viewer.get(run + "/steps/1/state"));
            assertThat(viewer.get(run + "/forks").toString())
                    .contains(fork.path("id").asString());
            assertThat(viewer.get("/api/v1/runs/" + fork.path("id").asString() + "/diff")
                            .path("equal")
                            .asBoolean())
                    .isTrue();
        }
    }

    /** What it recorded leads to its states again, and it is as good a beginning as any run. */
    private static void assertReplaysAndForksAgain(JsonNode fork) {
        String id = fork.path("id").asString();
        JsonNode replay = client.post("/api/v1/runs/" + id + "/replay", Map.of());
        assertThat(replay.path("verdict").asString()).as(replay.toString()).isEqualTo("equal");
        assertThat(replay.path("steps").asInt()).isEqualTo(forks.nodes(fork).size());

        JsonNode again = forks.fork(id, Map.of("from_step", replay.path("steps").asInt() - 1));
        assertThat(again.at("/forked_from/run_id").asString()).isEqualTo(id);
        assertThat(forks.differences(again)).isEmpty();
    }

    private static void assertRefused(int status, String said, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(said)
                .isInstanceOfSatisfying(ApiFailure.class, failure -> assertThat(failure.status())
                        .isEqualTo(status));
    }

    private static SignalboxClient viewer() {
        String email = "viewer-" + UUID.randomUUID() + "@example.com";
        String link = client.post("/api/v1/invites", Map.of("email", email, "role", "viewer"))
                .path("link")
                .asString();
        String token = link.substring(link.indexOf("token=") + "token=".length());
        client.post("/api/v1/auth/invites/accept", Map.of("token", token, "name", "Vera Viewer", "password", PASSWORD));
        return new SignalboxClient(product.url(), email, PASSWORD).signIn();
    }
}
