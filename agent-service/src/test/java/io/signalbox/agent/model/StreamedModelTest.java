package io.signalbox.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.modelserver.ModelCall;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.contract.shared.ModelChoice;
import io.signalbox.contract.shared.ModelProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer that is told while it is written is the same answer, and none where it does not come to its end. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamedModelTest extends ModelScene {

    private final List<String> parts = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(ModelProvider.class)
    void isTheSameAnswerAsAWholeOne(ModelProvider provider) {
        ModelAnswer streamed = models.ask(of(provider, ModelScript.VALID), question(), parts::add);
        ModelAnswer whole = models.ask(of(provider, ModelScript.VALID), question());

        assertThat(streamed.failure()).isNull();
        assertThat(streamed.stop()).isEqualTo(whole.stop());
        assertThat(streamed.usage().latencyMs(0.0)).isEqualTo(whole.usage().latencyMs(0.0));
        assertThat(streamed.usage().getCompletionTokens()).isPositive();
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(String.join("", parts)).isEqualTo(whole.usage().getAnswer());
        assertThat(server.calls()).extracting(ModelCall::streams).containsExactly(true, false);
    }

    @Test
    void comesWhileItIsWritten() {
        ModelAnswer answer = models.ask(
                of(ModelProvider.OPENAI, ModelScript.SLOWLY).timeoutMs(10_000),
                question(),
                part -> parts.add(System.nanoTime() + part));

        assertThat(answer.failure()).isNull();
        assertThat(Long.parseLong(parts.getLast().substring(0, parts.getFirst().indexOf('{'))) - first())
                .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(200));
    }

    private long first() {
        String first = parts.getFirst();
        return Long.parseLong(first.substring(0, first.indexOf('{')));
    }

    @ParameterizedTest
    @CsvSource({"ENDS_EARLY,OPENAI", "ENDS_EARLY,OLLAMA", "BREAKS_OFF,OPENAI", "BREAKS_OFF,OLLAMA"})
    void failsWhereItIsCut(ModelScript script, ModelProvider provider) {
        ModelAnswer answer = models.ask(of(provider, script), question(), parts::add);

        assertThat(answer.failure()).isNotNull();
        assertThat(answer.failure().code()).isEqualTo("model_unreachable");
        assertThat(answer.usage().getAnswer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SLOWLY,model_timeout",
        "STALL,model_timeout",
        "FREEZES,model_timeout",
        "TRICKLES,model_timeout",
        "BROKEN,model_error",
        "UNAUTHORIZED,model_unauthorized",
        "OVERLOADED,model_rate_limited",
        "TOO_LONG,model_rejected"
    })
    void failsAsAWholeAnswerDoes(ModelScript script, String code) {
        ModelAnswer answer = models.ask(of(ModelProvider.OPENAI, script).timeoutMs(700), question(), parts::add);

        assertThat(answer.failure()).isNotNull();
        assertThat(answer.failure().code()).isEqualTo(code);
        assertThat(answer.usage().getLatencyMs()).isLessThan(8000);
    }

    @Test
    void isWholeWhereTheEndpointDoesNotStream() {
        ModelAnswer answer = models.ask(of(ModelProvider.OPENAI, ModelScript.NO_STREAMING), question(), parts::add);

        assertThat(answer.failure()).isNull();
        assertThat(answer.usage().getAnswer()).contains("ticket");
        assertThat(parts).isEmpty();
    }

    @Test
    void findsTheDialectOfTheEndpointToo() {
        ModelAnswer answer = models.ask(of(ModelProvider.OPENAI, ModelScript.NO_TUNING), question(), parts::add);

        assertThat(answer.failure()).isNull();
        assertThat(String.join("", parts)).isEqualTo(answer.usage().getAnswer());
    }

    private static ModelChoice of(ModelProvider provider, ModelScript script) {
        return choice(script, provider == ModelProvider.OLLAMA ? server.ollamaUrl() : server.openAiUrl())
                .provider(provider);
    }
}
