package io.signalbox.agent.workflows.ticketmapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadEnd;
import io.signalbox.agent.workflows.ticketmapping.Progress.Rejected;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bsc.langgraph4j.GraphDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {

    private static final Finding ABOUT_THE_TITLE = new Finding("/ticket/title", "is too long", "maxLength");
    private static final Finding ABOUT_A_COMMENT = new Finding("/comments/0/url", "is no web address", "url");
    private static final Candidate BY_RULES = Candidate.ofRules(JsonNodeFactory.instance.objectNode(), List.of());
    private static final Candidate BY_MODEL = new Candidate(
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode(),
            Set.of("title"),
            List.of(),
            null,
            List.of());

    static Stream<Arguments> turns() {
        return Stream.of(
                Arguments.of(new Progress.Started(), "map"),
                Arguments.of(new Rejected(), "map"),
                Arguments.of(new Progress.Drafted(BY_RULES), "validate"),
                Arguments.of(new Progress.Verified(BY_RULES), "route"),
                Arguments.of(new Progress.Ignoring("a ping"), "route"),
                Arguments.of(new DeadEnd(DeadLetterReason.NO_MAPPING_RULE, "unknown"), "route"),
                Arguments.of(new Progress.Stored(false, List.of()), GraphDefinition.END),
                Arguments.of(new Progress.Ignored("a ping"), GraphDefinition.END),
                Arguments.of(new Progress.GivenUp(), GraphDefinition.END));
    }

    @ParameterizedTest
    @MethodSource("turns")
    void followsTheProgressAlone(Progress progress, String next) {
        assertThat(Routing.next(state(progress, 0))).isEqualTo(next);
    }

    @Test
    void givesAModelTwoMoreTries() {
        assertThat(afterRefusal(0, BY_MODEL, ABOUT_THE_TITLE)).isInstanceOf(Rejected.class);
        assertThat(afterRefusal(1, BY_MODEL, ABOUT_THE_TITLE)).isInstanceOf(Rejected.class);
        assertThat(afterRefusal(2, BY_MODEL, ABOUT_THE_TITLE))
                .isInstanceOfSatisfying(DeadEnd.class, end -> assertThat(end.reason())
                        .isEqualTo(DeadLetterReason.VALIDATION_EXHAUSTED));
    }

    @Test
    void givesRulesNoSecondTry() {
        assertThat(afterRefusal(0, BY_RULES, ABOUT_THE_TITLE))
                .isInstanceOfSatisfying(
                        DeadEnd.class, end -> assertThat(end.reason()).isEqualTo(DeadLetterReason.TICKET_REFUSED));
    }

    @Test
    void doesNotAskAModelToMendWhatItMayNotWrite() {
        Candidate residue =
                new Candidate(BY_MODEL.document(), BY_MODEL.answer(), Set.of("priority"), List.of(), null, List.of());

        assertThat(afterRefusal(0, residue, ABOUT_THE_TITLE)).isInstanceOf(DeadEnd.class);
    }

    @Test
    void countsAttemptsFromOneToThree() {
        assertThat(IntStream.rangeClosed(0, 3)
                        .map(spent -> state(new Rejected(), spent).mappingAttempt()))
                .containsExactly(1, 2, 3, 3);
    }

    @Test
    void leavesAboutCommentsToTheRules() {
        assertThat(BY_MODEL.mendable(List.of(ABOUT_A_COMMENT))).isFalse();
    }

    private static Progress afterRefusal(int spent, Candidate candidate, Finding finding) {
        return Routing.afterRefusal(
                state(new Rejected(), spent), candidate, List.of(finding), DeadLetterReason.TICKET_REFUSED);
    }

    private static MappingState state(Progress progress, int spent) {
        List<Refusal> refusals = IntStream.rangeClosed(1, spent)
                .mapToObj(attempt ->
                        new Refusal(attempt, JsonNodeFactory.instance.objectNode(), List.of(ABOUT_THE_TITLE)))
                .toList();
        return new MappingState(progress, refusals, UsageTotals.NOTHING);
    }
}
