package io.signalbox.agent.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that follows one request through both services. A caller's own is kept when it is harmless to log. */
@ApplicationScoped
class RequestIds {

    static final String HEADER = "X-Request-ID";
    static final String PROPERTY = "signalbox.request_id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final Supplier<UUID> fresh;

    @Inject
    RequestIds() {
        this(UUID::randomUUID);
    }

    RequestIds(Supplier<UUID> fresh) {
        this.fresh = fresh;
    }

    String adopt(@Nullable String presented) {
        return presented != null && HARMLESS.matcher(presented).matches()
                ? presented
                : fresh.get().toString();
    }
}
