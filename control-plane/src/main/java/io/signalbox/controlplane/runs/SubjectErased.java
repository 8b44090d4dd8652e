package io.signalbox.controlplane.runs;

/** The personal data of what a run is about was erased, and the content of its event with it. */
public class SubjectErased extends RuntimeException {

    /** Why nothing is made of the event, in one sentence. */
    public static final String REASON =
            "The personal data of this record was erased because the source asked for it, so nothing of the event is kept.";

    public SubjectErased() {
        super(REASON);
    }
}
