package io.signalbox.controlplane.audit.offline;

/**
 * Something that is not as it was written.
 *
 * @param sequence of the entry it was noticed at; 0 when it is about the whole
 * @param problem in one sentence
 */
public record Finding(long sequence, String problem) {

    @Override
    public String toString() {
        return sequence == 0 ? problem : "entry " + sequence + ": " + problem;
    }
}
