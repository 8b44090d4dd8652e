package io.signalbox.controlplane.agentclient;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FakeAgent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The graphs come from the agent as it serves them. */
@ControlPlaneTest
class ServedGraphTest {

    private static final FakeAgent AGENT = new FakeAgent();

    @DynamicPropertySource
    static void agent(DynamicPropertyRegistry properties) {
        properties.add("signalbox.agent.url", AGENT::url);
    }

    @LocalServerPort
    int port;

    @Test
    void passesOnWhatTheAgentServesAndKeepsItWhenTheAgentIsGone() {
        Console console = Console.signIn(port);
        for (boolean gone : new boolean[] {false, true}) {
            if (gone) {
                AGENT.goDown();
            }
            console.request()
                    .get("/api/v1/workflows")
                    .then()
                    .statusCode(200)
                    .body("items.name", contains("echo"))
                    .body("items[0].version", equalTo(3))
                    .body("items[0].start", equalTo("open"))
                    .body("items[0].max_rounds", equalTo(2))
                    .body("items[0].nodes.label", contains("Take it in", "Say it"))
                    .body("items[0].edges[0].to", equalTo("say"))
                    .body("items[0].edges[1].to", nullValue());
        }
        AGENT.comeUp();
    }
}
