package io.signalbox.local.bench;

import io.signalbox.local.client.SignalboxClient;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The lists and counts of the console, asked one after the other by one person of the organization with most events. */
final class ListsStage {

    private static final int WARM_UP = 20;
    private static final int REQUESTS = 200;

    private final SignalboxClient api;
    private final Report report;

    ListsStage(SignalboxClient api, Report report) {
        this.api = api;
        this.report = report;
    }

    void measure(WebhookTarget target) {
        report.heading("Lists and counts");
        api.switchTo(target.organizationId());
        paths(target).forEach(this::measure);
    }

    private Map<String, String> paths(WebhookTarget target) {
        JsonNode newest = api.get("/api/v1/events?limit=1").path("items").path(0);
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("events", "/api/v1/events");
        paths.put("events of an integration", "/api/v1/events?integration_id=" + target.integrationId());
        paths.put(
                "events of the newest type",
                "/api/v1/events?event_type=" + newest.path("event_type").asString());
        paths.put("events of a type without any", "/api/v1/events?event_type=nothing.ever");
        paths.put("events completed", "/api/v1/events?state=completed");
        paths.put("events dead-lettered", "/api/v1/events?state=dead_lettered");
        paths.put("events cancelled, of which there is none", "/api/v1/events?state=cancelled");
        paths.put("events by words that are common", "/api/v1/events?q=issue");
        paths.put("events by words without any", "/api/v1/events?q=nothing-like-that");
        paths.put("runs", "/api/v1/runs");
        paths.put("runs completed", "/api/v1/runs?state=completed");
        paths.put("runs queued", "/api/v1/runs?state=queued");
        paths.put("runs that became comments", "/api/v1/runs?outcome=comment");
        paths.put("dead letters, open", "/api/v1/dead-letters?state=open");
        paths.put("tickets", "/api/v1/tickets");
        paths.put("tickets, open", "/api/v1/tickets?status=open");
        paths.put("conservation", "/api/v1/conservation");
        paths.put("throughput of an hour", "/api/v1/throughput?minutes=60");
        paths.put("throughput of a day", "/api/v1/throughput?minutes=1440");
        return paths;
    }

    private void measure(String name, String path) {
        for (int request = 0; request < WARM_UP; request++) {
            api.get(path);
        }
        LoadResult result = new LoadResult(REQUESTS);
        long began = System.nanoTime();
        for (int request = 0; request < REQUESTS; request++) {
            long asked = System.nanoTime();
            api.get(path);
            result.took(request, System.nanoTime() - asked);
        }
        report.figure(name, "", result.finished(System.nanoTime() - began).percentiles());
    }
}
