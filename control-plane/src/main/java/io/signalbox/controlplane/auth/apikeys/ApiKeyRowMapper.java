package io.signalbox.controlplane.auth.apikeys;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of API keys. */
final class ApiKeyRowMapper {

    static final String COLUMNS = """
            id, name, prefix, last_four, scopes, allowed_addresses, created_at, created_by, expires_at, last_used_at, last_used_address,
            rotated_at, previous_expires_at, revoked_at
            """;

    private ApiKeyRowMapper() {}

    static ApiKeyView view(ResultSet row, Instant now) throws SQLException {
        Instant previousExpiresAt = time(row, "previous_expires_at");
        return new ApiKeyView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                state(row, now),
                row.getString("prefix"),
                row.getString("last_four"),
                texts(row, "scopes"),
                texts(row, "allowed_addresses"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                time(row, "expires_at"),
                time(row, "last_used_at"),
                row.getString("last_used_address"),
                time(row, "rotated_at"),
                previousExpiresAt != null && now.isBefore(previousExpiresAt) ? previousExpiresAt : null,
                time(row, "revoked_at"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array texts = row.getArray(column);
        return List.of((String[]) texts.getArray());
    }

    private static ApiKeyState state(ResultSet row, Instant now) throws SQLException {
        if (time(row, "revoked_at") != null) {
            return ApiKeyState.REVOKED;
        }
        Instant expiresAt = time(row, "expires_at");
        return expiresAt == null || now.isBefore(expiresAt) ? ApiKeyState.ACTIVE : ApiKeyState.EXPIRED;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
