package io.signalbox.agent.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Router;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.state.JsonDifferences;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateSnapshot;
import io.signalbox.agent.engine.state.UnreadableState;
import java.util.List;

/** A state that somebody wrote, to begin a run with. */
public sealed interface GivenState {

    /** A run can begin with it. */
    record Good(String next, int round, StateSnapshot<?> snapshot) implements GivenState {}

    /** No run can. */
    record Bad(List<Problem> problems) implements GivenState {}

    /** @param pointer JSON pointer to what is wrong, empty for the state as a whole */
    record Problem(String pointer, String message) {}

    /** More would not be read. */
    int MAX_PROBLEMS = 50;

    ObjectReader STRICT = JsonSettings.mapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    /** What a text of the schema is to the workflow. */
    static <S> GivenState of(WorkflowSpec<?, S> spec, int schema, String text) {
        try {
            return STRICT.readTree(text) instanceof ObjectNode given
                    ? read(spec, schema, given)
                    : bad("", "is not a JSON object");
        } catch (JsonProcessingException malformed) {
            return bad("", "is not JSON");
        }
    }

    private static <S> GivenState read(WorkflowSpec<?, S> spec, int schema, ObjectNode given) {
        try {
            S state = spec.codec().read(schema, given);
            JsonNode written = spec.codec().writer().apply(state);
            List<String> unknown =
                    schema == spec.codec().schema() ? JsonDifferences.pointers(written, given) : List.of();
            return unknown.isEmpty() ? begun(spec, state) : strange(unknown);
        } catch (UnreadableState unreadable) {
            return bad(unreadable.pointer(), unreadable.reason());
        } catch (RuntimeException incomplete) {
            return bad("", "lacks something that has to be there");
        }
    }

    private static <S> GivenState begun(WorkflowSpec<?, S> spec, S state) {
        String next = spec.router().next(state);
        return next.equals(Router.END)
                ? bad("", "belongs to a run that is over")
                : new Good(next, spec.round().applyAsInt(state), new StateSnapshot<>(spec.codec(), state));
    }

    private static GivenState strange(List<String> pointers) {
        return new Bad(pointers.stream()
                .limit(MAX_PROBLEMS)
                .map(pointer -> new Problem(pointer, "is not known, or not in the form that the workflow writes"))
                .toList());
    }

    private static GivenState bad(String pointer, String message) {
        return new Bad(List.of(new Problem(pointer, message)));
    }
}
