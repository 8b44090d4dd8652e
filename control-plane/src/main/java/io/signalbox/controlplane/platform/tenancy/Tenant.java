package io.signalbox.controlplane.platform.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organization in whose name this thread works. Transactions started inside see the rows of that organization and no other. */
public final class Tenant {

    private static final ScopedValue<UUID> CURRENT = ScopedValue.newInstance();

    private Tenant() {}

    public static <R extends @Nullable Object, X extends Throwable> R call(
            UUID organizationId, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, organizationId).call(work);
    }

    public static void run(UUID organizationId, Runnable work) {
        ScopedValue.where(CURRENT, organizationId).run(work);
    }

    /** @throws IllegalStateException when no tenant is set */
    public static UUID current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("No tenant is set"));
    }

    public static @Nullable UUID currentOrNull() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }
}
