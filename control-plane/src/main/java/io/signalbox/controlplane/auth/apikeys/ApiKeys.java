package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API keys of the current organization, to look at. */
@Service
@Transactional(readOnly = true)
public class ApiKeys {

    private final ApiKeyRepository keys;
    private final Clock clock;

    ApiKeys(ApiKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Newest first, in any state when none is asked for. */
    public Page<ApiKeyView> list(@Nullable ApiKeyState state, @Nullable Cursor after, int limit) {
        String wanted = state == null ? ApiKeyRepository.ANY : state.text();
        Instant now = clock.instant();
        var max = Limit.of(limit + 1);
        List<ApiKey> rows = after == null
                ? keys.newest(wanted, now, max)
                : keys.newestBefore(wanted, now, after.at(), after.id(), max);
        return Page.of(rows.stream().map(key -> key.view(now)).toList(), limit, ApiKeys::cursor);
    }

    /** @throws ApiKeyNotFound when this organization has no such key */
    public ApiKeyView get(UUID id) {
        return keys.findById(id).orElseThrow(() -> new ApiKeyNotFound(id)).view(clock.instant());
    }

    private static Cursor cursor(ApiKeyView key) {
        return new Cursor(key.createdAt(), key.id());
    }
}
