package io.signalbox.controlplane.events.groupcommit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is committed at once, and how much may wait for it.
 *
 * @param committers transactions at a time: while one waits for the disk, the other is filled. A disk that is slow to flush may want more, at the price of smaller groups
 * @param groupEvents most events of one transaction. A delivery that has more goes alone
 * @param groupBytes most bytes of one transaction; a larger delivery goes alone
 * @param smallGroup a group waits for more as long as it has fewer events than this for each group that is being committed: two small
 *     transactions take nearly twice the work of one. Alone it never waits
 * @param gatherFor how long its first event has waited at most when it is committed all the same
 * @param waitingEvents most events that wait; more are refused and sent again
 * @param waitingBytes most bytes that wait; bounds memory
 * @param deadline longest wait of a request for its commit
 */
@ConfigurationProperties("signalbox.intake")
public record GroupCommitSettings(
        @DefaultValue("2") int committers,
        @DefaultValue("64") int groupEvents,
        @DefaultValue("4MB") DataSize groupBytes,
        @DefaultValue("16") int smallGroup,
        @DefaultValue("8ms") Duration gatherFor,
        @DefaultValue("4096") int waitingEvents,
        @DefaultValue("32MB") DataSize waitingBytes,
        @DefaultValue("5s") Duration deadline) {}
