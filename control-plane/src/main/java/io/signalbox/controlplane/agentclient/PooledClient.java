package io.signalbox.controlplane.agentclient;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feign over the JDK's HTTP client: kept-alive HTTP/1.1 connections, as many as there are workers calling at once. Feign's own adapters for
 * pooled clients are not to be had in the version Spring Cloud asks for.
 */
class PooledClient implements Client {

    /** The JDK sets these itself and refuses them from callers. */
    private static final Set<String> OWN_HEADERS = Set.of("content-length", "host", "connection", "expect", "upgrade");

    private final HttpClient http;

    PooledClient(Duration connectTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        try {
            return response(
                    request, http.send(translated(request, options), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (ConnectException | HttpConnectTimeoutException notReached) {
            throw new NotReached(notReached);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The call was given up");
        }
    }

    /** No byte of the request has left. */
    static class NotReached extends IOException {

        NotReached(IOException cause) {
            super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
        }
    }

    private static HttpRequest translated(Request request, Request.Options options) {
        byte @Nullable [] body = request.body();
        var translated = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(Duration.of(
                        options.readTimeout(), options.readTimeoutUnit().toChronoUnit()))
                .method(
                        request.httpMethod().name(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        request.headers().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> translated.header(name, value));
            }
        });
        return translated.build();
    }

    private static Response response(Request request, HttpResponse<InputStream> answer) {
        Map<String, Collection<String>> headers =
                new LinkedHashMap<>(answer.headers().map());
        return Response.builder()
                .request(request)
                .protocolVersion(Request.ProtocolVersion.HTTP_1_1)
                .status(answer.statusCode())
                .headers(headers)
                .body(answer.body(), null)
                .build();
    }
}
