package io.signalbox.controlplane.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.problems.Overloaded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is stored, what becomes of it, and what when it cannot be done. */
class OutboxTest extends OutboxScene {

    @Test
    void doesOnceWhatWasCommitted() {
        UUID ours = add("of an organization");
        UUID installations = addForInstallation("of nobody");

        assertThat(workOnAll()).isEqualTo(2);
        assertThat(workOnAll()).isZero();

        assertThat(recorder.handled)
                .containsExactlyInAnyOrder(
                        new OutboxEntry(ours, "of an organization"), new OutboxEntry(installations, "of nobody"));
        assertThat(stored()).isZero();
    }

    @Test
    void doesNothingOfWhatWasUndone() {
        assertThatThrownBy(() -> tenant.call(() -> {
                    outbox.add(recorder.kind, "undone", DAY);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(workOnAll()).isZero();
    }

    @Test
    void triesAgainAfterLongerAndLongerWaits() {
        add("poison");
        recorder.failure = new IllegalStateException("not now");
        workOnAll();

        for (int seconds : List.of(5, 20, 60)) {
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(workOnAll()).as("before %d seconds", seconds).isZero();
            clock.advance(Duration.ofMillis(1));
            assertThat(workOnAll()).as("after %d seconds", seconds).isEqualTo(1);
        }
        recorder.failure = null;
        clock.advance(Duration.ofMinutes(1));
        workOnAll();

        assertThat(recorder.payloads()).containsExactly("poison");
        assertThat(stored()).isZero();
    }

    @Test
    void givesUpInTheEndAndTellsIt() {
        UUID entry = add("poison");
        recorder.failure = new IllegalStateException("never");
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(recorder.givenUp).isEmpty();
            workOnAll();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(recorder.givenUp).containsExactly(entry);
        assertThat(stored()).isZero();
        assertThat(meters.counter("signalbox.outbox.given.up", "kind", recorder.kind)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void givesUpAtOnceWhatNoRepetitionHelps() {
        UUID entry = addForInstallation("poison");
        recorder.failure = new PermanentFailure("no such mailbox");

        workOnAll();

        assertThat(recorder.givenUp).containsExactly(entry);
        assertThat(stored()).isZero();
    }

    @Test
    void doesTheRestWhileOneIsPoisoned() {
        add("poison");
        add("one");
        add("two");
        recorder.failure = new IllegalStateException("never");

        workOnAll();

        assertThat(recorder.payloads()).containsExactlyInAnyOrder("one", "two");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void endsEvenWhatKillsWhoeverWorksOnIt() {
        UUID entry = add("deadly");
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(claim(repositories.organizations())).hasSize(1);
            clock.advance(LEASE);
        }

        workOnAll();

        assertThat(recorder.handled).isEmpty();
        assertThat(recorder.givenUp).containsExactly(entry);
    }

    @Test
    void removesWhatIsOfNoUseAnyMoreWhoeverHandlesIt() {
        tenant.call(() -> outbox.add(recorder.kind, "late", Duration.ofHours(1)));
        // The database rounds times to microseconds
        clock.advance(Duration.ofHours(1).plusMillis(1));

        repositories
                .organizations()
                .claim(List.of(), clock.instant(), clock.instant().plus(LEASE), 100)
                .forEach(claim -> process(repositories.organizations(), claim));

        assertThat(recorder.handled).isEmpty();
        assertThat(stored()).isZero();
    }

    @Test
    void commitsWhatFollowsWithTheRemovalOrNotAtAll() {
        add("one");
        recorder.following = () -> {
            outbox.add(recorder.kind, "follows", DAY);
            throw new IllegalStateException("no");
        };
        workOnAll();
        assertThat(stored()).isEqualTo(1);

        recorder.following = () -> outbox.add(recorder.kind, "follows", DAY);
        clock.advance(Duration.ofSeconds(5));
        workOnAll();
        recorder.following = OutboxHandler.NOTHING_FOLLOWS;
        workOnAll();

        assertThat(recorder.payloads()).containsExactly("one", "one", "follows");
        assertThat(stored()).isZero();
    }

    @Test
    void keepsPayloadsSealedAndWhereTheyBelong() {
        UUID first = add("the same secret words");
        UUID second = add("the same secret words");
        byte[] sealed = tenant.call(() -> jdbc.sql("SELECT payload FROM outbox WHERE id = ?")
                .param(first)
                .query(byte[].class)
                .single());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");

        tenant.call(() -> jdbc.sql("UPDATE outbox SET payload = ? WHERE id = ?")
                .params(sealed, second)
                .update());
        workOnAll();

        assertThat(recorder.handled).extracting(OutboxEntry::id).containsExactly(first);
    }

    @Test
    void takesNoMoreThanMayWait() {
        Outbox small = outbox(new OutboxSettings(4, LEASE, LEASE, LEASE, LEASE, 5, 2));
        tenant.call(() -> small.add(recorder.kind, "one", DAY));
        tenant.call(() -> small.add(recorder.kind, "two", DAY));

        assertThatThrownBy(() -> tenant.call(() -> small.add(recorder.kind, "three", DAY)))
                .isInstanceOf(Overloaded.class);
        tenants.tenant().call(() -> small.add(recorder.kind, "of others", DAY));

        assertThat(workOnAll()).isEqualTo(3);
    }
}
