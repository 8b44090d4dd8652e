package io.signalbox.controlplane.runs.assignments;

import java.util.Map;

/** What a run is about, as far as it can be read. */
public sealed interface LoadedSubject {

    /** An event; the run may write the record it is about. */
    record Event(EventInput input) implements LoadedSubject {}

    /**
     * Anything else; the run may write nothing outside.
     *
     * @param members JSON
     * @param bytes about how much of an answer it takes
     */
    record Data(Map<String, Object> members, int bytes) implements LoadedSubject {}

    /**
     * It cannot be given to a workflow as it is.
     *
     * @param detail one sentence for the operator
     */
    record Unreadable(String detail) implements LoadedSubject {}

    /** Its content was erased as personal data. */
    record Erased() implements LoadedSubject {}

    /** Its source asks to erase the personal data of what it is about. */
    record AsksForErasure() implements LoadedSubject {}
}
