package io.signalbox.agent.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds runs as the control plane gives them out. */
public final class RunRequestFixture {

    public static final String ORGANIZATION_ID = "0199a000-0000-7000-8000-00000000bbbb";
    public static final String INTEGRATION_ID = "0199a000-0000-7000-8000-00000000cccc";
    public static final String CAPABILITY = "capability-of-the-run";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** Each run has an id of its own: the agent begins no attempt twice. */
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final ObjectNode request = JSON.createObjectNode();

    private RunRequestFixture() {
        request.put("run_id", "0199a000-0000-7000-8000-%012x".formatted(RUNS.incrementAndGet()))
                .put("attempt", 1)
                .put("organization_id", ORGANIZATION_ID)
                .put("workflow", "ticket-mapping")
                .put("workflow_version", 1)
                .put("subject_type", "event")
                .put("needs_model", false)
                .put("model_paused", false)
                .put("alone", false)
                .put("deadline_ms", 60_000)
                .put("capability_token", CAPABILITY);
        subject().put("mapping_policy", "rules");
        subject()
                .putObject("integration")
                .put("id", INTEGRATION_ID)
                .put("provider", "generic")
                .put("name", "Endpoint");
        event().put("id", "0199a000-0000-7000-8000-00000000dddd")
                .put("event_type", "generic")
                .put("external_id", "EXT-1")
                .put("received_at", "2026-11-20T10:00:00Z")
                .putObject("headers");
        payload("{\"note\":\"the printer on floor 3 is broken again\"}");
    }

    /** A first attempt with a payload that no rule knows, by rules alone. */
    public static RunRequestFixture aRun() {
        return new RunRequestFixture();
    }

    public RunRequestFixture from(String provider, String eventType, String externalId) {
        subject().withObject("/integration").put("provider", provider);
        event().put("event_type", eventType).put("external_id", externalId);
        return this;
    }

    public RunRequestFixture payload(String payload) {
        try {
            event().set("payload", JSON.readTree(payload));
            return this;
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public RunRequestFixture attempt(int attempt) {
        request.put("attempt", attempt);
        return this;
    }

    public RunRequestFixture policy(String policy) {
        subject().put("mapping_policy", policy);
        return this;
    }

    /** Rules first, then this scripted model over the OpenAI protocol. */
    public RunRequestFixture model(ScriptedModelServer server, ModelScript script) {
        return model("openai", server.openAiUrl(), script.modelName());
    }

    public RunRequestFixture model(String provider, String baseUrl, String model) {
        if (request.has("event")) {
            policy("rules_then_model");
        }
        request.putObject("model")
                .put("provider", provider)
                .put("base_url", baseUrl)
                .put("model", model)
                .put("api_key", "model-key")
                .put("timeout_ms", 5000);
        return this;
    }

    public RunRequestFixture modelTimeout(int milliseconds) {
        request.withObject("/model").put("timeout_ms", milliseconds);
        return this;
    }

    /** Of the echo workflow, about this text. */
    public static RunRequestFixture anEcho(int version, String text) {
        var run = new RunRequestFixture();
        run.request.remove("event");
        run.request.put("workflow", "echo").put("workflow_version", version).put("subject_type", "text");
        run.request.putObject("data").put("text", text);
        return run;
    }

    /** Of the assignment itself. */
    public RunRequestFixture with(String member, Object value) {
        request.set(member, JSON.valueToTree(value));
        return this;
    }

    public RunRequestFixture without(String member) {
        request.remove(member);
        return this;
    }

    /** Of what an echo is about. */
    public RunRequestFixture data(String member, Object value) {
        request.withObject("/data").set(member, JSON.valueToTree(value));
        return this;
    }

    public String runId() {
        return request.path("run_id").asText();
    }

    /** What the run is about: integration, event and policy. */
    public ObjectNode subject() {
        return request.withObject("/event");
    }

    private ObjectNode event() {
        return subject().withObject("/event");
    }

    public ObjectNode json() {
        return request;
    }
}
