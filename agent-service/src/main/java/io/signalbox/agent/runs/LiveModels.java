package io.signalbox.agent.runs;

import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.model.Models;
import io.signalbox.contract.shared.ModelChoice;
import java.util.function.Consumer;

/** The models of the world outside. */
record LiveModels(Models models) implements ModelPort {

    @Override
    public ModelAnswer ask(ModelChoice choice, ModelRequest request) {
        return models.ask(choice, request);
    }

    @Override
    public ModelAnswer ask(ModelChoice choice, ModelRequest request, Consumer<String> text) {
        return models.ask(choice, request, text);
    }
}
