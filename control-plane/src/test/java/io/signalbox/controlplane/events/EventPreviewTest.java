package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Refusals of the preview. No agent runs here: what it answers is proved where both services run. */
@ControlPlaneTest
class EventPreviewTest {

    @LocalServerPort
    private int port;

    private Console console;
    private Sender generic;

    @BeforeEach
    void connect() {
        console = Console.signIn(port);
        generic = Sender.connect(console, "generic");
    }

    @Test
    void namesEachSettingThatIsWrong() {
        Response answer = preview(
                event("{\"id\":1,\"title\":\"A\"}"),
                Map.of("title_pointer", "title", "preset", "acme", "time_zone", "UTC"));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getString("code")).isEqualTo("invalid_request");
        assertThat(problem.getList("errors.pointer")).containsExactly("/settings/preset");

        Response pointers = preview(event("{\"id\":2,\"title\":\"A\"}"), Map.of("title_pointer", "title"));
        assertThat(pointers.jsonPath().getList("errors.pointer")).containsExactly("/settings/title_pointer");
    }

    @Test
    void refusesAnEventThatHoldsNoObject() {
        Response answer = preview(event("[]"), Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("payload_unreadable");
        assertThat(answer.jsonPath().getString("detail")).contains("empty list");
    }

    @Test
    void refusesAnEventThatIsNotThere() {
        assertThat(preview(UUID.randomUUID(), Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatTheAgentIsAwayAndStoresNothing() {
        UUID event = event("{\"id\":3,\"title\":\"A\"}");

        Response answer = preview(event, Map.of("title_pointer", "/title"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("agent_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(console.request()
                        .get("/api/v1/integrations/" + generic.id())
                        .jsonPath()
                        .getMap("settings"))
                .isEmpty();
    }

    private UUID event(String payload) {
        return generic.send(payload, UUID.randomUUID().toString()).eventId();
    }

    private Response preview(UUID event, Map<String, String> settings) {
        return console.request().body(Map.of("settings", settings)).post("/api/v1/events/" + event + "/preview");
    }
}
