package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.signing.Signer;
import io.signalbox.local.signing.WebhookCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Sends signed deliveries through one webhook endpoint, each about a ticket of its own. */
final class BenchWebhooks {

    private static final String SECRET = "whsec_" + "YmVuY2htYXJrIHNlY3JldCBvZiAzMiBieXRlcyBsb25nISE=";

    private final String address;
    private final String webhookUrl;

    BenchWebhooks(SignalboxClient api, String controlPlane) {
        this.webhookUrl = api.post(
                        "/api/v1/integrations", Map.of("provider", "generic", "name", "Benchmark", "secret", SECRET))
                .path("webhook_url")
                .asString();
        this.address = controlPlane + URI.create(webhookUrl).getPath();
    }

    /**
     * What the sender saw.
     *
     * @param refused answers of 429 and 503, each sent again
     */
    record Result(double perSecond, long[] nanoseconds, long refused) {

        double percentileMs(int percent) {
            return nanoseconds[Math.min(nanoseconds.length - 1, nanoseconds.length * percent / 100)] / 1e6;
        }
    }

    /** Sends {@code count} different deliveries over {@code clients} connections, each waiting for its answer. */
    Result send(String series, int count, int clients) throws Exception {
        long[] took = new long[count];
        AtomicInteger next = new AtomicInteger();
        AtomicLong refused = new AtomicLong();
        List<Callable<Object>> senders = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            senders.add(() -> sender(series, took, next, refused));
        }
        long began = System.nanoTime();
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            for (Future<Object> done : executor.invokeAll(senders)) {
                done.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(took);
        return new Result(count / seconds, took, refused.get());
    }

    private Object sender(String series, long[] took, AtomicInteger next, AtomicLong refused) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int index = next.getAndIncrement(); index < took.length; index = next.getAndIncrement()) {
                took[index] = sendUntilAccepted(http, series + "-" + index, refused);
            }
            return series;
        }
    }

    private long sendUntilAccepted(HttpClient http, String id, AtomicLong refused) throws Exception {
        while (true) {
            long began = System.nanoTime();
            HttpResponse<Void> response = http.send(request(id), BodyHandlers.discarding());
            switch (response.statusCode()) {
                case 200, 202 -> {
                    return System.nanoTime() - began;
                }
                case 429, 503 -> {
                    refused.incrementAndGet();
                    Thread.sleep(1000L
                            * response.headers().firstValueAsLong("Retry-After").orElse(1));
                }
                default -> throw new Refusal("the webhook door answered " + response.statusCode());
            }
        }
    }

    private HttpRequest request(String id) {
        WebhookCall call = new WebhookCall(
                webhookUrl, Map.of("Content-Type", "application/json", "webhook-id", "msg_" + id), body(id));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofByteArray(call.body()));
        Signer.of("generic").sign(call, SECRET, Instant.now()).headers().forEach(request::header);
        return request.build();
    }

    private static byte[] body(String id) {
        return """
                {"event":"alert","id":"%s","title":"Benchmark %s","status":"open","priority":"normal","type":"alert",
                "description":"%s","created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z"}""".formatted(id, id, "x".repeat(1200)).getBytes(StandardCharsets.UTF_8);
    }
}
