package io.signalbox.agent.engine.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes outside the run, and questions that only the control plane can answer. Repeating one is harmless. */
@FunctionalInterface
public interface Effects {

    /**
     * Waits for the answer.
     *
     * @throws EffectRefused when what the effect carries is refused; sending the same again cannot help
     * @throws AttemptFailed when nothing was said about it, or a newer attempt has taken over
     */
    ObjectNode perform(Effect effect);
}
