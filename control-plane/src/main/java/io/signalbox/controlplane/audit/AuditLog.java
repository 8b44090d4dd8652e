package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.chain.ChainRepository;
import io.signalbox.controlplane.audit.chain.EntryText;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The audit log of the current organization, to look at. */
@Service
@Transactional(readOnly = true)
public class AuditLog {

    private final JdbcClient jdbc;
    private final ChainRepository rows;
    private final JsonMapper json;

    AuditLog(JdbcClient jdbc, ChainRepository rows, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
    }

    /**
     * Newest first.
     *
     * @param cursor of the page before; null for the first
     * @throws InvalidRequest when it is no cursor
     */
    public AuditPage list(AuditFilter filter, @Nullable String cursor, int limit) {
        Part part = part(filter);
        long last = cursor == null ? part.last() : Math.min(part.last(), position(cursor) - 1);
        List<AuditEntryView> found = AuditQuery.of(filter, part.after(), last)
                .orderBy("sequence DESC")
                .list(jdbc, limit + 1, this::view);
        if (found.size() <= limit) {
            return new AuditPage(found, null);
        }
        List<AuditEntryView> items = List.copyOf(found.subList(0, limit));
        return new AuditPage(items, cursor(items.getLast().entry().sequence()));
    }

    /** @throws AuditEntryNotFound when this organization has no such entry */
    public AuditEntryView get(long sequence) {
        return jdbc.sql(AuditQuery.SELECT + " WHERE sequence = ?")
                .param(sequence)
                .query(Row.as(this::view))
                .optional()
                .orElseThrow(() -> new AuditEntryNotFound(sequence));
    }

    /** The part of the chain that the filter's times leave. */
    public Part part(AuditFilter filter) {
        long after = filter.from() == null
                ? 0
                : rows.firstSince(filter.from()).map(first -> first - 1).orElse(Long.MAX_VALUE);
        long last = filter.to() == null
                ? rows.end().sequence()
                : rows.lastBefore(filter.to()).orElse(0L);
        return new Part(Math.min(after, last), last);
    }

    /** Behind the one, up to the other. */
    public record Part(long after, long last) {}

    private AuditEntryView view(Row row) {
        return new AuditEntryView(
                row.value("entry", entry -> json.readValue(entry, EntryText.class)),
                row.text("previous_hash"),
                row.text("hash"));
    }

    private static String cursor(long sequence) {
        byte[] text = Long.toString(sequence).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidRequest(
                    "Send next_cursor of the page before, unchanged.",
                    List.of(new FieldProblem("/cursor", "is not a cursor")));
        }
    }
}
