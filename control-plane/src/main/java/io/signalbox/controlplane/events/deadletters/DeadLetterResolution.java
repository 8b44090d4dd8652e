package io.signalbox.controlplane.events.deadletters;

import static java.util.Objects.requireNonNull;

import io.signalbox.controlplane.events.NewEvent;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.text.StorableText;
import io.signalbox.controlplane.runs.RunDeadLettered;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where dead letters arrive, and where people retry or discard them. The first to decide wins; the next one is told. */
@Service
@Transactional
public class DeadLetterResolution {

    private static final String TOPIC = "dead_letters";
    private static final String STATE = "state";

    private final JdbcClient jdbc;
    private final Runs runs;
    private final ApplicationEventPublisher events;
    private final LiveChanges live;
    private final JsonMapper json;
    private final Clock clock;

    DeadLetterResolution(
            JdbcClient jdbc,
            Runs runs,
            ApplicationEventPublisher events,
            LiveChanges live,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.events = events;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    /** In the transaction that ends the run, so that there is never one without the other. */
    @EventListener
    public void arrive(RunDeadLettered letter) {
        jdbc.sql("""
                        INSERT INTO dead_letter (id, organization_id, integration_id, event_id, run_id, run_attempt, state, reason, detail,
                            attempts, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?::jsonb, ?)
                        """)
                .params(
                        letter.deadLetterId(),
                        Tenant.current(),
                        requireNonNull(letter.subject().sourceId()),
                        letter.subject().id(),
                        letter.runId(),
                        letter.attempt(),
                        letter.reason().text(),
                        storable(letter.detail()),
                        attemptsText(letter.attempts()),
                        Timestamp.from(clock.instant()))
                .update();
        live.changed(TOPIC, letter.deadLetterId());
    }

    /**
     * Queues the run of a dead letter again.
     *
     * @param by a person, or a service
     * @param corrected a payload to map instead of the stored one; kept beside it, never over it
     * @throws DeadLetterNotFound when this organization has no such dead letter
     * @throws DeadLetterResolved when it is not open
     */
    public void retry(UUID id, Actor by, @Nullable Map<String, Object> corrected) {
        String payload = corrected == null ? null : storablePayload(corrected);
        UUID runId = resolve(id, jdbc.sql("""
                                UPDATE dead_letter SET state = 'retried', resolved_at = :now, resolved_by = :user, resolved_by_key = :key,
                                    corrected_payload = CAST(:payload AS jsonb)
                                WHERE id = :id AND state = 'open' RETURNING run_id
                                """).param("payload", payload), by);
        runs.retry(runId);
        announce("dead_letter.retried", id, Map.of(STATE, "retried", "corrected", corrected != null));
    }

    /**
     * Gives a dead letter up.
     *
     * @param by a person, or a service
     * @param reason why, for whoever asks later
     * @throws DeadLetterNotFound when this organization has no such dead letter
     * @throws DeadLetterResolved when it is not open
     */
    public void discard(UUID id, Actor by, String reason) {
        UUID runId = resolve(id, jdbc.sql("""
                                UPDATE dead_letter SET state = 'discarded', resolved_at = :now, resolved_by = :user, resolved_by_key = :key,
                                    discard_reason = :reason
                                WHERE id = :id AND state = 'open' RETURNING run_id
                                """).param("reason", StorableText.requireWords("/reason", reason)), by);
        runs.discard(runId);
        announce("dead_letter.discarded", id, Map.of(STATE, "discarded", "reason", reason));
    }

    private UUID resolve(UUID id, JdbcClient.StatementSpec update, Actor by) {
        UUID runId = update.param("id", id)
                .param("user", by instanceof Actor.Person person ? person.id() : null, Types.OTHER)
                .param("key", by instanceof Actor.ApiKey key ? key.name() : null, Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> isKnown(id) ? new DeadLetterResolved(id) : new DeadLetterNotFound(id));
        live.changed(TOPIC, id);
        return runId;
    }

    /** People know a dead letter by the ticket it is about. */
    private void announce(String action, UUID id, Map<String, Object> after) {
        String name = jdbc.sql(
                        "SELECT e.external_id FROM dead_letter l JOIN raw_event e ON e.id = l.event_id WHERE l.id = ?")
                .param(id)
                .query(String.class)
                .single();
        events.publishEvent(
                new ChangeMade(action, new AuditTarget("dead_letter", id, name), Map.of(STATE, "open"), after));
    }

    private boolean isKnown(UUID id) {
        return jdbc.sql("SELECT count(*) FROM dead_letter WHERE id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String storablePayload(Map<String, Object> corrected) {
        try {
            UntrustedJson payload = UntrustedJson.read(json.writeValueAsBytes(corrected));
            String problem = NewEvent.problemOf(payload);
            if (problem == null) {
                return payload.string();
            }
            throw refused(problem);
        } catch (NotJson notJson) {
            throw refused(notJson.detail());
        }
    }

    private static InvalidRequest refused(String problem) {
        return new InvalidRequest(
                "The corrected payload cannot be stored: see errors.", List.of(new FieldProblem("/payload", problem)));
    }

    /** What a model or a stack trace put in may be anything; it must not keep the dead letter from being stored. */
    private String attemptsText(List<MappingAttempt> attempts) {
        try {
            UntrustedJson text = UntrustedJson.read(json.writeValueAsBytes(attempts));
            return text.problem().isEmpty() ? text.string() : text.tree().toString();
        } catch (NotJson impossible) {
            throw new IllegalStateException("Written JSON is not JSON", impossible);
        }
    }

    private static String storable(String detail) {
        return StorableText.holds(detail) ? detail : detail.replaceAll("[\\x00\\p{Cs}]", "\uFFFD");
    }
}
