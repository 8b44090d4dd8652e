package io.signalbox.controlplane.runs.effects;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings the end of runs to whom their subjects belong. */
@Component
public class SubjectListeners {

    /** Looked up late: a listener may itself use runs. */
    private final ObjectProvider<SubjectListener> listeners;

    SubjectListeners(ObjectProvider<SubjectListener> listeners) {
        this.listeners = listeners;
    }

    /**
     * Inside the transaction that ends them.
     *
     * @param runs all about subjects of their type
     */
    public void ended(String subjectType, List<EndedRun> runs) {
        if (!runs.isEmpty()) {
            listeners.stream()
                    .filter(listener -> listener.subjectType().equals(subjectType))
                    .forEach(listener -> listener.ended(runs));
        }
    }
}
