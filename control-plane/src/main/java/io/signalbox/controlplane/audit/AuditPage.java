package io.signalbox.controlplane.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, newest first.
 *
 * @param next where the next ones start; null on the last page
 */
public record AuditPage(
        List<AuditEntryView> items, @Nullable String next) {}
