package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import java.util.Collection;
import java.util.HashMap;
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

    /** So many are looked up one by one in no time; of more, some are among the newest. */
    static final int FEW = 1000;

    private final JdbcClient jdbc;
    private final List<RunInputs> inputs;
    private final RunRowMapper rows;

    RunSearch(JdbcClient jdbc, List<RunInputs> inputs, RunRowMapper rows) {
        this.jdbc = jdbc;
        this.inputs = inputs;
        this.rows = rows;
    }

    /** What to look for; null matches all. */
    public record Filter(
            @Nullable UUID sourceId,
            @Nullable RunState state,
            @Nullable String outcome) {}

    /**
     * A run and what it is about.
     *
     * @param subject null where nobody describes subjects of its type
     */
    public record Found(RunView run, @Nullable RunSubject subject) {}

    /** A page of them with what they are about. */
    public Page<Found> page(Filter filter, @Nullable Cursor after, int limit) {
        Page<RunView> runs = runs(filter, after, limit);
        Map<UUID, RunSubject> subjects = subjects(runs.items());
        return runs.map(run -> new Found(run, subjects.get(run.subject().id())));
    }

    /** A page of them alone. */
    public Page<RunView> runs(Filter filter, @Nullable Cursor after, int limit) {
        return query(filter, after).page(jdbc, limit, rows::view, last -> new Cursor(last.createdAt(), last.id()));
    }

    private ListQuery query(Filter filter, @Nullable Cursor after) {
        RunState state = filter.state();
        boolean few = state != null && isRare(state) && few(state);
        return query(filter, after, few);
    }

    /** @param few whether at most {@link #FEW} runs are in the state asked for, which is then where reading begins */
    static ListQuery query(Filter filter, @Nullable Cursor after, boolean few) {
        RunState state = filter.state();
        ListQuery query = state == null || state.isTerminal()
                ? ListQuery.of(RunRowMapper.SELECT).where("r.state = :state", "state", state, RunState::text)
                : open(state, few);
        return query.where("r.source_id = :source", "source", filter.sourceId())
                .where("r.outcome = :outcome", "outcome", filter.outcome())
                .newestFirst("r.created_at", "r.id", after);
    }

    /** Nothing is known of how many rows the queue has, so it is said here in which order the two tables are read. */
    private static ListQuery open(RunState state, boolean few) {
        return few
                ? ListQuery.of(RunRowMapper.OPEN)
                        .where(
                                "r.id = ANY (ARRAY(SELECT run_id FROM run_queue WHERE state = :state))",
                                "state",
                                state,
                                RunState::text)
                : ListQuery.of(RunRowMapper.NEWEST_OPEN)
                        .where("r.state = 'open'")
                        .where("q.state = :state", "state", state, RunState::text);
    }

    /** Few runs at a time run or wait for people, however many are held or queued. */
    private static boolean isRare(RunState state) {
        return state == RunState.RUNNING || state == RunState.WAITING;
    }

    private boolean few(RunState state) {
        return jdbc.sql("SELECT count(*) FROM (SELECT FROM run_queue WHERE state = ? LIMIT ?) AS found")
                        .params(state.text(), FEW + 1)
                        .query(Integer.class)
                        .single()
                <= FEW;
    }

    public Found get(RunView run) {
        return new Found(run, subjects(List.of(run)).get(run.subject().id()));
    }

    private Map<UUID, RunSubject> subjects(Collection<RunView> runs) {
        Map<UUID, RunSubject> subjects = new HashMap<>();
        for (RunInputs described : inputs) {
            List<UUID> ids = runs.stream()
                    .map(RunView::subject)
                    .filter(subject -> subject.type().equals(described.subjectType()))
                    .map(SubjectRef::id)
                    .toList();
            subjects.putAll(described.subjects(ids));
        }
        return subjects;
    }
}
