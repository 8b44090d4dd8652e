package io.signalbox.agent.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Gives every model object the same connections, whatever it asks for; only the time limit is its own. */
final class SharedConnections implements HttpClientBuilder {

    private final java.net.http.HttpClient connections;
    private final long maxAnswerSize;
    private Duration connectTimeout;
    private Duration readTimeout;

    SharedConnections(java.net.http.HttpClient connections, Duration timeout, long maxAnswerSize) {
        this.connections = connections;
        this.connectTimeout = timeout;
        this.readTimeout = timeout;
        this.maxAnswerSize = maxAnswerSize;
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return new BoundedHttpClient(connections, readTimeout, maxAnswerSize);
    }
}
