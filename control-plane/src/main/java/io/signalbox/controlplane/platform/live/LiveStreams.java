package io.signalbox.controlplane.platform.live;

import io.signalbox.controlplane.platform.security.Principal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams of what changed in an organization. What a stream has not told yet is merged: a slow or busy one costs no more than an idle one. */
@Component
public class LiveStreams implements LiveListener {

    /** Whoever looks at a busy organization is told this often, of all that changed meanwhile. */
    static final Duration AT_MOST_EVERY = Duration.ofMillis(250);

    private final Map<UUID, Set<Mailbox>> mailboxes = new ConcurrentHashMap<>();
    private final EventStreams streams;

    LiveStreams(EventStreams streams) {
        this.streams = streams;
    }

    /** @param data makes the {@code data} of an event */
    public SseEmitter open(Principal reader, Function<LiveSignal, Object> data) {
        UUID organizationId = reader.organizationId();
        var mailbox = new Mailbox(data);
        add(organizationId, mailbox);
        try {
            return streams.open(reader, mailbox, () -> remove(organizationId, mailbox));
        } catch (RuntimeException refused) {
            remove(organizationId, mailbox);
            throw refused;
        }
    }

    @Override
    public void changed(LiveSignal signal) {
        if (signal.isPublic()) {
            mailboxes.getOrDefault(signal.organizationId(), Set.of()).forEach(mailbox -> mailbox.changes.add(signal));
        }
    }

    private void add(UUID organizationId, Mailbox mailbox) {
        mailboxes.compute(organizationId, (id, open) -> {
            Set<Mailbox> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(mailbox);
            return all;
        });
    }

    private void remove(UUID organizationId, Mailbox mailbox) {
        mailboxes.computeIfPresent(organizationId, (id, open) -> {
            open.remove(mailbox);
            return open.isEmpty() ? null : open;
        });
    }

    private static final class Mailbox implements EventStream.Source {

        private final ChangeBuffer changes = new ChangeBuffer();
        private final Function<LiveSignal, Object> data;

        private Mailbox(Function<LiveSignal, Object> data) {
            this.data = data;
        }

        @Override
        public boolean write(EventStream stream, Duration longest) throws IOException, InterruptedException {
            List<LiveSignal> signals = changes.await(longest);
            if (!signals.isEmpty()) {
                stream.send(signals.stream()
                        .map(signal -> SseEmitter.event().name("change").data(data.apply(signal)))
                        .toList());
                Thread.sleep(AT_MOST_EVERY);
            }
            return true;
        }
    }
}
