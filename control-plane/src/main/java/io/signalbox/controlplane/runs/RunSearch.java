package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.LookThrough;
import io.signalbox.controlplane.runs.forks.ForkOrigin;
import io.signalbox.controlplane.runs.forks.RunForks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** So many are looked up one by one in no time; of more, some are among the newest. */
    static final int FEW = 1000;

    /** So many are looked at for one page where no index holds all that is asked for: some 10 ms. */
    static final int LOOKED_AT = 2000;

    static final String SELECT_OF =
            "SELECT " + RunRowMapper.COLUMNS + " FROM %s AS r LEFT JOIN run_queue q ON q.run_id = r.id";

    private final JdbcClient jdbc;
    private final RunForks forks;
    private final List<RunInputs> inputs;
    private final RunRowMapper rows;

    RunSearch(JdbcClient jdbc, RunForks forks, List<RunInputs> inputs, RunRowMapper rows) {
        this.jdbc = jdbc;
        this.forks = forks;
        this.inputs = inputs;
        this.rows = rows;
    }

    /** What to look for; null matches all. */
    public record Filter(
            @Nullable UUID sourceId,
            @Nullable RunState state,
            @Nullable String outcome) {

        /** The queue holds what is not over, and is short. */
        boolean isLookedThrough() {
            boolean isOver = state != null && state.isTerminal();
            return sourceId != null && (isOver || outcome != null) || isOver && outcome != null;
        }
    }

    /**
     * A run and what it is about.
     *
     * @param subject null where nobody describes subjects of its type
     * @param fork what it was made from; null when it is no fork
     */
    public record Found(
            RunView run,
            @Nullable RunSubject subject,
            @Nullable ForkOrigin fork) {}

    /** A page of them with what they are about. */
    public Page<Found> page(Filter filter, @Nullable Cursor after, int limit) {
        Page<RunView> runs = runs(filter, after, limit);
        Map<UUID, Found> found = found(runs.items());
        return runs.map(run -> Objects.requireNonNull(found.get(run.id())));
    }

    /** These runs with what they are about, in the same order. */
    public List<Found> all(List<RunView> runs) {
        Map<UUID, Found> found = found(runs);
        return runs.stream()
                .map(run -> Objects.requireNonNull(found.get(run.id())))
                .toList();
    }

    /** A page of them alone. */
    public Page<RunView> runs(Filter filter, @Nullable Cursor after, int limit) {
        return filter.isLookedThrough()
                ? lookedThrough(filter, after, limit)
                : query(filter, after).page(jdbc, limit, rows::view, RunSearch::cursor);
    }

    private static Cursor cursor(RunView run) {
        return new Cursor(run.createdAt(), run.id());
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

    /** Runs of a source that has many, in a state or with an outcome that many have: no index holds both. */
    private Page<RunView> lookedThrough(Filter filter, @Nullable Cursor after, int limit) {
        return lookThrough(filter, after, fewOfSource(filter.sourceId(), after))
                .page(
                        jdbc,
                        SELECT_OF,
                        query -> narrowed(query, filter),
                        limit,
                        rows::view,
                        RunSearch::cursor,
                        row -> new Cursor(row.instant("created_at"), row.uuid("id")));
    }

    static LookThrough lookThrough(Filter filter, @Nullable Cursor after, boolean fewOfSource) {
        ListQuery indexed = ListQuery.of("SELECT r.* FROM run r");
        if (fewOfSource) {
            indexed.where("r.source_id = :source", "source", filter.sourceId());
        } else if (filter.outcome() != null) {
            indexed.where("r.outcome = :outcome", "outcome", filter.outcome());
        } else {
            indexed.where("r.state = :state", "state", filter.state(), RunState::text);
        }
        return new LookThrough(indexed.newestFirst("r.created_at", "r.id", after), LOOKED_AT);
    }

    static ListQuery narrowed(ListQuery query, Filter filter) {
        return query.where("r.source_id = :source", "source", filter.sourceId())
                .where("r.outcome = :outcome", "outcome", filter.outcome())
                .where("r.state = :state", "state", filter.state(), RunState::text)
                .newestFirst("r.created_at", "r.id", null);
    }

    /** They are all looked at then. */
    private boolean fewOfSource(@Nullable UUID sourceId, @Nullable Cursor after) {
        ListQuery ofSource = ListQuery.of("SELECT r.id FROM run r")
                .where("r.source_id = :source", "source", sourceId)
                .newestFirst("r.created_at", "r.id", after);
        return ofSource.list(jdbc, LOOKED_AT, row -> row.uuid("id")).size() < LOOKED_AT;
    }

    /**
     * What all runs in a state are about; empty when there are more than so many.
     *
     * @param most a few thousand
     */
    public Optional<List<UUID>> fewSubjects(RunState state, int most) {
        String runs = state.isTerminal()
                ? "SELECT subject_id FROM run WHERE state = ?"
                : "SELECT r.subject_id FROM run_queue q JOIN run r ON r.id = q.run_id WHERE q.state = ?";
        List<UUID> subjects = jdbc.sql(runs + " LIMIT ?")
                .params(state.text(), most + 1)
                .query(UUID.class)
                .list();
        return subjects.size() > most ? Optional.empty() : Optional.of(subjects);
    }

    /**
     * An SQL expression for the state of a run, null unless it may be this one. It is looked up for each row: a join would have the planner
     * guess how many those are.
     */
    public static String stateOf(String runId, RunState state) {
        return state.isTerminal()
                ? "(SELECT run.state FROM run WHERE run.id = %s)".formatted(runId)
                : "(SELECT q.state FROM run_queue q WHERE q.run_id = %s)".formatted(runId);
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
        return Objects.requireNonNull(found(List.of(run)).get(run.id()));
    }

    private Map<UUID, Found> found(Collection<RunView> runs) {
        List<UUID> forked = runs.stream()
                .filter(run -> run.subject().isFork())
                .map(RunView::id)
                .toList();
        Map<UUID, ForkOrigin> origins = forked.isEmpty() ? Map.of() : forks.origins(forked);
        Map<UUID, RunSubject> subjects = subjects(runs, origins);
        return runs.stream()
                .collect(Collectors.toMap(
                        RunView::id,
                        run -> new Found(run, subjects.get(run.subject().id()), origins.get(run.id()))));
    }

    /** A fork is about what the run was about that it came from. */
    private static String subjectType(RunView run, Map<UUID, ForkOrigin> origins) {
        ForkOrigin origin = origins.get(run.id());
        return origin == null ? run.subject().type() : origin.subjectType();
    }

    private Map<UUID, RunSubject> subjects(Collection<RunView> runs, Map<UUID, ForkOrigin> origins) {
        Map<UUID, RunSubject> subjects = new HashMap<>();
        for (RunInputs described : inputs) {
            List<UUID> ids = runs.stream()
                    .filter(run -> subjectType(run, origins).equals(described.subjectType()))
                    .map(run -> run.subject().id())
                    .distinct()
                    .toList();
            subjects.putAll(described.subjects(ids));
        }
        return subjects;
    }
}
