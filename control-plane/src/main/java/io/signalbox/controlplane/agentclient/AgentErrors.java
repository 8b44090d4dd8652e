package io.signalbox.controlplane.agentclient;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Turns an answer that is not a success into what it means for a run. */
class AgentErrors implements ErrorDecoder {

    private static final int MAX_BYTES = 2000;
    private static final Duration MIN_LENGTH = Duration.ofMillis(100);
    private static final Duration MAX_LENGTH = Duration.ofSeconds(30);

    /** Carries the meaning through Feign. */
    static class AgentRefusal extends RuntimeException {

        private final transient AgentReply reply;

        AgentRefusal(AgentReply reply) {
            super("The agent refused the call");
            this.reply = reply;
        }

        AgentReply reply() {
            return reply;
        }

        String detail() {
            return switch (reply) {
                case AgentReply.Unreachable unreachable -> unreachable.detail();
                case AgentReply.Broken broken -> broken.detail();
                case AgentReply.Busy busy -> "it is busy";
                case AgentReply.Completed completed -> "";
                case AgentReply.DeadLettered deadLettered -> "";
                case AgentReply.Failed failed -> failed.detail();
            };
        }
    }

    @Override
    public Exception decode(String method, Response response) {
        return new AgentRefusal(meaning(response));
    }

    private static AgentReply meaning(Response response) {
        return switch (response.status()) {
            case 503 -> new AgentReply.Busy(retryAfter(response));
            case 401, 403 ->
                new AgentReply.Unreachable("the agent refused the service key: both services must have the same one");
            default ->
                new AgentReply.Broken("the agent answered %d: %s".formatted(response.status(), beginning(response)));
        };
    }

    private static Duration retryAfter(Response response) {
        Collection<String> values = response.headers().getOrDefault("retry-after", List.of());
        try {
            Duration asked = values.isEmpty()
                    ? Duration.ofSeconds(1)
                    : Duration.ofSeconds(Long.parseLong(values.iterator().next().strip()));
            return clamp(asked);
        } catch (NumberFormatException date) {
            return Duration.ofSeconds(1);
        }
    }

    private static Duration clamp(Duration asked) {
        if (asked.compareTo(MIN_LENGTH) < 0) {
            return MIN_LENGTH;
        }
        return asked.compareTo(MAX_LENGTH) > 0 ? MAX_LENGTH : asked;
    }

    private static String beginning(Response response) {
        if (response.body() == null) {
            return "";
        }
        try (InputStream body = response.body().asInputStream()) {
            return new String(body.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
