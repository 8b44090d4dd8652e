package io.signalbox.controlplane.platform.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.lifecycle.Ticker;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All open streams of this replica. Bounded per person and in all, closed when their reader may not read on, and first when the process stops. */
@Component
@EnableConfigurationProperties(StreamSettings.class)
public class EventStreams implements SmartLifecycle {

    /** With {@link StreamReaders}, how long a stream outlives the right to read it. */
    private static final Duration READERS_ARE_CHECKED = Duration.ofMillis(500);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration NEAR_LIMIT = Duration.ofSeconds(1);

    private final Map<EventStream, Principal> open = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> openOfPerson = new ConcurrentHashMap<>();
    private final StreamSettings settings;
    private final int max;
    private final ObjectProvider<StreamReaders> readers;
    private final Ticker check = new Ticker("stream-readers", READERS_ARE_CHECKED, this::closeOfGoneReaders);
    private volatile boolean running;

    EventStreams(StreamSettings settings, ObjectProvider<StreamReaders> readers, MeterRegistry meters) {
        this.settings = settings;
        this.max = settings.maxWithin(Runtime.getRuntime().maxMemory());
        this.readers = readers;
        meters.gaugeMapSize("signalbox.streams.open", List.of(), open);
    }

    /**
     * Opens a stream for a person, in the name of their organization.
     *
     * @throws RateLimited when the person has too many open
     * @throws Overloaded when this replica has too many open
     */
    public SseEmitter open(Principal reader, EventStream.Source source, Runnable onEnd) {
        EventStream stream = admit(reader, onEnd);
        Thread.ofVirtual()
                .name("event-stream")
                .start(() -> Tenant.run(
                        reader.organizationId(), () -> stream.serve(source, settings.life(), () -> heartbeat(reader))));
        return stream.emitter();
    }

    private synchronized EventStream admit(Principal reader, Runnable onEnd) {
        if (!running || open.size() >= max) {
            throw new Overloaded("Too many streams are open here; try again in a moment.", Duration.ofSeconds(5));
        }
        if (streamsOf(reader) >= settings.maxPerPerson()) {
            throw new RateLimited("Close other tabs: too many streams are open.", Duration.ofSeconds(5));
        }
        var streams = new EventStream[1];
        streams[0] = new EventStream(() -> {
            open.remove(streams[0]);
            openOfPerson.computeIfPresent(person(reader), (id, count) -> count == 1 ? null : count - 1);
            onEnd.run();
        });
        open.put(streams[0], reader);
        openOfPerson.merge(person(reader), 1, Integer::sum);
        return streams[0];
    }

    private int streamsOf(Principal reader) {
        return openOfPerson.getOrDefault(person(reader), 0);
    }

    private static UUID person(Principal reader) {
        return reader.actor().id();
    }

    /** Someone who walks through many pages leaves streams behind: near the limit those are found sooner. */
    private Duration heartbeat(Principal reader) {
        return streamsOf(reader) * 2 > settings.maxPerPerson() ? NEAR_LIMIT : HEARTBEAT;
    }

    private void closeOfGoneReaders() {
        Set<Principal> reading = Set.copyOf(open.values());
        if (reading.isEmpty()) {
            return;
        }
        Set<Principal> gone =
                readers.stream().flatMap(kind -> kind.gone(reading).stream()).collect(Collectors.toUnmodifiableSet());
        open.forEach((stream, reader) -> {
            if (gone.contains(reader)) {
                stream.close();
            }
        });
    }

    @Override
    public void start() {
        running = true;
        check.start();
    }

    @Override
    public void stop() {
        running = false;
        check.close();
        List.copyOf(open.keySet()).forEach(EventStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server waits for its last requests: streams never end by themselves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 600;
    }
}
