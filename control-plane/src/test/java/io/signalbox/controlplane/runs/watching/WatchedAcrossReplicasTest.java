package io.signalbox.controlplane.runs.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.TwoReplicasScene;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agent may ask any replica, wherever the stream is open. */
@Tag("broker")
class WatchedAcrossReplicasTest extends TwoReplicasScene {

    @Autowired
    private WatchedRuns here;

    @Test
    void aRunThatIsFollowedOnOneReplicaIsWatchedOnTheOther() {
        UUID run = UUID.randomUUID();
        WatchedRuns there = other.bean(WatchedRuns.class);

        Tenant.run(UUID.randomUUID(), () -> there.watch(List.of(run)));

        await().until(() -> here.isWatched(run));
        assertThat(here.among(List.of(run, UUID.randomUUID()))).containsExactly(run);
    }
}
