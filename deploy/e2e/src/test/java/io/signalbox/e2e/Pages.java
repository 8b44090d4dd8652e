package io.signalbox.e2e;

import io.signalbox.local.client.SignalboxClient;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a list of the public API to its end. */
final class Pages {

    private Pages() {}

    static List<JsonNode> of(SignalboxClient client, String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        do {
            JsonNode page = client.get(path + separator + "limit=200" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.hasNonNull("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : null;
        } while (cursor != null);
        return items;
    }
}
