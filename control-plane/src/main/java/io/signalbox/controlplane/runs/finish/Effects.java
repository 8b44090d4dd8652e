package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.effects.EffectHandler;
import io.signalbox.controlplane.runs.effects.EffectOrigin;
import io.signalbox.controlplane.runs.effects.EffectOutcome;
import io.signalbox.controlplane.runs.effects.EffectRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the effects of many ends applied, all of one kind at once. */
@Component
class Effects {

    private static final EndAnswer.Refused PROPOSES = new EndAnswer.Refused(
            "out_of_scope", "A fork ends with a proposal and no effect, any other run without a proposal.", List.of());

    private final ObjectProvider<EffectHandler<?>> handlers;

    /** Looked up late: a handler may itself use runs. */
    Effects(ObjectProvider<EffectHandler<?>> handlers) {
        this.handlers = handlers;
    }

    /** An end whose run is locked. */
    record Candidate(AttemptEnd end, LockedRun run) {

        private EffectOrigin origin() {
            return new EffectOrigin(
                    run.runId(), run.subject().id(), run.subject().sourceId(), run.position(), end.capability());
        }
    }

    /** What became of the effects of one end. */
    sealed interface Result {

        record Applied(Map<String, Object> result) implements Result {}

        record Refused(EndAnswer.Refused answer) implements Result {}
    }

    private record Asked(UUID runId, Object content, EffectOrigin origin) {}

    /**
     * In the order of the runs' positions.
     *
     * @return by run; what was refused has changed nothing
     * @throws PartlyRefused when it has
     */
    Map<UUID, Result> apply(List<Candidate> candidates) {
        Map<UUID, Result> results = new HashMap<>();
        List<Asked> asked = new ArrayList<>();
        List<EffectHandler<?>> known = handlers.orderedStream().toList();
        candidates.stream()
                .sorted(Comparator.comparingLong(candidate -> candidate.run.position()))
                .forEach(candidate -> admit(candidate, known, results, asked));
        for (EffectHandler<?> handler : known) {
            apply(handler, asked, results);
        }
        return results;
    }

    /** An end with one effect that its token does not allow asks for none. */
    private static void admit(
            Candidate candidate, List<EffectHandler<?>> known, Map<UUID, Result> results, List<Asked> asked) {
        if (!endsAsItMay(candidate)) {
            results.put(candidate.run.runId(), new Result.Refused(PROPOSES));
            return;
        }
        for (Object effect : candidate.end.effects()) {
            EffectHandler<?> handler = handlerOf(effect, known);
            if (!candidate.end.capability().operations().contains(handler.operation())) {
                results.put(
                        candidate.run.runId(),
                        new Result.Refused(new EndAnswer.Refused(
                                "out_of_scope",
                                "The capability token does not allow "
                                        + handler.operation().id() + ".",
                                List.of())));
                return;
            }
        }
        results.put(candidate.run.runId(), new Result.Applied(Map.of()));
        EffectOrigin origin = candidate.origin();
        candidate.end.effects().forEach(effect -> asked.add(new Asked(candidate.run.runId(), effect, origin)));
    }

    /** Whatever its token says. */
    private static boolean endsAsItMay(Candidate candidate) {
        boolean fork = candidate.run.subject().isFork();
        return switch (candidate.end.report()) {
            case AttemptReport.Completed completed -> !fork;
            case AttemptReport.Proposed proposed ->
                fork && candidate.end.effects().isEmpty();
            case AttemptReport report -> !fork || candidate.end.effects().isEmpty();
        };
    }

    private static EffectHandler<?> handlerOf(Object effect, List<EffectHandler<?>> known) {
        return known.stream()
                .filter(handler -> handler.type().isInstance(effect))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing applies a " + effect.getClass()));
    }

    private static <T> void apply(EffectHandler<T> handler, List<Asked> asked, Map<UUID, Result> results) {
        List<Asked> own = asked.stream()
                .filter(one -> handler.type().isInstance(one.content))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        List<EffectOutcome> outcomes = handler.apply(own.stream()
                .map(one -> new EffectRequest<>(one.origin, handler.type().cast(one.content)))
                .toList());
        for (int index = 0; index < outcomes.size(); index++) {
            settle(own.get(index).runId, outcomes.get(index), results, asked);
        }
    }

    private static void settle(UUID runId, EffectOutcome outcome, Map<UUID, Result> results, List<Asked> asked) {
        switch (outcome) {
            case EffectOutcome.Applied applied -> merge(runId, applied, results);
            case EffectOutcome.Refused refused -> {
                EndAnswer.Refused answer = EndAnswer.Refused.of(refused);
                if (asked.stream().filter(one -> one.runId.equals(runId)).count() > 1) {
                    throw new PartlyRefused(answer);
                }
                results.put(runId, new Result.Refused(answer));
            }
        }
    }

    private static void merge(UUID runId, EffectOutcome.Applied applied, Map<UUID, Result> results) {
        if (results.get(runId) instanceof Result.Applied before) {
            Map<String, Object> all = new HashMap<>(before.result);
            all.putAll(applied.result());
            results.put(runId, new Result.Applied(all));
        }
    }
}
