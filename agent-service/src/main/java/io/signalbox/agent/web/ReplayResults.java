package io.signalbox.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.replay.Replay;
import io.signalbox.agent.replay.Trace;
import io.signalbox.contract.agentapi.model.ReplayDifference;
import io.signalbox.contract.agentapi.model.ReplayResult;
import io.signalbox.contract.agentapi.model.ReplayVerdict;
import io.signalbox.contract.agentapi.model.ReplayedEnd;
import io.signalbox.contract.agentapi.model.ReplayedState;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Replays in the words of the contract. */
final class ReplayResults {

    private ReplayResults() {}

    static ReplayResult of(Trace trace, boolean states) {
        return switch (trace.verdict()) {
            case Replay.Equal(int steps) ->
                new ReplayResult()
                        .verdict(ReplayVerdict.EQUAL)
                        .steps(steps)
                        .states(states ? states(trace.states()) : null)
                        .end(end(trace.end()));
            case Replay.Different different ->
                new ReplayResult()
                        .verdict(ReplayVerdict.DIFFERENT)
                        .steps(different.position() - 1)
                        .states(null)
                        .difference(difference(different));
        };
    }

    static ReplayResult damaged(String detail) {
        return new ReplayResult()
                .verdict(ReplayVerdict.DAMAGED)
                .steps(0)
                .states(null)
                .detail(detail);
    }

    private static ReplayDifference difference(Replay.Different different) {
        return new ReplayDifference()
                .position(different.position())
                .step(different.step())
                .what(different.what())
                .recordedBy(different.recordedBy())
                .replayedBy(different.replayedBy());
    }

    private static List<ReplayedState> states(List<Trace.State> states) {
        return IntStream.range(0, states.size())
                .mapToObj(index -> state(index + 1, states.get(index)))
                .toList();
    }

    private static ReplayedState state(int position, Trace.State state) {
        return new ReplayedState()
                .position(position)
                .node(state.node())
                .nextNode(state.next())
                .round(state.round())
                .schema(state.snapshot().schema())
                .state(state.snapshot().text())
                .stateHash(state.snapshot().hash());
    }

    private static @Nullable ReplayedEnd end(Trace.@Nullable End end) {
        return end == null
                ? null
                : new ReplayedEnd()
                        .outcome(end.outcome())
                        .result(CanonicalJson.text(end.result()))
                        .effects(CanonicalJson.text(effects(end.effects())));
    }

    /** In the contract the content stands in the member named as the kind. */
    private static ArrayNode effects(List<Effect> effects) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        effects.forEach(effect -> written.addObject().put("kind", effect.kind()).set(effect.kind(), effect.content()));
        return written;
    }
}
