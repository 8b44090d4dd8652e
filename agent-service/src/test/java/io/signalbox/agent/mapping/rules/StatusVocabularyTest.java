package io.signalbox.agent.mapping.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusVocabularyTest {

    @ParameterizedTest
    @CsvSource({
        "Won't Do, CANCELLED",
        "WON’T-FIX, CANCELLED",
        "in_progress, IN_PROGRESS",
        "In  Review, IN_PROGRESS",
        "To-Do, OPEN",
        "RESOLVED, DONE",
        "Waiting for customer, ON_HOLD"
    })
    void readsStatusesHoweverTheyAreWritten(String word, TicketStatus expected) {
        assertThat(StatusVocabulary.status(word)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"Highest, URGENT", "P1, HIGH", "sev-3, NORMAL", "Trivial, LOW"})
    void readsPriorities(String word, TicketPriority expected) {
        assertThat(StatusVocabulary.priority(word)).contains(expected);
    }

    @Test
    void doesNotGuessWordsItDoesNotKnow() {
        assertThat(StatusVocabulary.status("parked at gate")).isEmpty();
        assertThat(StatusVocabulary.status("")).isEmpty();
        assertThat(StatusVocabulary.priority("3")).isEmpty();
    }
}
