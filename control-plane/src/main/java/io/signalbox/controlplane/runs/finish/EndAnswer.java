package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.runs.effects.EffectOutcome;
import java.util.List;

/** What became of one reported end. */
public sealed interface EndAnswer {

    /** It is stored, now or when it was reported before. */
    record Applied() implements EndAnswer {}

    /**
     * Nothing of it was stored, and the attempt goes on.
     *
     * @param code of the problem
     * @param detail one sentence
     */
    record Refused(String code, String detail, List<FieldProblem> errors) implements EndAnswer {

        static Refused of(EffectOutcome.Refused refused) {
            return new Refused(refused.code(), refused.detail(), refused.errors());
        }
    }

    /** The attempt was over before. Nothing of it was stored. */
    record Stale() implements EndAnswer {}

    /** Nothing of it was stored, for a reason that passes. */
    record Unavailable() implements EndAnswer {}
}
