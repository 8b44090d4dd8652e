package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of runs, newest first, with what they are about. */
@Service
@Transactional(readOnly = true)
public class RunSearch {

    private final JdbcClient jdbc;
    private final RunInputs inputs;

    RunSearch(JdbcClient jdbc, RunInputs inputs) {
        this.jdbc = jdbc;
        this.inputs = inputs;
    }

    /** What to look for; null matches all. */
    public record Filter(
            @Nullable UUID integrationId, @Nullable RunState state, RunOutcome.@Nullable Kind outcome) {}

    /** A run and what it is about. */
    public record Found(RunView run, RunSubject subject) {}

    /** A page of them with what they are about. */
    public Page<Found> page(Filter filter, @Nullable Cursor after, int limit) {
        Page<RunView> runs = runs(filter, after, limit);
        Map<UUID, RunSubject> subjects = subjects(runs.items());
        return runs.map(run -> new Found(run, subjectOf(run, subjects)));
    }

    /** A page of them alone. */
    public Page<RunView> runs(Filter filter, @Nullable Cursor after, int limit) {
        return ListQuery.of("SELECT " + RunRowMapper.COLUMNS + " FROM run")
                .where("integration_id = :integration", "integration", filter.integrationId())
                .where("state = :state", "state", filter.state(), RunState::text)
                .where("outcome_kind = :outcome", "outcome", filter.outcome(), RunOutcome.Kind::text)
                .newestFirst("created_at", "id", after)
                .page(jdbc, limit, RunRowMapper::view, last -> new Cursor(last.createdAt(), last.id()));
    }

    public Found get(RunView run) {
        return new Found(run, subjectOf(run, subjects(List.of(run))));
    }

    private Map<UUID, RunSubject> subjects(Collection<RunView> runs) {
        return inputs.subjects(runs.stream().map(RunView::eventId).toList());
    }

    private static RunSubject subjectOf(RunView run, Map<UUID, RunSubject> subjects) {
        RunSubject subject = subjects.get(run.eventId());
        if (subject == null) {
            throw new IllegalStateException("Run " + run.id() + " has no event");
        }
        return subject;
    }
}
