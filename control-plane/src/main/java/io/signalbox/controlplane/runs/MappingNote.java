package io.signalbox.controlplane.runs;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something a person should know of a mapping that went through.
 *
 * @param pointer JSON pointer into the event payload; empty for the whole
 * @param message one sentence
 */
public record MappingNote(String pointer, String message) {

    private static final TypeReference<List<MappingNote>> LIST = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    /** Notes as they are stored. */
    public static List<MappingNote> read(String stored) {
        return JSON.readValue(stored, LIST);
    }
}
