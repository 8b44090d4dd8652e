package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.finish.AgentScene;
import io.signalbox.controlplane.runs.forks.ForkOverrides.Start;
import io.signalbox.controlplane.runs.forks.RunForks;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A run that is over, and forks of it. */
abstract class ForkScene extends AgentScene {

    static final Start START = new Start(3, "{\"private\":\"words of Ada\"}", "hash");

    @Autowired
    ForkStarts starts;

    @Autowired
    RunForks forks;

    @Autowired
    CapabilityTokens tokens;

    UUID over() {
        UUID run = queued("T-1");
        agent.finish(ScriptedAgent.withTicket(agent.takeOne(), "As it was"));
        return run;
    }

    UUID fork(UUID source, @Nullable Start start, @Nullable String instructions) {
        return tenant.call(() -> starts.start(
                runs.get(source), new ForkRequest(1, start == null ? null : start.state(), instructions, null), start));
    }

    /** Ended as the agent ends forks. */
    static Map<String, Object> proposed(JsonNode given, String title) {
        Map<String, Object> item = ScriptedAgent.end(given, "completed");
        item.put("result", Map.of("kind", "ticket"));
        item.put(
                "proposal",
                Map.of(
                        "outcome",
                        "completed",
                        "result",
                        "{\"kind\":\"ticket\"}",
                        "effects",
                        "[{\"kind\":\"ticket\",\"ticket\":{\"change\":{\"ticket\":{\"title\":\"" + title + "\"}}}}]"));
        return item;
    }

    /** A token that this installation would never give to a fork, signed with its own key. */
    String tokenOfAnyRun(JsonNode given) {
        return tokens.mint(new Capability(
                UUID.fromString(given.get("run_id").asString()),
                given.get("attempt").asInt(),
                tenant.id(),
                integration,
                "generic",
                Set.of("T-1"),
                EnumSet.allOf(Operation.class)));
    }

    List<String> operations(JsonNode given) {
        return Tenant.call(
                tenant.id(), () -> tokens.verify(given.get("capability_token").asString()).operations().stream()
                        .map(Operation::id)
                        .sorted()
                        .toList());
    }
}
