package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API keys of the current organization, to look at. */
@Service
@Transactional(readOnly = true)
public class ApiKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first, in any state when none is asked for. */
    public Page<ApiKeyView> list(@Nullable ApiKeyState state, @Nullable Cursor after, int limit) {
        Instant now = clock.instant();
        var query = jdbc.sql("SELECT " + ApiKeyRowMapper.COLUMNS + " FROM api_key WHERE " + condition(state)
                        + (after == null ? "" : " AND (created_at, id) < (:after_at, :after_id)")
                        + " ORDER BY created_at DESC, id DESC LIMIT :rows")
                .param("now", Timestamp.from(now))
                .param("rows", limit + 1);
        if (after != null) {
            query = query.param("after_at", Timestamp.from(after.at())).param("after_id", after.id());
        }
        List<ApiKeyView> rows =
                query.query((row, number) -> ApiKeyRowMapper.view(row, now)).list();
        return Page.of(rows, limit, key -> new Cursor(key.createdAt(), key.id()));
    }

    /** @throws ApiKeyNotFound when this organization has no such key */
    public ApiKeyView get(UUID id) {
        Instant now = clock.instant();
        return jdbc.sql("SELECT " + ApiKeyRowMapper.COLUMNS + " FROM api_key WHERE id = ?")
                .param(id)
                .query((row, number) -> ApiKeyRowMapper.view(row, now))
                .optional()
                .orElseThrow(() -> new ApiKeyNotFound(id));
    }

    private static String condition(@Nullable ApiKeyState state) {
        return switch (state) {
            case null -> "true";
            case ACTIVE -> "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)";
            case EXPIRED -> "revoked_at IS NULL AND expires_at <= :now";
            case REVOKED -> "revoked_at IS NOT NULL";
        };
    }
}
