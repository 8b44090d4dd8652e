package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that a run waits for.
 *
 * @param key names it within its run
 * @param schema JSON schema of the answer
 * @param shownHash SHA-256 of what is shown with the question, lower hex
 * @param expiresAt when nobody needs to answer any more; null for never
 */
public record Interrupt(
        String key,
        ObjectNode schema,
        String shownHash,
        @Nullable Instant expiresAt) {}
