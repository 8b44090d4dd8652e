package io.signalbox.controlplane.integrations;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Settings as the text of a jsonb column. */
@Converter
class SettingsText implements AttributeConverter<Map<String, String>, String> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    static Map<String, String> read(String text) {
        return Map.copyOf(JSON.readValue(text, TYPE));
    }

    @Override
    public String convertToDatabaseColumn(Map<String, String> settings) {
        return JSON.writeValueAsString(new TreeMap<>(settings));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String text) {
        return read(text);
    }
}
