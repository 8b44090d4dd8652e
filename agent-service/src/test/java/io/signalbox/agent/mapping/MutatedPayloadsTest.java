package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import java.io.IOException;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a payload, the rules answer: they never throw, and what they propose fits the contract. */
class MutatedPayloadsTest {

    private static final int MUTANTS_PER_SAMPLE = 15;
    private static final RuleBook BOOK = BuiltInRules.book();

    static LongStream seeds() {
        return LongStream.range(0, 6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersEveryMutationWithinTheContract(long seed) throws IOException {
        Random random = new Random(seed);
        for (SampleDelivery sample : SampleDelivery.all()) {
            for (SourceEvent event : sample.events()) {
                for (int mutant = 0; mutant < MUTANTS_PER_SAMPLE; mutant++) {
                    answers(event, new PayloadMutation(random).mutate(event.payload()));
                }
            }
        }
    }

    private static void answers(SourceEvent event, JsonNode payload) {
        SourceEvent mutated = Events.with(event, payload);
        Supplier<String> what = () -> event.provider() + " " + payload;
        Mapping mapping = assertDoesNotThrow(() -> BOOK.map(mutated), what);
        assertThatCode(() -> ContractLimits.check(mapping)).as(what).doesNotThrowAnyException();
        assertThat(BOOK.map(mutated)).as(what).isEqualTo(mapping);
    }
}
