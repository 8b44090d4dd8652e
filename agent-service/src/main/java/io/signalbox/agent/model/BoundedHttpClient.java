package io.signalbox.agent.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.model.ModelFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a model call over the shared connections, and bounds the whole of it: time from first byte out to last byte in, and size. */
final class BoundedHttpClient implements HttpClient {

    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    private final java.net.http.HttpClient connections;
    private final Duration longestTime;
    private final long maxAnswerSize;

    BoundedHttpClient(java.net.http.HttpClient connections, Duration longestTime, long maxAnswerSize) {
        this.connections = connections;
        this.longestTime = longestTime;
        this.maxAnswerSize = maxAnswerSize;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<String> response = send(translated(request));
        if (response.statusCode() < OK || response.statusCode() >= REDIRECTION) {
            throw new ModelHttpFailure(
                    response.statusCode(), ProviderError.read(response.body()), retryAfter(response));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    /** Returns when the answer has ended and the listener knows all of it. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var reading = new FutureTask<@Nullable Void>(() -> {
            read(translated(request), parser, new StreamEnd(listener));
            return null;
        });
        Thread.ofVirtual().name("model-stream").start(reading);
        awaited(reading);
    }

    private void read(java.net.http.HttpRequest request, ServerSentEventParser parser, StreamEnd listener)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                connections.send(request, BodyHandlers.limiting(BodyHandlers.ofInputStream(), maxAnswerSize));
        try (InputStream body = response.body()) {
            if (response.statusCode() < OK || response.statusCode() >= REDIRECTION) {
                String error = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                throw new ModelHttpFailure(response.statusCode(), ProviderError.read(error), retryAfter(response));
            }
            listener.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .build());
            parser.parse(body, listener);
            listener.close();
        }
    }

    private HttpResponse<String> send(java.net.http.HttpRequest request) {
        var handler = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), maxAnswerSize);
        return awaited(connections.sendAsync(request, handler));
    }

    private <T> T awaited(Future<T> answer) {
        try {
            return answer.get(longestTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ModelFailure(Kind.TIMEOUT, "The model gave no whole answer within the time allowed.", null);
        } catch (ExecutionException failed) {
            throw broken(failed.getCause());
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    /** Somebody else ends the attempt, and knows why. */
    static AttemptFailed interrupted() {
        return new AttemptFailed(new Failure(
                Failure.Cause.CONTROL_PLANE,
                "attempt_interrupted",
                "The attempt was stopped while it waited for the model.",
                null));
    }

    private static RuntimeException broken(@Nullable Throwable cause) {
        if (isTooLong(cause)) {
            return new ModelFailure(Kind.ERROR, "The model's answer is longer than allowed.", null);
        }
        return switch (cause) {
            case ModelFailure failure -> failure;
            case ModelHttpFailure answered -> answered;
            case UncheckedIOException known -> known;
            case IOException io -> new UncheckedIOException(io);
            case null, default -> new UncheckedIOException(new IOException(cause));
        };
    }

    /** The client ends a body that is too long with an exception of no type of its own; the connection was fine. */
    private static boolean isTooLong(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains("capacity")) {
                return true;
            }
        }
        return false;
    }

    private java.net.http.HttpRequest translated(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    /** Seconds only: the date form would need a clock, and no model provider sends it. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
