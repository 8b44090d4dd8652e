package io.signalbox.e2e;

import io.signalbox.local.client.SignalboxClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event stream of a run, as somebody reads it who follows the run. */
final class FollowedRun implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> entries = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread reader;

    private FollowedRun(InputStream body) {
        this.body = body;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** @param after sequence of the last entry that was seen */
    static FollowedRun of(String url, SignalboxClient client, String runId, long after)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/runs/" + runId + "/events"))
                .header("Authorization", "Bearer " + client.accessToken())
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(after))
                .build();
        HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("The stream was answered " + response.statusCode());
        }
        return new FollowedRun(response.body());
    }

    /** What has come so far. */
    List<JsonNode> entries() {
        return List.copyOf(entries);
    }

    List<String> types() {
        return entries.stream().map(entry -> entry.path("type").asString()).toList();
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("data:")) {
                    entries.add(JSON.readTree(line.substring("data:".length())));
                }
            }
        } catch (IOException closed) {
            // The test has seen enough
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
