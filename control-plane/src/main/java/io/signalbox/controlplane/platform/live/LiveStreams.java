package io.signalbox.controlplane.platform.live;

import io.signalbox.controlplane.platform.security.Principal;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams of what changed in an organization. A reader that cannot keep up is dropped; it reloads when it comes back. */
@Component
public class LiveStreams implements LiveListener {

    private static final int MAILBOX = 100;

    private final Set<Mailbox> mailboxes = ConcurrentHashMap.newKeySet();
    private final EventStreams streams;

    LiveStreams(EventStreams streams) {
        this.streams = streams;
    }

    /** @param data makes the {@code data} of an event */
    public SseEmitter open(Principal reader, Function<LiveSignal, Object> data) {
        var mailbox = new Mailbox(reader.organizationId(), data);
        mailboxes.add(mailbox);
        try {
            return streams.open(reader, mailbox, () -> mailboxes.remove(mailbox));
        } catch (RuntimeException refused) {
            mailboxes.remove(mailbox);
            throw refused;
        }
    }

    @Override
    public void changed(LiveSignal signal) {
        for (Mailbox mailbox : mailboxes) {
            mailbox.put(signal);
        }
    }

    private static final class Mailbox implements EventStream.Source {

        private final BlockingQueue<LiveSignal> signals = new ArrayBlockingQueue<>(MAILBOX);
        private final UUID organizationId;
        private final Function<LiveSignal, Object> data;
        private volatile boolean overrun;

        private Mailbox(UUID organizationId, Function<LiveSignal, Object> data) {
            this.organizationId = organizationId;
            this.data = data;
        }

        private void put(LiveSignal signal) {
            if (organizationId.equals(signal.organizationId()) && !signals.offer(signal)) {
                overrun = true;
            }
        }

        @Override
        public boolean write(EventStream stream, Duration longest) throws IOException, InterruptedException {
            LiveSignal signal = signals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (signal != null) {
                stream.send(SseEmitter.event().name("change").data(data.apply(signal)));
            }
            return !overrun;
        }
    }
}
