package io.signalbox.agent.workflows.ticketmapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.agent.workflows.ticketmapping.AnswerReader.UnreadableAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "  {\"a\":1}\n", "```json\n{\"a\":1}\n```", "```\n{\"a\":1}```"})
    void readsOneObjectWithOrWithoutAFence(String text) throws UnreadableAnswer {
        assertThat(AnswerReader.read(text)).hasToString("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure! {\"a\":1}",
                "{\"a\":1} Anything else?",
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "[{\"a\":1}]",
                "\"a\"",
                "null",
                "{\"a\":",
                "```json\n{\"a\":1}\n```\n```json\n{\"a\":2}\n```"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> AnswerReader.read(text)).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void takesNullForLeftOut() throws UnreadableAnswer {
        assertThat(AnswerReader.read("{\"a\":null,\"b\":{\"c\":null,\"d\":1}}")).hasToString("{\"b\":{\"d\":1}}");
    }
}
