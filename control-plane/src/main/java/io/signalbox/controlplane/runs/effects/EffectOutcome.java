package io.signalbox.controlplane.runs.effects;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.List;
import java.util.Map;

/** What became of one effect. */
public sealed interface EffectOutcome {

    /** @param result goes into the result of the run; JSON values under snake_case names */
    record Applied(Map<String, Object> result) implements EffectOutcome {}

    /**
     * It broke a rule; the attempt goes on with this answer.
     *
     * @param code of the problem, as in a problem detail
     * @param detail one sentence
     */
    record Refused(String code, String detail, List<FieldProblem> errors) implements EffectOutcome {}
}
