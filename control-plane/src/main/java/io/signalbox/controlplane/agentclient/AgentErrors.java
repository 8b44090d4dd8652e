package io.signalbox.controlplane.agentclient;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Turns an answer that is not a success into one sentence. */
class AgentErrors implements ErrorDecoder {

    private static final int MAX_BYTES = 2000;

    /** Carries the meaning through Feign. */
    static class AgentRefusal extends RuntimeException {

        AgentRefusal(String detail) {
            super(detail);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public Exception decode(String method, Response response) {
        return new AgentRefusal(meaning(response));
    }

    private static String meaning(Response response) {
        return switch (response.status()) {
            case 503 -> "it is busy";
            case 401, 403 -> "the agent refused the service key: both services must have the same one";
            default -> "the agent answered %d: %s".formatted(response.status(), beginning(response));
        };
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
