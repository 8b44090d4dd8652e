package io.signalbox.controlplane.events.groupcommit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is committed at once, and how much may wait for it.
 *
 * @param committers transactions at a time: while one waits for the disk, the other is filled
 * @param groupEvents most events of one transaction. A delivery that has more goes alone
 * @param groupBytes most bytes of one transaction; a larger delivery goes alone
 * @param waitingEvents most events that wait; more are refused and sent again
 * @param waitingBytes most bytes that wait; bounds memory
 * @param deadline longest wait of a request for its commit
 */
@ConfigurationProperties("signalbox.intake")
public record GroupCommitSettings(
        @DefaultValue("2") int committers,
        @DefaultValue("64") int groupEvents,
        @DefaultValue("4MB") DataSize groupBytes,
        @DefaultValue("4096") int waitingEvents,
        @DefaultValue("32MB") DataSize waitingBytes,
        @DefaultValue("5s") Duration deadline) {}
