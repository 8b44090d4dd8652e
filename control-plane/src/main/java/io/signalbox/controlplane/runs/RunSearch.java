package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

    public Page<Found> page(Filter filter, @Nullable Cursor after, int limit) {
        var statement = jdbc.sql("SELECT " + RunRowMapper.COLUMNS + " FROM run WHERE " + conditions(filter, after)
                        + " ORDER BY created_at DESC, id DESC LIMIT :most")
                .param("most", limit + 1);
        if (filter.integrationId() != null) {
            statement = statement.param("integration", filter.integrationId());
        }
        if (filter.state() != null) {
            statement = statement.param("state", filter.state().text());
        }
        if (filter.outcome() != null) {
            statement = statement.param("outcome", filter.outcome().text());
        }
        if (after != null) {
            statement = statement.param("at", Timestamp.from(after.at())).param("id", after.id());
        }
        Page<RunView> runs = Page.of(
                statement.query(RunRowMapper::view).list(), limit, last -> new Cursor(last.createdAt(), last.id()));
        Map<UUID, RunSubject> subjects = subjects(runs.items());
        return runs.map(run -> new Found(run, subjectOf(run, subjects)));
    }

    public Found get(RunView run) {
        return new Found(run, subjectOf(run, subjects(List.of(run))));
    }

    /** Only the conditions asked for, so that each combination gets the plan with its own index. */
    private static String conditions(Filter filter, @Nullable Cursor after) {
        return List.of(
                        filter.integrationId() == null ? "" : "integration_id = :integration",
                        filter.state() == null ? "" : "state = :state",
                        filter.outcome() == null ? "" : "outcome_kind = :outcome",
                        after == null ? "" : "(created_at, id) < (:at, :id)",
                        "true")
                .stream()
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" AND "));
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
