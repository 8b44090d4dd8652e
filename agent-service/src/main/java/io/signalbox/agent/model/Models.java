package io.signalbox.agent.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelAnswer.Stop;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.contract.shared.ModelChoice;
import io.signalbox.contract.shared.ModelUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a model once, waiting out short pauses the provider asks for. */
@ApplicationScoped
public class Models {

    private final ModelConfig config;
    private final ChatModels models;
    private final Clock clock;

    @Inject
    Models(ModelConfig config, ChatModels models, Clock clock) {
        this.config = config;
        this.models = models;
        this.clock = clock;
    }

    /** How long a prompt to any model may be. */
    public PromptBounds bounds() {
        return new PromptBounds(config.maxEventLength(), config.contextLength() - config.maxAnswerTokens());
    }

    /**
     * One answer, or why there is none. The time of the choice bounds the whole of it, from the first call to the last byte of the last body.
     *
     * @throws AttemptFailed when the thread is interrupted
     */
    public ModelAnswer ask(ModelChoice choice, ModelRequest request) {
        return ask(choice, request, null);
    }

    /**
     * The same, and its text while it is written; a model that cannot do that writes none.
     *
     * @param text takes it in parts, on another thread
     */
    public ModelAnswer ask(ModelChoice choice, ModelRequest request, @Nullable Consumer<String> text) {
        Instant start = clock.instant();
        try {
            ChatResponse response = patiently(choice, request, text, Deadline.in(models.timeout(choice), clock));
            return new ModelAnswer(usage(choice, request, start, response), stop(response), null);
        } catch (ModelFailure failure) {
            return new ModelAnswer(usage(choice, request, start, null), Stop.DONE, failure.failure());
        }
    }

    private ChatResponse patiently(
            ModelChoice choice, ModelRequest request, @Nullable Consumer<String> text, Deadline deadline) {
        for (int pauses = 0; ; pauses++) {
            try {
                return text == null
                        ? inSomeDialect(request, asked -> whole(choice, asked, deadline))
                        : streamed(choice, request, text, deadline);
            } catch (ModelFailure failure) {
                Duration pause = failure.retryAfter();
                if (pause == null || pauses >= config.maxPauses() || !bearable(pause, deadline)) {
                    throw failure;
                }
                hold(pause);
            }
        }
    }

    private boolean bearable(Duration pause, Deadline deadline) {
        return pause.compareTo(config.maxPause()) <= 0 && deadline.allows(pause);
    }

    /** Whole after all where the endpoint refuses to stream. */
    private ChatResponse streamed(ModelChoice choice, ModelRequest request, Consumer<String> text, Deadline deadline) {
        try {
            return inSomeDialect(
                    request, asked -> StreamedAnswer.of(models.streaming(choice, deadline.remaining()), asked, text));
        } catch (ModelFailure failure) {
            if (failure.kind() != ModelFailure.Kind.REJECTED) {
                throw failure;
            }
            return inSomeDialect(request, asked -> whole(choice, asked, deadline));
        }
    }

    private ChatResponse whole(ModelChoice choice, ChatRequest request, Deadline deadline) {
        return models.of(choice, deadline.remaining()).chat(request);
    }

    private ChatResponse inSomeDialect(ModelRequest request, Function<ChatRequest, ChatResponse> call) {
        RuntimeException last = new IllegalStateException("There is no dialect");
        for (Dialect dialect : Dialect.IN_ORDER) {
            try {
                return call.apply(asked(request, dialect));
            } catch (RuntimeException refused) {
                stopUnlessDialect(refused);
                last = refused;
            }
        }
        throw ModelFailure.of(last);
    }

    private static void stopUnlessDialect(RuntimeException refused) {
        AttemptFailed stopped = cause(refused, AttemptFailed.class);
        if (stopped != null) {
            throw stopped;
        }
        ModelHttpFailure answered = cause(refused, ModelHttpFailure.class);
        if (answered == null || !answered.dependsOnDialect()) {
            throw ModelFailure.of(refused);
        }
    }

    private ChatRequest asked(ModelRequest asked, Dialect dialect) {
        var request =
                ChatRequest.builder().messages(SystemMessage.from(asked.system()), UserMessage.from(asked.user()));
        if (dialect.format()) {
            request.responseFormat(format(asked));
        }
        if (dialect.tuned()) {
            // The same event should give the same ticket as far as a model can promise it
            request.temperature(0.0).maxOutputTokens(config.maxAnswerTokens());
        }
        return request.build();
    }

    private static Stop stop(ChatResponse response) {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            return Stop.CUT_OFF;
        }
        return reason == FinishReason.CONTENT_FILTER ? Stop.FILTERED : Stop.DONE;
    }

    private static ResponseFormat format(ModelRequest asked) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(asked.schemaName())
                        .rootElement(JsonRawSchema.from(asked.schema().toString()))
                        .build())
                .build();
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable thrown, Class<T> type) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    private static void hold(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw BoundedHttpClient.interrupted();
        }
    }

    private ModelUsage usage(ModelChoice choice, ModelRequest asked, Instant start, @Nullable ChatResponse response) {
        TokenUsage tokens = response == null ? null : response.tokenUsage();
        return new ModelUsage()
                .provider(choice.getProvider().toString())
                .model(choice.getModel())
                .promptTokens(tokens == null || tokens.inputTokenCount() == null ? 0 : tokens.inputTokenCount())
                .completionTokens(tokens == null || tokens.outputTokenCount() == null ? 0 : tokens.outputTokenCount())
                .latencyMs(Duration.between(start, clock.instant()).toNanos() / 1e6)
                .prompt("[system]\n" + asked.system() + "\n\n[user]\n" + asked.user())
                .finishReason(
                        response == null || response.finishReason() == null
                                ? null
                                : response.finishReason().name().toLowerCase(Locale.ROOT))
                .answer(response == null ? null : response.aiMessage().text());
    }
}
