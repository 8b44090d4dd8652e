package io.signalbox.agent.workflows.ticketmapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.agent.engine.Answers;
import io.signalbox.agent.engine.DurableWorld;
import io.signalbox.agent.engine.DurableWorld.Killed;
import io.signalbox.agent.engine.DurableWorld.Moment;
import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.Finish;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.MappingPolicy;
import io.signalbox.contract.shared.ProviderName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run that asks a model three times (a refused answer, one that the store refuses, one that is stored) is killed everywhere it can be and
 * taken up by the next process.
 */
class KillAtEveryBoundaryTest {

    private final Workflow<MappingInput, MappingState> workflow = TicketMappings.workflow();
    private final MappingInput input = TicketMappings.input(
            new SourceEvent(
                    ProviderName.GENERIC,
                    "generic",
                    "EXT-1",
                    Instant.EPOCH,
                    Map.of(),
                    Map.of(),
                    JsonNodeFactory.instance.objectNode().put("note", "the printer is broken")),
            MappingPolicy.MODEL);

    @Test
    void asksThreeTimesWhenNobodyKillsIt() {
        DurableWorld world = world();

        MappingState end = world.attempt(workflow, input).state();

        assertThat(end.progress()).isInstanceOf(Progress.Stored.class);
        assertThat(end.usage()).isEqualTo(new UsageTotals(3, 21, 9));
        assertThat(world.asked()).hasSize(3);
        assertThat(world.steps())
                .extracting(step -> step.node())
                .containsExactly("fetch", "map", "validate", "map", "validate", "route", "map", "validate", "route");
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void endsTheSameAndPaysForNoCommittedAnswerTwice(Moment moment) {
        MappingState undisturbed = world().attempt(workflow, input).state();
        int kills = 0;
        for (DurableWorld world = killed(moment, 0); world != null; world = killed(moment, kills)) {
            kills++;
            int committed = world.commits().size();
            int paid = world.asked().size();

            Ending<MappingState> ending = world.attempt(workflow, input);

            assertThat(ending.state()).isEqualTo(undisturbed);
            assertThat(world.asked()).hasSize(paid + 3 - committed);
            assertThat(paid - committed).as("answers in flight").isBetween(0, 1);
            assertThat(world.done()).singleElement().satisfies(end -> assertThat(end.effects())
                    .hasSize(1));
        }
        assertThat(kills).isGreaterThanOrEqualTo(moment == Moment.FINISHED ? 1 : 3);
    }

    /** Null when the run ended before it could be killed. */
    private DurableWorld killed(Moment moment, int survived) {
        DurableWorld world = world();
        world.killAt(moment, survived);
        try {
            world.attempt(workflow, input);
            return null;
        } catch (Killed killed) {
            return world;
        }
    }

    private static DurableWorld world() {
        return new DurableWorld(KillAtEveryBoundaryTest::answer, KillAtEveryBoundaryTest::stored);
    }

    /** Better each time it is shown what was wrong. */
    private static ModelAnswer answer(ModelRequest request) {
        int refusals = request.user().split("<refused>", -1).length - 1;
        String title = List.of("", "vague", "The printer is broken").get(refusals);
        return Answers.saying("{\"external_id\":\"EXT-1\",\"ticket\":{\"title\":\"" + title + "\"}}");
    }

    private static Optional<FinishRefusal> stored(Finish finish) {
        if (finish.effects()
                .getFirst()
                .content()
                .at("/change/ticket/title")
                .asText()
                .equals("vague")) {
            var error = new FieldError()
                    .pointer("/ticket/title")
                    .message("says too little")
                    .code("vague");
            return Optional.of(new FinishRefusal("ticket_refused", "FinishRefusal.", List.of(error)));
        }
        return Optional.empty();
    }
}
