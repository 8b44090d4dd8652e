package io.signalbox.local.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model server on this machine, used when no model is configured. */
final class Ollama {

    private static final Pattern MODEL = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");

    /** It is on this machine or it is not: nobody should wait for the answer. */
    private static final int TIMEOUT_MS = 500;

    private Ollama() {}

    /** The settings that name it, or none when something is configured already or no model answers. */
    static Map<String, String> detect(Environment environment) {
        return detect(environment, "http://127.0.0.1:11434");
    }

    static Map<String, String> detect(Environment environment, String address) {
        if (environment.anyStartsWith("SIGNALBOX_MODEL_")) {
            return Map.of();
        }
        return firstModel(address)
                .map(model -> Map.of(
                        "SIGNALBOX_MODEL_PROVIDER", "ollama",
                        "SIGNALBOX_MODEL_URL", address,
                        "SIGNALBOX_MODEL_NAME", model))
                .orElse(Map.of());
    }

    private static Optional<String> firstModel(String address) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address + "/api/tags").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try (InputStream body = connection.getInputStream()) {
                Matcher models = MODEL.matcher(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                // Embedding models are listed too and cannot answer
                return models.results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.contains("embed"))
                        .findFirst();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
