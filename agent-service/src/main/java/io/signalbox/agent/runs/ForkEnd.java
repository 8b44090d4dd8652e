package io.signalbox.agent.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Finish;
import io.signalbox.agent.engine.RunResult;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.RunProposal;
import io.signalbox.contract.internalapi.model.RunProposal.OutcomeEnum;
import io.signalbox.contract.internalapi.model.RunResultDraft;

/** The end of a fork: it completes whatever it came to, and its effects are a proposal. */
final class ForkEnd {

    /** Kind of a fork whose original would have been a dead letter. */
    private static final String DEAD_LETTER = "dead_letter";

    private ForkEnd() {}

    static RunFinish written(RunFinish item, Finish finish) {
        ObjectNode content = finish.result().content();
        return switch (finish.result()) {
            case RunResult.Completed completed ->
                item.result(draft(
                                content.path("kind").asText(),
                                content.path("reason").asText(null)))
                        .proposal(proposal(OutcomeEnum.COMPLETED, finish));
            case RunResult.DeadLettered dead ->
                item.result(draft(DEAD_LETTER, content.path("detail").asText()))
                        .proposal(proposal(OutcomeEnum.DEAD_LETTERED, finish));
        };
    }

    private static RunResultDraft draft(String kind, String reason) {
        return new RunResultDraft().kind(kind).reason(reason);
    }

    private static RunProposal proposal(OutcomeEnum outcome, Finish finish) {
        ArrayNode effects = JsonNodeFactory.instance.arrayNode();
        finish.effects()
                .forEach(
                        effect -> effects.addObject().put("kind", effect.kind()).set(effect.kind(), effect.content()));
        return new RunProposal()
                .outcome(outcome)
                .result(CanonicalJson.text(finish.result().content()))
                .effects(CanonicalJson.text(effects));
    }
}
