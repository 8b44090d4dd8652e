package io.signalbox.agent.runs;

import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.contract.shared.ModelChoice;
import java.util.function.Consumer;

/** Asks the model that a run was given. */
@FunctionalInterface
public interface ModelPort {

    /** Waits for one answer, or for why there is none. */
    ModelAnswer ask(ModelChoice choice, ModelRequest request);

    /**
     * The same answer, whose text is also told while it is written, where the model can do that.
     *
     * @param text takes it in parts, on any thread, one after the other; it does not wait and does not throw
     */
    default ModelAnswer ask(ModelChoice choice, ModelRequest request, Consumer<String> text) {
        return ask(choice, request);
    }
}
