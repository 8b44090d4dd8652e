package io.signalbox.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import io.signalbox.agent.model.ModelFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Passes the events of a streamed answer on, and tells an answer that ended from one that was cut: both protocols say when they have said all,
 * and the library takes the end of the connection for the end of the answer.
 */
final class StreamEnd implements ServerSentEventListener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENAI_END = "[DONE]";

    private final ServerSentEventListener listener;
    private String last = "";
    private @Nullable Throwable broken;

    StreamEnd(ServerSentEventListener listener) {
        this.listener = listener;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        last = event.data();
        listener.onEvent(event, context);
    }

    @Override
    public void onEvent(ServerSentEvent event) {
        last = event.data();
        listener.onEvent(event);
    }

    /** The connection broke; what the endpoint says of errors of its own is an event. */
    @Override
    public void onError(Throwable error) {
        broken = error;
    }

    /**
     * To be called when everything was read.
     *
     * @throws UncheckedIOException when the connection broke
     * @throws ModelFailure when it ended before the answer did
     */
    void close() {
        if (broken != null) {
            throw new UncheckedIOException(broken instanceof IOException io ? io : new IOException(broken));
        }
        if (!isEnd(last)) {
            throw new ModelFailure(Kind.UNREACHABLE, "The model's answer broke off before its end.", null);
        }
        listener.onClose();
    }

    private static boolean isEnd(String data) {
        try {
            return OPENAI_END.equals(data)
                    || JSON.readTree(data).path("done").asBoolean()
                    || JSON.readTree(data).has("error");
        } catch (JsonProcessingException cut) {
            return false;
        }
    }
}
