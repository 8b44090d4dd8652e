package io.signalbox.controlplane.runs.effects;

import io.signalbox.controlplane.runs.capability.Operation;
import java.util.List;

/**
 * Applies one kind of effect. Implemented by the module that owns what is changed.
 *
 * @param <T> the effect as the internal contract describes it
 */
public interface EffectHandler<T> {

    Class<T> type();

    /** What a capability must allow for an effect of this kind. */
    Operation operation();

    /**
     * Applies effects of running attempts of the current tenant, in its transaction; their runs are locked.
     * Refuses what its rules refuse item by item, the capability's targets among them, and throws only what ends the transaction for all.
     *
     * @return one outcome for each request, in the same order; what was refused has changed nothing
     */
    List<EffectOutcome> apply(List<EffectRequest<T>> requests);
}
