package io.signalbox.agent.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.signalbox.agent.model.ModelFailure.Kind;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One answer that comes in parts. It is an answer only when it came to its end. */
final class StreamedAnswer implements StreamingChatResponseHandler {

    private final Consumer<String> text;
    private final AtomicReference<ChatResponse> whole = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private StreamedAnswer(Consumer<String> text) {
        this.text = text;
    }

    /**
     * Returns when the answer has ended: our connections read it to its end before they return.
     *
     * @param text takes the parts
     * @throws RuntimeException as the library throws them, with the cause that {@link ModelFailure#of} knows
     */
    static ChatResponse of(StreamingChatModel model, ChatRequest request, Consumer<String> text) {
        var answer = new StreamedAnswer(text);
        model.chat(request, answer);
        return answer.end();
    }

    private ChatResponse end() {
        Throwable why = failure.get();
        if (why != null) {
            throw new IllegalStateException("The answer did not come to its end", why);
        }
        ChatResponse response = whole.get();
        if (response == null) {
            throw new ModelFailure(Kind.ERROR, "The model endpoint answers in no known form.", null);
        }
        return response;
    }

    @Override
    public void onPartialResponse(String part) {
        text.accept(part);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole.set(response);
    }

    @Override
    public void onError(Throwable error) {
        failure.compareAndSet(null, error);
    }
}
